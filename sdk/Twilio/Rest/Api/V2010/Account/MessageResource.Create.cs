using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;
using Twilio.Types;
using static Twilio.Constant.EnumConstants;

namespace Twilio.Rest.Api.V2010.Account;

public partial class MessageResource
{
    public static MessageResource Create(CreateMessageOptions options, ITwilioRestClient client = null) =>
        CreateWithHeaders(options, client).Data;

    public static async Task<MessageResource> CreateAsync(CreateMessageOptions options, ITwilioRestClient client = null) =>
        (await CreateWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<MessageResource> CreateWithHeaders(CreateMessageOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildCreateRequest, options, client, FromJson);

    public static Task<TwilioResponse<MessageResource>> CreateWithHeadersAsync(CreateMessageOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildCreateRequest, options, client, FromJson);

    public static MessageResource Create(
        PhoneNumber to, string pathAccountSid = null, PhoneNumber from = null, string messagingServiceSid = null, string body = null,
        List<Uri> mediaUrl = null, string contentSid = null, Uri statusCallback = null, string applicationSid = null,
        decimal? maxPrice = null, bool? provideFeedback = null, int? attempt = null, int? validityPeriod = null,
        bool? forceDelivery = null, ContentRetentionEnum contentRetention = null, AddressRetentionEnum addressRetention = null,
        bool? smartEncoded = null, List<string> persistentAction = null, TrafficTypeEnum trafficType = null, bool? shortenUrls = null,
        ScheduleTypeEnum scheduleType = null, DateTime? sendAt = null, bool? sendAsMms = null, string contentVariables = null,
        RiskCheckEnum riskCheck = null, PhoneNumber fallbackFrom = null, ITwilioRestClient client = null) =>
        Create(CreateOptions(
            to, pathAccountSid, from, messagingServiceSid, body, mediaUrl, contentSid, statusCallback, applicationSid, maxPrice,
            provideFeedback, attempt, validityPeriod, forceDelivery, contentRetention, addressRetention, smartEncoded, persistentAction,
            trafficType, shortenUrls, scheduleType, sendAt, sendAsMms, contentVariables, riskCheck, fallbackFrom), client);

    public static Task<MessageResource> CreateAsync(
        PhoneNumber to, string pathAccountSid = null, PhoneNumber from = null, string messagingServiceSid = null, string body = null,
        List<Uri> mediaUrl = null, string contentSid = null, Uri statusCallback = null, string applicationSid = null,
        decimal? maxPrice = null, bool? provideFeedback = null, int? attempt = null, int? validityPeriod = null,
        bool? forceDelivery = null, ContentRetentionEnum contentRetention = null, AddressRetentionEnum addressRetention = null,
        bool? smartEncoded = null, List<string> persistentAction = null, TrafficTypeEnum trafficType = null, bool? shortenUrls = null,
        ScheduleTypeEnum scheduleType = null, DateTime? sendAt = null, bool? sendAsMms = null, string contentVariables = null,
        RiskCheckEnum riskCheck = null, PhoneNumber fallbackFrom = null, ITwilioRestClient client = null) =>
        CreateAsync(CreateOptions(
            to, pathAccountSid, from, messagingServiceSid, body, mediaUrl, contentSid, statusCallback, applicationSid, maxPrice,
            provideFeedback, attempt, validityPeriod, forceDelivery, contentRetention, addressRetention, smartEncoded, persistentAction,
            trafficType, shortenUrls, scheduleType, sendAt, sendAsMms, contentVariables, riskCheck, fallbackFrom), client);

    public static TwilioResponse<MessageResource> CreateWithHeaders(
        PhoneNumber to, string pathAccountSid = null, PhoneNumber from = null, string messagingServiceSid = null, string body = null,
        List<Uri> mediaUrl = null, string contentSid = null, Uri statusCallback = null, string applicationSid = null,
        decimal? maxPrice = null, bool? provideFeedback = null, int? attempt = null, int? validityPeriod = null,
        bool? forceDelivery = null, ContentRetentionEnum contentRetention = null, AddressRetentionEnum addressRetention = null,
        bool? smartEncoded = null, List<string> persistentAction = null, TrafficTypeEnum trafficType = null, bool? shortenUrls = null,
        ScheduleTypeEnum scheduleType = null, DateTime? sendAt = null, bool? sendAsMms = null, string contentVariables = null,
        RiskCheckEnum riskCheck = null, PhoneNumber fallbackFrom = null, ITwilioRestClient client = null) =>
        CreateWithHeaders(CreateOptions(
            to, pathAccountSid, from, messagingServiceSid, body, mediaUrl, contentSid, statusCallback, applicationSid, maxPrice,
            provideFeedback, attempt, validityPeriod, forceDelivery, contentRetention, addressRetention, smartEncoded, persistentAction,
            trafficType, shortenUrls, scheduleType, sendAt, sendAsMms, contentVariables, riskCheck, fallbackFrom), client);

    public static Task<TwilioResponse<MessageResource>> CreateWithHeadersAsync(
        PhoneNumber to, string pathAccountSid = null, PhoneNumber from = null, string messagingServiceSid = null, string body = null,
        List<Uri> mediaUrl = null, string contentSid = null, Uri statusCallback = null, string applicationSid = null,
        decimal? maxPrice = null, bool? provideFeedback = null, int? attempt = null, int? validityPeriod = null,
        bool? forceDelivery = null, ContentRetentionEnum contentRetention = null, AddressRetentionEnum addressRetention = null,
        bool? smartEncoded = null, List<string> persistentAction = null, TrafficTypeEnum trafficType = null, bool? shortenUrls = null,
        ScheduleTypeEnum scheduleType = null, DateTime? sendAt = null, bool? sendAsMms = null, string contentVariables = null,
        RiskCheckEnum riskCheck = null, PhoneNumber fallbackFrom = null, ITwilioRestClient client = null) =>
        CreateWithHeadersAsync(CreateOptions(
            to, pathAccountSid, from, messagingServiceSid, body, mediaUrl, contentSid, statusCallback, applicationSid, maxPrice,
            provideFeedback, attempt, validityPeriod, forceDelivery, contentRetention, addressRetention, smartEncoded, persistentAction,
            trafficType, shortenUrls, scheduleType, sendAt, sendAsMms, contentVariables, riskCheck, fallbackFrom), client);

    private static CreateMessageOptions CreateOptions(
        PhoneNumber to, string pathAccountSid, PhoneNumber from, string messagingServiceSid, string body, List<Uri> mediaUrl,
        string contentSid, Uri statusCallback, string applicationSid, decimal? maxPrice, bool? provideFeedback, int? attempt,
        int? validityPeriod, bool? forceDelivery, ContentRetentionEnum contentRetention, AddressRetentionEnum addressRetention,
        bool? smartEncoded, List<string> persistentAction, TrafficTypeEnum trafficType, bool? shortenUrls,
        ScheduleTypeEnum scheduleType, DateTime? sendAt, bool? sendAsMms, string contentVariables, RiskCheckEnum riskCheck,
        PhoneNumber fallbackFrom) =>
        new CreateMessageOptions(to)
        {
            PathAccountSid = pathAccountSid, From = from, MessagingServiceSid = messagingServiceSid, Body = body, MediaUrl = mediaUrl,
            ContentSid = contentSid, StatusCallback = statusCallback, ApplicationSid = applicationSid, MaxPrice = maxPrice,
            ProvideFeedback = provideFeedback, Attempt = attempt, ValidityPeriod = validityPeriod, ForceDelivery = forceDelivery,
            ContentRetention = contentRetention, AddressRetention = addressRetention, SmartEncoded = smartEncoded,
            PersistentAction = persistentAction, TrafficType = trafficType, ShortenUrls = shortenUrls, ScheduleType = scheduleType,
            SendAt = sendAt, SendAsMms = sendAsMms, ContentVariables = contentVariables, RiskCheck = riskCheck,
            FallbackFrom = fallbackFrom,
        };

    private static Request BuildCreateRequest(CreateMessageOptions options, ITwilioRestClient client) => new(
        HttpMethod.Post,
        Domain.Api,
        $"/2010-04-01/Accounts/{options.PathAccountSid ?? client.AccountSid}/Messages.json",
        contentType: ContentTypeEnum.FORM_URLENCODED,
        postParams: options.GetParams());
}
