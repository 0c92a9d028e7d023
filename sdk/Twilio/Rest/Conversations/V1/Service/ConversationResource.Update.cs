using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;
using static Twilio.Constant.EnumConstants;

namespace Twilio.Rest.Conversations.V1.Service;

public partial class ConversationResource
{
    public static ConversationResource Update(UpdateConversationOptions options, ITwilioRestClient client = null) =>
        UpdateWithHeaders(options, client).Data;

    public static async Task<ConversationResource> UpdateAsync(UpdateConversationOptions options, ITwilioRestClient client = null) =>
        (await UpdateWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<ConversationResource> UpdateWithHeaders(UpdateConversationOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildUpdateRequest, options, client, FromJson);

    public static Task<TwilioResponse<ConversationResource>> UpdateWithHeadersAsync(UpdateConversationOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildUpdateRequest, options, client, FromJson);

    public static ConversationResource Update(
        string pathChatServiceSid, string pathSid, string friendlyName = null, DateTime? dateCreated = null,
        DateTime? dateUpdated = null, string attributes = null, string messagingServiceSid = null, StateEnum state = null,
        string timersInactive = null, string timersClosed = null, string uniqueName = null, string bindingsEmailAddress = null,
        string bindingsEmailName = null, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        Update(UpdateOptions(
            pathChatServiceSid, pathSid, friendlyName, dateCreated, dateUpdated, attributes, messagingServiceSid, state, timersInactive,
            timersClosed, uniqueName, bindingsEmailAddress, bindingsEmailName, xTwilioWebhookEnabled), client);

    public static Task<ConversationResource> UpdateAsync(
        string pathChatServiceSid, string pathSid, string friendlyName = null, DateTime? dateCreated = null,
        DateTime? dateUpdated = null, string attributes = null, string messagingServiceSid = null, StateEnum state = null,
        string timersInactive = null, string timersClosed = null, string uniqueName = null, string bindingsEmailAddress = null,
        string bindingsEmailName = null, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        UpdateAsync(UpdateOptions(
            pathChatServiceSid, pathSid, friendlyName, dateCreated, dateUpdated, attributes, messagingServiceSid, state, timersInactive,
            timersClosed, uniqueName, bindingsEmailAddress, bindingsEmailName, xTwilioWebhookEnabled), client);

    public static TwilioResponse<ConversationResource> UpdateWithHeaders(
        string pathChatServiceSid, string pathSid, string friendlyName = null, DateTime? dateCreated = null,
        DateTime? dateUpdated = null, string attributes = null, string messagingServiceSid = null, StateEnum state = null,
        string timersInactive = null, string timersClosed = null, string uniqueName = null, string bindingsEmailAddress = null,
        string bindingsEmailName = null, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        UpdateWithHeaders(UpdateOptions(
            pathChatServiceSid, pathSid, friendlyName, dateCreated, dateUpdated, attributes, messagingServiceSid, state, timersInactive,
            timersClosed, uniqueName, bindingsEmailAddress, bindingsEmailName, xTwilioWebhookEnabled), client);

    public static Task<TwilioResponse<ConversationResource>> UpdateWithHeadersAsync(
        string pathChatServiceSid, string pathSid, string friendlyName = null, DateTime? dateCreated = null,
        DateTime? dateUpdated = null, string attributes = null, string messagingServiceSid = null, StateEnum state = null,
        string timersInactive = null, string timersClosed = null, string uniqueName = null, string bindingsEmailAddress = null,
        string bindingsEmailName = null, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        UpdateWithHeadersAsync(UpdateOptions(
            pathChatServiceSid, pathSid, friendlyName, dateCreated, dateUpdated, attributes, messagingServiceSid, state, timersInactive,
            timersClosed, uniqueName, bindingsEmailAddress, bindingsEmailName, xTwilioWebhookEnabled), client);

    private static UpdateConversationOptions UpdateOptions(
        string pathChatServiceSid, string pathSid, string friendlyName, DateTime? dateCreated, DateTime? dateUpdated,
        string attributes, string messagingServiceSid, StateEnum state, string timersInactive, string timersClosed, string uniqueName,
        string bindingsEmailAddress, string bindingsEmailName, WebhookEnabledTypeEnum xTwilioWebhookEnabled) =>
        new UpdateConversationOptions(pathChatServiceSid, pathSid)
        {
            FriendlyName = friendlyName, DateCreated = dateCreated, DateUpdated = dateUpdated, Attributes = attributes,
            MessagingServiceSid = messagingServiceSid, State = state, TimersInactive = timersInactive, TimersClosed = timersClosed,
            UniqueName = uniqueName, BindingsEmailAddress = bindingsEmailAddress, BindingsEmailName = bindingsEmailName,
            XTwilioWebhookEnabled = xTwilioWebhookEnabled,
        };

    private static Request BuildUpdateRequest(UpdateConversationOptions options, ITwilioRestClient client) => new(
        HttpMethod.Post,
        Domain.Conversations,
        $"/v1/Services/{options.PathChatServiceSid}/Conversations/{options.PathSid}",
        contentType: ContentTypeEnum.FORM_URLENCODED,
        postParams: options.GetParams(),
        headerParams: options.GetHeaderParams());
}
