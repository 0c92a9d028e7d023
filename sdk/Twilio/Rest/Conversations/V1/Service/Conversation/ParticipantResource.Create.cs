using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;
using static Twilio.Constant.EnumConstants;

namespace Twilio.Rest.Conversations.V1.Service.Conversation;

public partial class ParticipantResource
{
    public static ParticipantResource Create(CreateParticipantOptions options, ITwilioRestClient client = null) =>
        CreateWithHeaders(options, client).Data;

    public static async Task<ParticipantResource> CreateAsync(CreateParticipantOptions options, ITwilioRestClient client = null) =>
        (await CreateWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<ParticipantResource> CreateWithHeaders(CreateParticipantOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildCreateRequest, options, client, FromJson);

    public static Task<TwilioResponse<ParticipantResource>> CreateWithHeadersAsync(CreateParticipantOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildCreateRequest, options, client, FromJson);

    public static ParticipantResource Create(
        string pathChatServiceSid, string pathConversationSid, string identity = null, string messagingBindingAddress = null,
        string messagingBindingProxyAddress = null, DateTime? dateCreated = null, DateTime? dateUpdated = null,
        string attributes = null, string messagingBindingProjectedAddress = null, string roleSid = null,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        Create(CreateOptions(
            pathChatServiceSid, pathConversationSid, identity, messagingBindingAddress, messagingBindingProxyAddress, dateCreated,
            dateUpdated, attributes, messagingBindingProjectedAddress, roleSid, xTwilioWebhookEnabled), client);

    public static Task<ParticipantResource> CreateAsync(
        string pathChatServiceSid, string pathConversationSid, string identity = null, string messagingBindingAddress = null,
        string messagingBindingProxyAddress = null, DateTime? dateCreated = null, DateTime? dateUpdated = null,
        string attributes = null, string messagingBindingProjectedAddress = null, string roleSid = null,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        CreateAsync(CreateOptions(
            pathChatServiceSid, pathConversationSid, identity, messagingBindingAddress, messagingBindingProxyAddress, dateCreated,
            dateUpdated, attributes, messagingBindingProjectedAddress, roleSid, xTwilioWebhookEnabled), client);

    public static TwilioResponse<ParticipantResource> CreateWithHeaders(
        string pathChatServiceSid, string pathConversationSid, string identity = null, string messagingBindingAddress = null,
        string messagingBindingProxyAddress = null, DateTime? dateCreated = null, DateTime? dateUpdated = null,
        string attributes = null, string messagingBindingProjectedAddress = null, string roleSid = null,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        CreateWithHeaders(CreateOptions(
            pathChatServiceSid, pathConversationSid, identity, messagingBindingAddress, messagingBindingProxyAddress, dateCreated,
            dateUpdated, attributes, messagingBindingProjectedAddress, roleSid, xTwilioWebhookEnabled), client);

    public static Task<TwilioResponse<ParticipantResource>> CreateWithHeadersAsync(
        string pathChatServiceSid, string pathConversationSid, string identity = null, string messagingBindingAddress = null,
        string messagingBindingProxyAddress = null, DateTime? dateCreated = null, DateTime? dateUpdated = null,
        string attributes = null, string messagingBindingProjectedAddress = null, string roleSid = null,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        CreateWithHeadersAsync(CreateOptions(
            pathChatServiceSid, pathConversationSid, identity, messagingBindingAddress, messagingBindingProxyAddress, dateCreated,
            dateUpdated, attributes, messagingBindingProjectedAddress, roleSid, xTwilioWebhookEnabled), client);

    private static CreateParticipantOptions CreateOptions(
        string pathChatServiceSid, string pathConversationSid, string identity, string messagingBindingAddress,
        string messagingBindingProxyAddress, DateTime? dateCreated, DateTime? dateUpdated, string attributes,
        string messagingBindingProjectedAddress, string roleSid, WebhookEnabledTypeEnum xTwilioWebhookEnabled) =>
        new CreateParticipantOptions(pathChatServiceSid, pathConversationSid)
        {
            Identity = identity, MessagingBindingAddress = messagingBindingAddress,
            MessagingBindingProxyAddress = messagingBindingProxyAddress, DateCreated = dateCreated, DateUpdated = dateUpdated,
            Attributes = attributes, MessagingBindingProjectedAddress = messagingBindingProjectedAddress, RoleSid = roleSid,
            XTwilioWebhookEnabled = xTwilioWebhookEnabled,
        };

    private static Request BuildCreateRequest(CreateParticipantOptions options, ITwilioRestClient client) => new(
        HttpMethod.Post,
        Domain.Conversations,
        $"/v1/Services/{options.PathChatServiceSid}/Conversations/{options.PathConversationSid}/Participants",
        contentType: ContentTypeEnum.FORM_URLENCODED,
        postParams: options.GetParams(),
        headerParams: options.GetHeaderParams());
}
