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

    public static TwilioResponse<ParticipantResource> CreateWithHeaders(
        CreateParticipantOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildCreateRequest, options, client, FromJson);

    public static Task<TwilioResponse<ParticipantResource>> CreateWithHeadersAsync(
        CreateParticipantOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildCreateRequest, options, client, FromJson);

    public static ParticipantResource Create(
        string pathChatServiceSid, string pathConversationSid, string identity = null, string messagingBindingAddress = null,
        string messagingBindingProxyAddress = null, DateTime? dateCreated = null, DateTime? dateUpdated = null,
        string attributes = null, string messagingBindingProjectedAddress = null, string roleSid = null,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        Create(CreateOptions(
            pathChatServiceSid, pathConversationSid, identity, messagingBindingAddress, messagingBindingProxyAddress,
            dateCreated, dateUpdated, attributes, messagingBindingProjectedAddress, roleSid, xTwilioWebhookEnabled), client);

    public static Task<ParticipantResource> CreateAsync(
        string pathChatServiceSid, string pathConversationSid, string identity = null, string messagingBindingAddress = null,
        string messagingBindingProxyAddress = null, DateTime? dateCreated = null, DateTime? dateUpdated = null,
        string attributes = null, string messagingBindingProjectedAddress = null, string roleSid = null,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        CreateAsync(CreateOptions(
            pathChatServiceSid, pathConversationSid, identity, messagingBindingAddress, messagingBindingProxyAddress,
            dateCreated, dateUpdated, attributes, messagingBindingProjectedAddress, roleSid, xTwilioWebhookEnabled), client);

    public static TwilioResponse<ParticipantResource> CreateWithHeaders(
        string pathChatServiceSid, string pathConversationSid, string identity = null, string messagingBindingAddress = null,
        string messagingBindingProxyAddress = null, DateTime? dateCreated = null, DateTime? dateUpdated = null,
        string attributes = null, string messagingBindingProjectedAddress = null, string roleSid = null,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        CreateWithHeaders(CreateOptions(
            pathChatServiceSid, pathConversationSid, identity, messagingBindingAddress, messagingBindingProxyAddress,
            dateCreated, dateUpdated, attributes, messagingBindingProjectedAddress, roleSid, xTwilioWebhookEnabled), client);

    public static Task<TwilioResponse<ParticipantResource>> CreateWithHeadersAsync(
        string pathChatServiceSid, string pathConversationSid, string identity = null, string messagingBindingAddress = null,
        string messagingBindingProxyAddress = null, DateTime? dateCreated = null, DateTime? dateUpdated = null,
        string attributes = null, string messagingBindingProjectedAddress = null, string roleSid = null,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        CreateWithHeadersAsync(CreateOptions(
            pathChatServiceSid, pathConversationSid, identity, messagingBindingAddress, messagingBindingProxyAddress,
            dateCreated, dateUpdated, attributes, messagingBindingProjectedAddress, roleSid, xTwilioWebhookEnabled), client);

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

    public static bool Delete(DeleteParticipantOptions options, ITwilioRestClient client = null) =>
        DeleteWithHeaders(options, client).Data;

    public static async Task<bool> DeleteAsync(DeleteParticipantOptions options, ITwilioRestClient client = null) =>
        (await DeleteWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<bool> DeleteWithHeaders(DeleteParticipantOptions options, ITwilioRestClient client = null) =>
        Operation.Delete(BuildDeleteRequest, options, client);

    public static Task<TwilioResponse<bool>> DeleteWithHeadersAsync(DeleteParticipantOptions options, ITwilioRestClient client = null) =>
        Operation.DeleteAsync(BuildDeleteRequest, options, client);

    public static bool Delete(
        string pathChatServiceSid, string pathConversationSid, string pathSid, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null,
        ITwilioRestClient client = null) =>
        Delete(new DeleteParticipantOptions(pathChatServiceSid, pathConversationSid, pathSid)
        {
            XTwilioWebhookEnabled = xTwilioWebhookEnabled,
        }, client);

    public static Task<bool> DeleteAsync(
        string pathChatServiceSid, string pathConversationSid, string pathSid, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null,
        ITwilioRestClient client = null) =>
        DeleteAsync(new DeleteParticipantOptions(pathChatServiceSid, pathConversationSid, pathSid)
        {
            XTwilioWebhookEnabled = xTwilioWebhookEnabled,
        }, client);

    public static TwilioResponse<bool> DeleteWithHeaders(
        string pathChatServiceSid, string pathConversationSid, string pathSid, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null,
        ITwilioRestClient client = null) =>
        DeleteWithHeaders(new DeleteParticipantOptions(pathChatServiceSid, pathConversationSid, pathSid)
        {
            XTwilioWebhookEnabled = xTwilioWebhookEnabled,
        }, client);

    public static Task<TwilioResponse<bool>> DeleteWithHeadersAsync(
        string pathChatServiceSid, string pathConversationSid, string pathSid, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null,
        ITwilioRestClient client = null) =>
        DeleteWithHeadersAsync(new DeleteParticipantOptions(pathChatServiceSid, pathConversationSid, pathSid)
        {
            XTwilioWebhookEnabled = xTwilioWebhookEnabled,
        }, client);

    private static Request BuildDeleteRequest(DeleteParticipantOptions options, ITwilioRestClient client) => new(
        HttpMethod.Delete,
        Domain.Conversations,
        $"/v1/Services/{options.PathChatServiceSid}/Conversations/{options.PathConversationSid}/Participants/{options.PathSid}",
        queryParams: options.GetParams(),
        headerParams: options.GetHeaderParams());

    public static ParticipantResource Fetch(FetchParticipantOptions options, ITwilioRestClient client = null) =>
        FetchWithHeaders(options, client).Data;

    public static async Task<ParticipantResource> FetchAsync(FetchParticipantOptions options, ITwilioRestClient client = null) =>
        (await FetchWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<ParticipantResource> FetchWithHeaders(FetchParticipantOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildFetchRequest, options, client, FromJson);

    public static Task<TwilioResponse<ParticipantResource>> FetchWithHeadersAsync(
        FetchParticipantOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildFetchRequest, options, client, FromJson);

    public static ParticipantResource Fetch(
        string pathChatServiceSid, string pathConversationSid, string pathSid, ITwilioRestClient client = null) =>
        Fetch(new FetchParticipantOptions(pathChatServiceSid, pathConversationSid, pathSid), client);

    public static Task<ParticipantResource> FetchAsync(
        string pathChatServiceSid, string pathConversationSid, string pathSid, ITwilioRestClient client = null) =>
        FetchAsync(new FetchParticipantOptions(pathChatServiceSid, pathConversationSid, pathSid), client);

    public static TwilioResponse<ParticipantResource> FetchWithHeaders(
        string pathChatServiceSid, string pathConversationSid, string pathSid, ITwilioRestClient client = null) =>
        FetchWithHeaders(new FetchParticipantOptions(pathChatServiceSid, pathConversationSid, pathSid), client);

    public static Task<TwilioResponse<ParticipantResource>> FetchWithHeadersAsync(
        string pathChatServiceSid, string pathConversationSid, string pathSid, ITwilioRestClient client = null) =>
        FetchWithHeadersAsync(new FetchParticipantOptions(pathChatServiceSid, pathConversationSid, pathSid), client);

    private static Request BuildFetchRequest(FetchParticipantOptions options, ITwilioRestClient client) => new(
        HttpMethod.Get,
        Domain.Conversations,
        $"/v1/Services/{options.PathChatServiceSid}/Conversations/{options.PathConversationSid}/Participants/{options.PathSid}",
        queryParams: options.GetParams());

    public static ResourceSet<ParticipantResource> Read(ReadParticipantOptions options, ITwilioRestClient client = null) =>
        ReadWithHeaders(options, client).Records;

    public static async Task<ResourceSet<ParticipantResource>> ReadAsync(ReadParticipantOptions options, ITwilioRestClient client = null) =>
        (await ReadWithHeadersAsync(options, client).ConfigureAwait(false)).Records;

    public static ResourceSetResponse<ParticipantResource> ReadWithHeaders(
        ReadParticipantOptions options, ITwilioRestClient client = null) =>
        Operation.List<ReadParticipantOptions, ParticipantResource>("participants", BuildReadRequest, options, client);

    public static Task<ResourceSetResponse<ParticipantResource>> ReadWithHeadersAsync(
        ReadParticipantOptions options, ITwilioRestClient client = null) =>
        Operation.ListAsync<ReadParticipantOptions, ParticipantResource>("participants", BuildReadRequest, options, client);

    public static ResourceSet<ParticipantResource> Read(
        string pathChatServiceSid, string pathConversationSid, long? pageSize = null, long? limit = null,
        ITwilioRestClient client = null) =>
        Read(new ReadParticipantOptions(pathChatServiceSid, pathConversationSid)
        {
            PageSize = pageSize, Limit = limit,
        }, client);

    public static Task<ResourceSet<ParticipantResource>> ReadAsync(
        string pathChatServiceSid, string pathConversationSid, long? pageSize = null, long? limit = null,
        ITwilioRestClient client = null) =>
        ReadAsync(new ReadParticipantOptions(pathChatServiceSid, pathConversationSid)
        {
            PageSize = pageSize, Limit = limit,
        }, client);

    public static Page<ParticipantResource> GetPage(string targetUrl, ITwilioRestClient client) =>
        Operation.GetPage<ParticipantResource>("participants", targetUrl, client);

    public static Page<ParticipantResource> NextPage(Page<ParticipantResource> page, ITwilioRestClient client) =>
        GetPage(page.GetNextPageUrl(Domain.Conversations), client);

    public static Page<ParticipantResource> PreviousPage(Page<ParticipantResource> page, ITwilioRestClient client) =>
        GetPage(page.GetPreviousPageUrl(Domain.Conversations), client);

    private static Request BuildReadRequest(ReadParticipantOptions options, ITwilioRestClient client) => new(
        HttpMethod.Get,
        Domain.Conversations,
        $"/v1/Services/{options.PathChatServiceSid}/Conversations/{options.PathConversationSid}/Participants",
        queryParams: options.GetParams());

    public static ParticipantResource Update(UpdateParticipantOptions options, ITwilioRestClient client = null) =>
        UpdateWithHeaders(options, client).Data;

    public static async Task<ParticipantResource> UpdateAsync(UpdateParticipantOptions options, ITwilioRestClient client = null) =>
        (await UpdateWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<ParticipantResource> UpdateWithHeaders(
        UpdateParticipantOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildUpdateRequest, options, client, FromJson);

    public static Task<TwilioResponse<ParticipantResource>> UpdateWithHeadersAsync(
        UpdateParticipantOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildUpdateRequest, options, client, FromJson);

    public static ParticipantResource Update(
        string pathChatServiceSid, string pathConversationSid, string pathSid, DateTime? dateCreated = null,
        DateTime? dateUpdated = null, string identity = null, string attributes = null, string roleSid = null,
        string messagingBindingProxyAddress = null, string messagingBindingProjectedAddress = null, int? lastReadMessageIndex = null,
        string lastReadTimestamp = null, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        Update(UpdateOptions(
            pathChatServiceSid, pathConversationSid, pathSid, dateCreated, dateUpdated, identity, attributes, roleSid,
            messagingBindingProxyAddress, messagingBindingProjectedAddress, lastReadMessageIndex, lastReadTimestamp,
            xTwilioWebhookEnabled), client);

    public static Task<ParticipantResource> UpdateAsync(
        string pathChatServiceSid, string pathConversationSid, string pathSid, DateTime? dateCreated = null,
        DateTime? dateUpdated = null, string identity = null, string attributes = null, string roleSid = null,
        string messagingBindingProxyAddress = null, string messagingBindingProjectedAddress = null, int? lastReadMessageIndex = null,
        string lastReadTimestamp = null, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        UpdateAsync(UpdateOptions(
            pathChatServiceSid, pathConversationSid, pathSid, dateCreated, dateUpdated, identity, attributes, roleSid,
            messagingBindingProxyAddress, messagingBindingProjectedAddress, lastReadMessageIndex, lastReadTimestamp,
            xTwilioWebhookEnabled), client);

    public static TwilioResponse<ParticipantResource> UpdateWithHeaders(
        string pathChatServiceSid, string pathConversationSid, string pathSid, DateTime? dateCreated = null,
        DateTime? dateUpdated = null, string identity = null, string attributes = null, string roleSid = null,
        string messagingBindingProxyAddress = null, string messagingBindingProjectedAddress = null, int? lastReadMessageIndex = null,
        string lastReadTimestamp = null, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        UpdateWithHeaders(UpdateOptions(
            pathChatServiceSid, pathConversationSid, pathSid, dateCreated, dateUpdated, identity, attributes, roleSid,
            messagingBindingProxyAddress, messagingBindingProjectedAddress, lastReadMessageIndex, lastReadTimestamp,
            xTwilioWebhookEnabled), client);

    public static Task<TwilioResponse<ParticipantResource>> UpdateWithHeadersAsync(
        string pathChatServiceSid, string pathConversationSid, string pathSid, DateTime? dateCreated = null,
        DateTime? dateUpdated = null, string identity = null, string attributes = null, string roleSid = null,
        string messagingBindingProxyAddress = null, string messagingBindingProjectedAddress = null, int? lastReadMessageIndex = null,
        string lastReadTimestamp = null, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        UpdateWithHeadersAsync(UpdateOptions(
            pathChatServiceSid, pathConversationSid, pathSid, dateCreated, dateUpdated, identity, attributes, roleSid,
            messagingBindingProxyAddress, messagingBindingProjectedAddress, lastReadMessageIndex, lastReadTimestamp,
            xTwilioWebhookEnabled), client);

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
