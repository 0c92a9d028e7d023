using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;
using static Twilio.Constant.EnumConstants;

namespace Twilio.Rest.Conversations.V1.Service.Conversation;

public partial class ParticipantResource
{
    public static ParticipantResource Update(UpdateParticipantOptions options, ITwilioRestClient client = null) =>
        UpdateWithHeaders(options, client).Data;

    public static async Task<ParticipantResource> UpdateAsync(UpdateParticipantOptions options, ITwilioRestClient client = null) =>
        (await UpdateWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<ParticipantResource> UpdateWithHeaders(UpdateParticipantOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildUpdateRequest, options, client, FromJson);

    public static Task<TwilioResponse<ParticipantResource>> UpdateWithHeadersAsync(UpdateParticipantOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildUpdateRequest, options, client, FromJson);

    public static ParticipantResource Update(
        string pathChatServiceSid, string pathConversationSid, string pathSid, DateTime? dateCreated = null,
        DateTime? dateUpdated = null, string identity = null, string attributes = null, string roleSid = null,
        string messagingBindingProxyAddress = null, string messagingBindingProjectedAddress = null, int? lastReadMessageIndex = null,
        string lastReadTimestamp = null, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        Update(UpdateOptions(
            pathChatServiceSid, pathConversationSid, pathSid, dateCreated, dateUpdated, identity, attributes, roleSid,
            messagingBindingProxyAddress, messagingBindingProjectedAddress, lastReadMessageIndex, lastReadTimestamp, xTwilioWebhookEnabled), client);

    public static Task<ParticipantResource> UpdateAsync(
        string pathChatServiceSid, string pathConversationSid, string pathSid, DateTime? dateCreated = null,
        DateTime? dateUpdated = null, string identity = null, string attributes = null, string roleSid = null,
        string messagingBindingProxyAddress = null, string messagingBindingProjectedAddress = null, int? lastReadMessageIndex = null,
        string lastReadTimestamp = null, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        UpdateAsync(UpdateOptions(
            pathChatServiceSid, pathConversationSid, pathSid, dateCreated, dateUpdated, identity, attributes, roleSid,
            messagingBindingProxyAddress, messagingBindingProjectedAddress, lastReadMessageIndex, lastReadTimestamp, xTwilioWebhookEnabled), client);

    public static TwilioResponse<ParticipantResource> UpdateWithHeaders(
        string pathChatServiceSid, string pathConversationSid, string pathSid, DateTime? dateCreated = null,
        DateTime? dateUpdated = null, string identity = null, string attributes = null, string roleSid = null,
        string messagingBindingProxyAddress = null, string messagingBindingProjectedAddress = null, int? lastReadMessageIndex = null,
        string lastReadTimestamp = null, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        UpdateWithHeaders(UpdateOptions(
            pathChatServiceSid, pathConversationSid, pathSid, dateCreated, dateUpdated, identity, attributes, roleSid,
            messagingBindingProxyAddress, messagingBindingProjectedAddress, lastReadMessageIndex, lastReadTimestamp, xTwilioWebhookEnabled), client);

    public static Task<TwilioResponse<ParticipantResource>> UpdateWithHeadersAsync(
        string pathChatServiceSid, string pathConversationSid, string pathSid, DateTime? dateCreated = null,
        DateTime? dateUpdated = null, string identity = null, string attributes = null, string roleSid = null,
        string messagingBindingProxyAddress = null, string messagingBindingProjectedAddress = null, int? lastReadMessageIndex = null,
        string lastReadTimestamp = null, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        UpdateWithHeadersAsync(UpdateOptions(
            pathChatServiceSid, pathConversationSid, pathSid, dateCreated, dateUpdated, identity, attributes, roleSid,
            messagingBindingProxyAddress, messagingBindingProjectedAddress, lastReadMessageIndex, lastReadTimestamp, xTwilioWebhookEnabled), client);

    private static UpdateParticipantOptions UpdateOptions(
        string pathChatServiceSid, string pathConversationSid, string pathSid, DateTime? dateCreated, DateTime? dateUpdated,
        string identity, string attributes, string roleSid, string messagingBindingProxyAddress,
        string messagingBindingProjectedAddress, int? lastReadMessageIndex, string lastReadTimestamp,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled) =>
        new UpdateParticipantOptions(pathChatServiceSid, pathConversationSid, pathSid)
        {
            DateCreated = dateCreated, DateUpdated = dateUpdated, Identity = identity, Attributes = attributes, RoleSid = roleSid,
            MessagingBindingProxyAddress = messagingBindingProxyAddress,
            MessagingBindingProjectedAddress = messagingBindingProjectedAddress, LastReadMessageIndex = lastReadMessageIndex,
            LastReadTimestamp = lastReadTimestamp, XTwilioWebhookEnabled = xTwilioWebhookEnabled,
        };

    private static Request BuildUpdateRequest(UpdateParticipantOptions options, ITwilioRestClient client) => new(
        HttpMethod.Post,
        Domain.Conversations,
        $"/v1/Services/{options.PathChatServiceSid}/Conversations/{options.PathConversationSid}/Participants/{options.PathSid}",
        contentType: ContentTypeEnum.FORM_URLENCODED,
        postParams: options.GetParams(),
        headerParams: options.GetHeaderParams());
}
