using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;
using static Twilio.Constant.EnumConstants;

namespace Twilio.Rest.Conversations.V1.Service;

public partial class UserResource
{
    public static UserResource Create(CreateUserOptions options, ITwilioRestClient client = null) =>
        CreateWithHeaders(options, client).Data;

    public static async Task<UserResource> CreateAsync(CreateUserOptions options, ITwilioRestClient client = null) =>
        (await CreateWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<UserResource> CreateWithHeaders(CreateUserOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildCreateRequest, options, client, FromJson);

    public static Task<TwilioResponse<UserResource>> CreateWithHeadersAsync(CreateUserOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildCreateRequest, options, client, FromJson);

    public static UserResource Create(
        string pathChatServiceSid, string identity, string friendlyName = null, string attributes = null, string roleSid = null,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        Create(CreateOptions(
            pathChatServiceSid, identity, friendlyName, attributes, roleSid, xTwilioWebhookEnabled), client);

    public static Task<UserResource> CreateAsync(
        string pathChatServiceSid, string identity, string friendlyName = null, string attributes = null, string roleSid = null,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        CreateAsync(CreateOptions(
            pathChatServiceSid, identity, friendlyName, attributes, roleSid, xTwilioWebhookEnabled), client);

    public static TwilioResponse<UserResource> CreateWithHeaders(
        string pathChatServiceSid, string identity, string friendlyName = null, string attributes = null, string roleSid = null,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        CreateWithHeaders(CreateOptions(
            pathChatServiceSid, identity, friendlyName, attributes, roleSid, xTwilioWebhookEnabled), client);

    public static Task<TwilioResponse<UserResource>> CreateWithHeadersAsync(
        string pathChatServiceSid, string identity, string friendlyName = null, string attributes = null, string roleSid = null,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        CreateWithHeadersAsync(CreateOptions(
            pathChatServiceSid, identity, friendlyName, attributes, roleSid, xTwilioWebhookEnabled), client);

    private static CreateUserOptions CreateOptions(
        string pathChatServiceSid, string identity, string friendlyName, string attributes, string roleSid,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled) =>
        new CreateUserOptions(pathChatServiceSid, identity)
        {
            FriendlyName = friendlyName, Attributes = attributes, RoleSid = roleSid, XTwilioWebhookEnabled = xTwilioWebhookEnabled,
        };

    private static Request BuildCreateRequest(CreateUserOptions options, ITwilioRestClient client) => new(
        HttpMethod.Post,
        Domain.Conversations,
        $"/v1/Services/{options.PathChatServiceSid}/Users",
        contentType: ContentTypeEnum.FORM_URLENCODED,
        postParams: options.GetParams(),
        headerParams: options.GetHeaderParams());

    public static bool Delete(DeleteUserOptions options, ITwilioRestClient client = null) =>
        DeleteWithHeaders(options, client).Data;

    public static async Task<bool> DeleteAsync(DeleteUserOptions options, ITwilioRestClient client = null) =>
        (await DeleteWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<bool> DeleteWithHeaders(DeleteUserOptions options, ITwilioRestClient client = null) =>
        Operation.Delete(BuildDeleteRequest, options, client);

    public static Task<TwilioResponse<bool>> DeleteWithHeadersAsync(DeleteUserOptions options, ITwilioRestClient client = null) =>
        Operation.DeleteAsync(BuildDeleteRequest, options, client);

    public static bool Delete(
        string pathChatServiceSid, string pathSid, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        Delete(new DeleteUserOptions(pathChatServiceSid, pathSid)
        {
            XTwilioWebhookEnabled = xTwilioWebhookEnabled,
        }, client);

    public static Task<bool> DeleteAsync(
        string pathChatServiceSid, string pathSid, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        DeleteAsync(new DeleteUserOptions(pathChatServiceSid, pathSid)
        {
            XTwilioWebhookEnabled = xTwilioWebhookEnabled,
        }, client);

    public static TwilioResponse<bool> DeleteWithHeaders(
        string pathChatServiceSid, string pathSid, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        DeleteWithHeaders(new DeleteUserOptions(pathChatServiceSid, pathSid)
        {
            XTwilioWebhookEnabled = xTwilioWebhookEnabled,
        }, client);

    public static Task<TwilioResponse<bool>> DeleteWithHeadersAsync(
        string pathChatServiceSid, string pathSid, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        DeleteWithHeadersAsync(new DeleteUserOptions(pathChatServiceSid, pathSid)
        {
            XTwilioWebhookEnabled = xTwilioWebhookEnabled,
        }, client);

    private static Request BuildDeleteRequest(DeleteUserOptions options, ITwilioRestClient client) => new(
        HttpMethod.Delete,
        Domain.Conversations,
        $"/v1/Services/{options.PathChatServiceSid}/Users/{options.PathSid}",
        queryParams: options.GetParams(),
        headerParams: options.GetHeaderParams());

    public static UserResource Fetch(FetchUserOptions options, ITwilioRestClient client = null) =>
        FetchWithHeaders(options, client).Data;

    public static async Task<UserResource> FetchAsync(FetchUserOptions options, ITwilioRestClient client = null) =>
        (await FetchWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<UserResource> FetchWithHeaders(FetchUserOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildFetchRequest, options, client, FromJson);

    public static Task<TwilioResponse<UserResource>> FetchWithHeadersAsync(FetchUserOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildFetchRequest, options, client, FromJson);

    public static UserResource Fetch(string pathChatServiceSid, string pathSid, ITwilioRestClient client = null) =>
        Fetch(new FetchUserOptions(pathChatServiceSid, pathSid), client);

    public static Task<UserResource> FetchAsync(string pathChatServiceSid, string pathSid, ITwilioRestClient client = null) =>
        FetchAsync(new FetchUserOptions(pathChatServiceSid, pathSid), client);

    public static TwilioResponse<UserResource> FetchWithHeaders(
        string pathChatServiceSid, string pathSid, ITwilioRestClient client = null) =>
        FetchWithHeaders(new FetchUserOptions(pathChatServiceSid, pathSid), client);

    public static Task<TwilioResponse<UserResource>> FetchWithHeadersAsync(
        string pathChatServiceSid, string pathSid, ITwilioRestClient client = null) =>
        FetchWithHeadersAsync(new FetchUserOptions(pathChatServiceSid, pathSid), client);

    private static Request BuildFetchRequest(FetchUserOptions options, ITwilioRestClient client) => new(
        HttpMethod.Get,
        Domain.Conversations,
        $"/v1/Services/{options.PathChatServiceSid}/Users/{options.PathSid}",
        queryParams: options.GetParams());

    public static ResourceSet<UserResource> Read(ReadUserOptions options, ITwilioRestClient client = null) =>
        ReadWithHeaders(options, client).Records;

    public static async Task<ResourceSet<UserResource>> ReadAsync(ReadUserOptions options, ITwilioRestClient client = null) =>
        (await ReadWithHeadersAsync(options, client).ConfigureAwait(false)).Records;

    public static ResourceSetResponse<UserResource> ReadWithHeaders(ReadUserOptions options, ITwilioRestClient client = null) =>
        Operation.List<ReadUserOptions, UserResource>("users", BuildReadRequest, options, client);

    public static Task<ResourceSetResponse<UserResource>> ReadWithHeadersAsync(ReadUserOptions options, ITwilioRestClient client = null) =>
        Operation.ListAsync<ReadUserOptions, UserResource>("users", BuildReadRequest, options, client);

    public static ResourceSet<UserResource> Read(
        string pathChatServiceSid, long? pageSize = null, long? limit = null, ITwilioRestClient client = null) =>
        Read(new ReadUserOptions(pathChatServiceSid) { PageSize = pageSize, Limit = limit }, client);

    public static Task<ResourceSet<UserResource>> ReadAsync(
        string pathChatServiceSid, long? pageSize = null, long? limit = null, ITwilioRestClient client = null) =>
        ReadAsync(new ReadUserOptions(pathChatServiceSid) { PageSize = pageSize, Limit = limit }, client);

    public static Page<UserResource> GetPage(string targetUrl, ITwilioRestClient client) =>
        Operation.GetPage<UserResource>("users", targetUrl, client);

    public static Page<UserResource> NextPage(Page<UserResource> page, ITwilioRestClient client) =>
        GetPage(page.GetNextPageUrl(Domain.Conversations), client);

    public static Page<UserResource> PreviousPage(Page<UserResource> page, ITwilioRestClient client) =>
        GetPage(page.GetPreviousPageUrl(Domain.Conversations), client);

    private static Request BuildReadRequest(ReadUserOptions options, ITwilioRestClient client) => new(
        HttpMethod.Get,
        Domain.Conversations,
        $"/v1/Services/{options.PathChatServiceSid}/Users",
        queryParams: options.GetParams());

    public static UserResource Update(UpdateUserOptions options, ITwilioRestClient client = null) =>
        UpdateWithHeaders(options, client).Data;

    public static async Task<UserResource> UpdateAsync(UpdateUserOptions options, ITwilioRestClient client = null) =>
        (await UpdateWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<UserResource> UpdateWithHeaders(UpdateUserOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildUpdateRequest, options, client, FromJson);

    public static Task<TwilioResponse<UserResource>> UpdateWithHeadersAsync(UpdateUserOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildUpdateRequest, options, client, FromJson);

    public static UserResource Update(
        string pathChatServiceSid, string pathSid, string friendlyName = null, string attributes = null, string roleSid = null,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        Update(UpdateOptions(
            pathChatServiceSid, pathSid, friendlyName, attributes, roleSid, xTwilioWebhookEnabled), client);

    public static Task<UserResource> UpdateAsync(
        string pathChatServiceSid, string pathSid, string friendlyName = null, string attributes = null, string roleSid = null,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        UpdateAsync(UpdateOptions(
            pathChatServiceSid, pathSid, friendlyName, attributes, roleSid, xTwilioWebhookEnabled), client);

    public static TwilioResponse<UserResource> UpdateWithHeaders(
        string pathChatServiceSid, string pathSid, string friendlyName = null, string attributes = null, string roleSid = null,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        UpdateWithHeaders(UpdateOptions(
            pathChatServiceSid, pathSid, friendlyName, attributes, roleSid, xTwilioWebhookEnabled), client);

    public static Task<TwilioResponse<UserResource>> UpdateWithHeadersAsync(
        string pathChatServiceSid, string pathSid, string friendlyName = null, string attributes = null, string roleSid = null,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        UpdateWithHeadersAsync(UpdateOptions(
            pathChatServiceSid, pathSid, friendlyName, attributes, roleSid, xTwilioWebhookEnabled), client);

    private static UpdateUserOptions UpdateOptions(
        string pathChatServiceSid, string pathSid, string friendlyName, string attributes, string roleSid,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled) =>
        new UpdateUserOptions(pathChatServiceSid, pathSid)
        {
            FriendlyName = friendlyName, Attributes = attributes, RoleSid = roleSid, XTwilioWebhookEnabled = xTwilioWebhookEnabled,
        };

    private static Request BuildUpdateRequest(UpdateUserOptions options, ITwilioRestClient client) => new(
        HttpMethod.Post,
        Domain.Conversations,
        $"/v1/Services/{options.PathChatServiceSid}/Users/{options.PathSid}",
        contentType: ContentTypeEnum.FORM_URLENCODED,
        postParams: options.GetParams(),
        headerParams: options.GetHeaderParams());
}
