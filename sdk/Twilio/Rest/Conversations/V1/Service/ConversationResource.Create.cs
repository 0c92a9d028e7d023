using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;
using static Twilio.Constant.EnumConstants;

namespace Twilio.Rest.Conversations.V1.Service;

public partial class ConversationResource
{
    public static ConversationResource Create(CreateConversationOptions options, ITwilioRestClient client = null) =>
        CreateWithHeaders(options, client).Data;

    public static async Task<ConversationResource> CreateAsync(CreateConversationOptions options, ITwilioRestClient client = null) =>
        (await CreateWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<ConversationResource> CreateWithHeaders(CreateConversationOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildCreateRequest, options, client, FromJson);

    public static Task<TwilioResponse<ConversationResource>> CreateWithHeadersAsync(CreateConversationOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildCreateRequest, options, client, FromJson);

    public static ConversationResource Create(
        string pathChatServiceSid, string friendlyName = null, string uniqueName = null, string attributes = null,
        string messagingServiceSid = null, DateTime? dateCreated = null, DateTime? dateUpdated = null, StateEnum state = null,
        string timersInactive = null, string timersClosed = null, string bindingsEmailAddress = null, string bindingsEmailName = null,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        Create(CreateOptions(
            pathChatServiceSid, friendlyName, uniqueName, attributes, messagingServiceSid, dateCreated, dateUpdated, state, timersInactive,
            timersClosed, bindingsEmailAddress, bindingsEmailName, xTwilioWebhookEnabled), client);

    public static Task<ConversationResource> CreateAsync(
        string pathChatServiceSid, string friendlyName = null, string uniqueName = null, string attributes = null,
        string messagingServiceSid = null, DateTime? dateCreated = null, DateTime? dateUpdated = null, StateEnum state = null,
        string timersInactive = null, string timersClosed = null, string bindingsEmailAddress = null, string bindingsEmailName = null,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        CreateAsync(CreateOptions(
            pathChatServiceSid, friendlyName, uniqueName, attributes, messagingServiceSid, dateCreated, dateUpdated, state, timersInactive,
            timersClosed, bindingsEmailAddress, bindingsEmailName, xTwilioWebhookEnabled), client);

    public static TwilioResponse<ConversationResource> CreateWithHeaders(
        string pathChatServiceSid, string friendlyName = null, string uniqueName = null, string attributes = null,
        string messagingServiceSid = null, DateTime? dateCreated = null, DateTime? dateUpdated = null, StateEnum state = null,
        string timersInactive = null, string timersClosed = null, string bindingsEmailAddress = null, string bindingsEmailName = null,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        CreateWithHeaders(CreateOptions(
            pathChatServiceSid, friendlyName, uniqueName, attributes, messagingServiceSid, dateCreated, dateUpdated, state, timersInactive,
            timersClosed, bindingsEmailAddress, bindingsEmailName, xTwilioWebhookEnabled), client);

    public static Task<TwilioResponse<ConversationResource>> CreateWithHeadersAsync(
        string pathChatServiceSid, string friendlyName = null, string uniqueName = null, string attributes = null,
        string messagingServiceSid = null, DateTime? dateCreated = null, DateTime? dateUpdated = null, StateEnum state = null,
        string timersInactive = null, string timersClosed = null, string bindingsEmailAddress = null, string bindingsEmailName = null,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        CreateWithHeadersAsync(CreateOptions(
            pathChatServiceSid, friendlyName, uniqueName, attributes, messagingServiceSid, dateCreated, dateUpdated, state, timersInactive,
            timersClosed, bindingsEmailAddress, bindingsEmailName, xTwilioWebhookEnabled), client);

    private static CreateConversationOptions CreateOptions(
        string pathChatServiceSid, string friendlyName, string uniqueName, string attributes, string messagingServiceSid,
        DateTime? dateCreated, DateTime? dateUpdated, StateEnum state, string timersInactive, string timersClosed,
        string bindingsEmailAddress, string bindingsEmailName, WebhookEnabledTypeEnum xTwilioWebhookEnabled) =>
        new CreateConversationOptions(pathChatServiceSid)
        {
            FriendlyName = friendlyName, UniqueName = uniqueName, Attributes = attributes, MessagingServiceSid = messagingServiceSid,
            DateCreated = dateCreated, DateUpdated = dateUpdated, State = state, TimersInactive = timersInactive,
            TimersClosed = timersClosed, BindingsEmailAddress = bindingsEmailAddress, BindingsEmailName = bindingsEmailName,
            XTwilioWebhookEnabled = xTwilioWebhookEnabled,
        };

    private static Request BuildCreateRequest(CreateConversationOptions options, ITwilioRestClient client) => new(
        HttpMethod.Post,
        Domain.Conversations,
        $"/v1/Services/{options.PathChatServiceSid}/Conversations",
        contentType: ContentTypeEnum.FORM_URLENCODED,
        postParams: options.GetParams(),
        headerParams: options.GetHeaderParams());
}
