using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;
using static Twilio.Constant.EnumConstants;

namespace Twilio.Rest.Conversations.V1;

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
        string identity, string friendlyName = null, string attributes = null, string roleSid = null,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        Create(CreateOptions(identity, friendlyName, attributes, roleSid, xTwilioWebhookEnabled), client);

    public static Task<UserResource> CreateAsync(
        string identity, string friendlyName = null, string attributes = null, string roleSid = null,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        CreateAsync(CreateOptions(identity, friendlyName, attributes, roleSid, xTwilioWebhookEnabled), client);

    public static TwilioResponse<UserResource> CreateWithHeaders(
        string identity, string friendlyName = null, string attributes = null, string roleSid = null,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        CreateWithHeaders(CreateOptions(identity, friendlyName, attributes, roleSid, xTwilioWebhookEnabled), client);

    public static Task<TwilioResponse<UserResource>> CreateWithHeadersAsync(
        string identity, string friendlyName = null, string attributes = null, string roleSid = null,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        CreateWithHeadersAsync(CreateOptions(identity, friendlyName, attributes, roleSid, xTwilioWebhookEnabled), client);

    private static CreateUserOptions CreateOptions(
        string identity, string friendlyName, string attributes, string roleSid, WebhookEnabledTypeEnum xTwilioWebhookEnabled) =>
        new CreateUserOptions(identity)
        {
            FriendlyName = friendlyName, Attributes = attributes, RoleSid = roleSid, XTwilioWebhookEnabled = xTwilioWebhookEnabled,
        };

    private static Request BuildCreateRequest(CreateUserOptions options, ITwilioRestClient client) => new(
        HttpMethod.Post,
        Domain.Conversations,
        "/v1/Users",
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

    public static bool Delete(string pathSid, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        Delete(new DeleteUserOptions(pathSid) { XTwilioWebhookEnabled = xTwilioWebhookEnabled }, client);

    public static Task<bool> DeleteAsync(
        string pathSid, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        DeleteAsync(new DeleteUserOptions(pathSid) { XTwilioWebhookEnabled = xTwilioWebhookEnabled }, client);

    public static TwilioResponse<bool> DeleteWithHeaders(
        string pathSid, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        DeleteWithHeaders(new DeleteUserOptions(pathSid) { XTwilioWebhookEnabled = xTwilioWebhookEnabled }, client);

    public static Task<TwilioResponse<bool>> DeleteWithHeadersAsync(
        string pathSid, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        DeleteWithHeadersAsync(new DeleteUserOptions(pathSid) { XTwilioWebhookEnabled = xTwilioWebhookEnabled }, client);

    private static Request BuildDeleteRequest(DeleteUserOptions options, ITwilioRestClient client) => new(
        HttpMethod.Delete,
        Domain.Conversations,
        $"/v1/Users/{options.PathSid}",
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

    public static UserResource Fetch(string pathSid, ITwilioRestClient client = null) =>
        Fetch(new FetchUserOptions(pathSid), client);

    public static Task<UserResource> FetchAsync(string pathSid, ITwilioRestClient client = null) =>
        FetchAsync(new FetchUserOptions(pathSid), client);

    public static TwilioResponse<UserResource> FetchWithHeaders(string pathSid, ITwilioRestClient client = null) =>
        FetchWithHeaders(new FetchUserOptions(pathSid), client);

    public static Task<TwilioResponse<UserResource>> FetchWithHeadersAsync(string pathSid, ITwilioRestClient client = null) =>
        FetchWithHeadersAsync(new FetchUserOptions(pathSid), client);

    private static Request BuildFetchRequest(FetchUserOptions options, ITwilioRestClient client) => new(
        HttpMethod.Get,
        Domain.Conversations,
        $"/v1/Users/{options.PathSid}",
        queryParams: options.GetParams());

    public static ResourceSet<UserResource> Read(ReadUserOptions options, ITwilioRestClient client = null) =>
        ReadWithHeaders(options, client).Records;

    public static async Task<ResourceSet<UserResource>> ReadAsync(ReadUserOptions options, ITwilioRestClient client = null) =>
        (await ReadWithHeadersAsync(options, client).ConfigureAwait(false)).Records;

    public static ResourceSetResponse<UserResource> ReadWithHeaders(ReadUserOptions options, ITwilioRestClient client = null) =>
        Operation.List<ReadUserOptions, UserResource>("users", BuildReadRequest, options, client);

    public static Task<ResourceSetResponse<UserResource>> ReadWithHeadersAsync(ReadUserOptions options, ITwilioRestClient client = null) =>
        Operation.ListAsync<ReadUserOptions, UserResource>("users", BuildReadRequest, options, client);

    public static ResourceSet<UserResource> Read(long? pageSize = null, long? limit = null, ITwilioRestClient client = null) =>
        Read(new ReadUserOptions() { PageSize = pageSize, Limit = limit }, client);

    public static Task<ResourceSet<UserResource>> ReadAsync(long? pageSize = null, long? limit = null, ITwilioRestClient client = null) =>
        ReadAsync(new ReadUserOptions() { PageSize = pageSize, Limit = limit }, client);

    public static Page<UserResource> GetPage(string targetUrl, ITwilioRestClient client) =>
        Operation.GetPage<UserResource>("users", targetUrl, client);

    public static Page<UserResource> NextPage(Page<UserResource> page, ITwilioRestClient client) =>
        GetPage(page.GetNextPageUrl(Domain.Conversations), client);

    public static Page<UserResource> PreviousPage(Page<UserResource> page, ITwilioRestClient client) =>
        GetPage(page.GetPreviousPageUrl(Domain.Conversations), client);

    private static Request BuildReadRequest(ReadUserOptions options, ITwilioRestClient client) => new(
        HttpMethod.Get,
        Domain.Conversations,
        "/v1/Users",
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
        string pathSid, string friendlyName = null, string attributes = null, string roleSid = null,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        Update(UpdateOptions(pathSid, friendlyName, attributes, roleSid, xTwilioWebhookEnabled), client);

    public static Task<UserResource> UpdateAsync(
        string pathSid, string friendlyName = null, string attributes = null, string roleSid = null,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        UpdateAsync(UpdateOptions(pathSid, friendlyName, attributes, roleSid, xTwilioWebhookEnabled), client);

    public static TwilioResponse<UserResource> UpdateWithHeaders(
        string pathSid, string friendlyName = null, string attributes = null, string roleSid = null,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        UpdateWithHeaders(UpdateOptions(pathSid, friendlyName, attributes, roleSid, xTwilioWebhookEnabled), client);

    public static Task<TwilioResponse<UserResource>> UpdateWithHeadersAsync(
        string pathSid, string friendlyName = null, string attributes = null, string roleSid = null,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        UpdateWithHeadersAsync(UpdateOptions(pathSid, friendlyName, attributes, roleSid, xTwilioWebhookEnabled), client);

    private static UpdateUserOptions UpdateOptions(
        string pathSid, string friendlyName, string attributes, string roleSid, WebhookEnabledTypeEnum xTwilioWebhookEnabled) =>
        new UpdateUserOptions(pathSid)
        {
            FriendlyName = friendlyName, Attributes = attributes, RoleSid = roleSid, XTwilioWebhookEnabled = xTwilioWebhookEnabled,
        };

    private static Request BuildUpdateRequest(UpdateUserOptions options, ITwilioRestClient client) => new(
        HttpMethod.Post,
        Domain.Conversations,
        $"/v1/Users/{options.PathSid}",
        contentType: ContentTypeEnum.FORM_URLENCODED,
        postParams: options.GetParams(),
        headerParams: options.GetHeaderParams());
}
