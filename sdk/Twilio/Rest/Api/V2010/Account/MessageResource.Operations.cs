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

    public static Task<TwilioResponse<MessageResource>> CreateWithHeadersAsync(
        CreateMessageOptions options, ITwilioRestClient client = null) =>
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
            provideFeedback, attempt, validityPeriod, forceDelivery, contentRetention, addressRetention, smartEncoded,
            persistentAction, trafficType, shortenUrls, scheduleType, sendAt, sendAsMms, contentVariables, riskCheck,
            fallbackFrom), client);

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
            provideFeedback, attempt, validityPeriod, forceDelivery, contentRetention, addressRetention, smartEncoded,
            persistentAction, trafficType, shortenUrls, scheduleType, sendAt, sendAsMms, contentVariables, riskCheck,
            fallbackFrom), client);

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
            provideFeedback, attempt, validityPeriod, forceDelivery, contentRetention, addressRetention, smartEncoded,
            persistentAction, trafficType, shortenUrls, scheduleType, sendAt, sendAsMms, contentVariables, riskCheck,
            fallbackFrom), client);

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
            provideFeedback, attempt, validityPeriod, forceDelivery, contentRetention, addressRetention, smartEncoded,
            persistentAction, trafficType, shortenUrls, scheduleType, sendAt, sendAsMms, contentVariables, riskCheck,
            fallbackFrom), client);

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

    public static bool Delete(DeleteMessageOptions options, ITwilioRestClient client = null) =>
        DeleteWithHeaders(options, client).Data;

    public static async Task<bool> DeleteAsync(DeleteMessageOptions options, ITwilioRestClient client = null) =>
        (await DeleteWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<bool> DeleteWithHeaders(DeleteMessageOptions options, ITwilioRestClient client = null) =>
        Operation.Delete(BuildDeleteRequest, options, client);

    public static Task<TwilioResponse<bool>> DeleteWithHeadersAsync(DeleteMessageOptions options, ITwilioRestClient client = null) =>
        Operation.DeleteAsync(BuildDeleteRequest, options, client);

    public static bool Delete(string pathSid, string pathAccountSid = null, ITwilioRestClient client = null) =>
        Delete(new DeleteMessageOptions(pathSid) { PathAccountSid = pathAccountSid }, client);

    public static Task<bool> DeleteAsync(string pathSid, string pathAccountSid = null, ITwilioRestClient client = null) =>
        DeleteAsync(new DeleteMessageOptions(pathSid) { PathAccountSid = pathAccountSid }, client);

    public static TwilioResponse<bool> DeleteWithHeaders(string pathSid, string pathAccountSid = null, ITwilioRestClient client = null) =>
        DeleteWithHeaders(new DeleteMessageOptions(pathSid) { PathAccountSid = pathAccountSid }, client);

    public static Task<TwilioResponse<bool>> DeleteWithHeadersAsync(
        string pathSid, string pathAccountSid = null, ITwilioRestClient client = null) =>
        DeleteWithHeadersAsync(new DeleteMessageOptions(pathSid) { PathAccountSid = pathAccountSid }, client);

    private static Request BuildDeleteRequest(DeleteMessageOptions options, ITwilioRestClient client) => new(
        HttpMethod.Delete,
        Domain.Api,
        $"/2010-04-01/Accounts/{options.PathAccountSid ?? client.AccountSid}/Messages/{options.PathSid}.json",
        queryParams: options.GetParams());

    public static MessageResource Fetch(FetchMessageOptions options, ITwilioRestClient client = null) =>
        FetchWithHeaders(options, client).Data;

    public static async Task<MessageResource> FetchAsync(FetchMessageOptions options, ITwilioRestClient client = null) =>
        (await FetchWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<MessageResource> FetchWithHeaders(FetchMessageOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildFetchRequest, options, client, FromJson);

    public static Task<TwilioResponse<MessageResource>> FetchWithHeadersAsync(
        FetchMessageOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildFetchRequest, options, client, FromJson);

    public static MessageResource Fetch(string pathSid, string pathAccountSid = null, ITwilioRestClient client = null) =>
        Fetch(new FetchMessageOptions(pathSid) { PathAccountSid = pathAccountSid }, client);

    public static Task<MessageResource> FetchAsync(string pathSid, string pathAccountSid = null, ITwilioRestClient client = null) =>
        FetchAsync(new FetchMessageOptions(pathSid) { PathAccountSid = pathAccountSid }, client);

    public static TwilioResponse<MessageResource> FetchWithHeaders(
        string pathSid, string pathAccountSid = null, ITwilioRestClient client = null) =>
        FetchWithHeaders(new FetchMessageOptions(pathSid) { PathAccountSid = pathAccountSid }, client);

    public static Task<TwilioResponse<MessageResource>> FetchWithHeadersAsync(
        string pathSid, string pathAccountSid = null, ITwilioRestClient client = null) =>
        FetchWithHeadersAsync(new FetchMessageOptions(pathSid) { PathAccountSid = pathAccountSid }, client);

    private static Request BuildFetchRequest(FetchMessageOptions options, ITwilioRestClient client) => new(
        HttpMethod.Get,
        Domain.Api,
        $"/2010-04-01/Accounts/{options.PathAccountSid ?? client.AccountSid}/Messages/{options.PathSid}.json",
        queryParams: options.GetParams());

    public static ResourceSet<MessageResource> Read(ReadMessageOptions options, ITwilioRestClient client = null) =>
        ReadWithHeaders(options, client).Records;

    public static async Task<ResourceSet<MessageResource>> ReadAsync(ReadMessageOptions options, ITwilioRestClient client = null) =>
        (await ReadWithHeadersAsync(options, client).ConfigureAwait(false)).Records;

    public static ResourceSetResponse<MessageResource> ReadWithHeaders(ReadMessageOptions options, ITwilioRestClient client = null) =>
        Operation.List<ReadMessageOptions, MessageResource>("messages", BuildReadRequest, options, client);

    public static Task<ResourceSetResponse<MessageResource>> ReadWithHeadersAsync(
        ReadMessageOptions options, ITwilioRestClient client = null) =>
        Operation.ListAsync<ReadMessageOptions, MessageResource>("messages", BuildReadRequest, options, client);

    public static ResourceSet<MessageResource> Read(
        string pathAccountSid = null, PhoneNumber to = null, PhoneNumber from = null, DateTime? dateSentBefore = null,
        DateTime? dateSent = null, DateTime? dateSentAfter = null, long? pageSize = null, long? limit = null,
        ITwilioRestClient client = null) =>
        Read(ReadOptions(
            pathAccountSid, to, from, dateSentBefore, dateSent, dateSentAfter, pageSize, limit), client);

    public static Task<ResourceSet<MessageResource>> ReadAsync(
        string pathAccountSid = null, PhoneNumber to = null, PhoneNumber from = null, DateTime? dateSentBefore = null,
        DateTime? dateSent = null, DateTime? dateSentAfter = null, long? pageSize = null, long? limit = null,
        ITwilioRestClient client = null) =>
        ReadAsync(ReadOptions(
            pathAccountSid, to, from, dateSentBefore, dateSent, dateSentAfter, pageSize, limit), client);

    private static ReadMessageOptions ReadOptions(
        string pathAccountSid, PhoneNumber to, PhoneNumber from, DateTime? dateSentBefore, DateTime? dateSent, DateTime? dateSentAfter,
        long? pageSize, long? limit) =>
        new ReadMessageOptions()
        {
            PathAccountSid = pathAccountSid, To = to, From = from, DateSentBefore = dateSentBefore, DateSent = dateSent,
            DateSentAfter = dateSentAfter, PageSize = pageSize, Limit = limit,
        };

    public static Page<MessageResource> GetPage(string targetUrl, ITwilioRestClient client) =>
        Operation.GetPage<MessageResource>("messages", targetUrl, client);

    public static Page<MessageResource> NextPage(Page<MessageResource> page, ITwilioRestClient client) =>
        GetPage(page.GetNextPageUrl(Domain.Api), client);

    public static Page<MessageResource> PreviousPage(Page<MessageResource> page, ITwilioRestClient client) =>
        GetPage(page.GetPreviousPageUrl(Domain.Api), client);

    private static Request BuildReadRequest(ReadMessageOptions options, ITwilioRestClient client) => new(
        HttpMethod.Get,
        Domain.Api,
        $"/2010-04-01/Accounts/{options.PathAccountSid ?? client.AccountSid}/Messages.json",
        queryParams: options.GetParams());

    public static MessageResource Update(UpdateMessageOptions options, ITwilioRestClient client = null) =>
        UpdateWithHeaders(options, client).Data;

    public static async Task<MessageResource> UpdateAsync(UpdateMessageOptions options, ITwilioRestClient client = null) =>
        (await UpdateWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<MessageResource> UpdateWithHeaders(UpdateMessageOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildUpdateRequest, options, client, FromJson);

    public static Task<TwilioResponse<MessageResource>> UpdateWithHeadersAsync(
        UpdateMessageOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildUpdateRequest, options, client, FromJson);

    public static MessageResource Update(
        string pathSid, string pathAccountSid = null, string body = null, UpdateStatusEnum status = null,
        ITwilioRestClient client = null) =>
        Update(new UpdateMessageOptions(pathSid) { PathAccountSid = pathAccountSid, Body = body, Status = status }, client);

    public static Task<MessageResource> UpdateAsync(
        string pathSid, string pathAccountSid = null, string body = null, UpdateStatusEnum status = null,
        ITwilioRestClient client = null) =>
        UpdateAsync(new UpdateMessageOptions(pathSid) { PathAccountSid = pathAccountSid, Body = body, Status = status }, client);

    public static TwilioResponse<MessageResource> UpdateWithHeaders(
        string pathSid, string pathAccountSid = null, string body = null, UpdateStatusEnum status = null,
        ITwilioRestClient client = null) =>
        UpdateWithHeaders(new UpdateMessageOptions(pathSid) { PathAccountSid = pathAccountSid, Body = body, Status = status }, client);

    public static Task<TwilioResponse<MessageResource>> UpdateWithHeadersAsync(
        string pathSid, string pathAccountSid = null, string body = null, UpdateStatusEnum status = null,
        ITwilioRestClient client = null) =>
        UpdateWithHeadersAsync(new UpdateMessageOptions(pathSid) { PathAccountSid = pathAccountSid, Body = body, Status = status }, client);

    private static Request BuildUpdateRequest(UpdateMessageOptions options, ITwilioRestClient client) => new(
        HttpMethod.Post,
        Domain.Api,
        $"/2010-04-01/Accounts/{options.PathAccountSid ?? client.AccountSid}/Messages/{options.PathSid}.json",
        contentType: ContentTypeEnum.FORM_URLENCODED,
        postParams: options.GetParams());
}
