using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;
using static Twilio.Constant.EnumConstants;

namespace Twilio.Rest.Api.V2010;

public partial class AccountResource
{
    public static AccountResource Create(CreateAccountOptions options, ITwilioRestClient client = null) =>
        CreateWithHeaders(options, client).Data;

    public static async Task<AccountResource> CreateAsync(CreateAccountOptions options, ITwilioRestClient client = null) =>
        (await CreateWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<AccountResource> CreateWithHeaders(CreateAccountOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildCreateRequest, options, client, FromJson);

    public static Task<TwilioResponse<AccountResource>> CreateWithHeadersAsync(
        CreateAccountOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildCreateRequest, options, client, FromJson);

    public static AccountResource Create(string friendlyName = null, ITwilioRestClient client = null) =>
        Create(new CreateAccountOptions() { FriendlyName = friendlyName }, client);

    public static Task<AccountResource> CreateAsync(string friendlyName = null, ITwilioRestClient client = null) =>
        CreateAsync(new CreateAccountOptions() { FriendlyName = friendlyName }, client);

    public static TwilioResponse<AccountResource> CreateWithHeaders(string friendlyName = null, ITwilioRestClient client = null) =>
        CreateWithHeaders(new CreateAccountOptions() { FriendlyName = friendlyName }, client);

    public static Task<TwilioResponse<AccountResource>> CreateWithHeadersAsync(
        string friendlyName = null, ITwilioRestClient client = null) =>
        CreateWithHeadersAsync(new CreateAccountOptions() { FriendlyName = friendlyName }, client);

    private static Request BuildCreateRequest(CreateAccountOptions options, ITwilioRestClient client) => new(
        HttpMethod.Post,
        Domain.Api,
        "/2010-04-01/Accounts.json",
        contentType: ContentTypeEnum.FORM_URLENCODED,
        postParams: options.GetParams());

    public static AccountResource Fetch(FetchAccountOptions options, ITwilioRestClient client = null) =>
        FetchWithHeaders(options, client).Data;

    public static async Task<AccountResource> FetchAsync(FetchAccountOptions options, ITwilioRestClient client = null) =>
        (await FetchWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<AccountResource> FetchWithHeaders(FetchAccountOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildFetchRequest, options, client, FromJson);

    public static Task<TwilioResponse<AccountResource>> FetchWithHeadersAsync(
        FetchAccountOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildFetchRequest, options, client, FromJson);

    public static AccountResource Fetch(string pathSid = null, ITwilioRestClient client = null) =>
        Fetch(new FetchAccountOptions() { PathSid = pathSid }, client);

    public static Task<AccountResource> FetchAsync(string pathSid = null, ITwilioRestClient client = null) =>
        FetchAsync(new FetchAccountOptions() { PathSid = pathSid }, client);

    public static TwilioResponse<AccountResource> FetchWithHeaders(string pathSid = null, ITwilioRestClient client = null) =>
        FetchWithHeaders(new FetchAccountOptions() { PathSid = pathSid }, client);

    public static Task<TwilioResponse<AccountResource>> FetchWithHeadersAsync(string pathSid = null, ITwilioRestClient client = null) =>
        FetchWithHeadersAsync(new FetchAccountOptions() { PathSid = pathSid }, client);

    private static Request BuildFetchRequest(FetchAccountOptions options, ITwilioRestClient client) => new(
        HttpMethod.Get,
        Domain.Api,
        $"/2010-04-01/Accounts/{options.PathSid ?? client.AccountSid}.json",
        queryParams: options.GetParams());

    public static ResourceSet<AccountResource> Read(ReadAccountOptions options, ITwilioRestClient client = null) =>
        ReadWithHeaders(options, client).Records;

    public static async Task<ResourceSet<AccountResource>> ReadAsync(ReadAccountOptions options, ITwilioRestClient client = null) =>
        (await ReadWithHeadersAsync(options, client).ConfigureAwait(false)).Records;

    public static ResourceSetResponse<AccountResource> ReadWithHeaders(ReadAccountOptions options, ITwilioRestClient client = null) =>
        Operation.List<ReadAccountOptions, AccountResource>("accounts", BuildReadRequest, options, client);

    public static Task<ResourceSetResponse<AccountResource>> ReadWithHeadersAsync(
        ReadAccountOptions options, ITwilioRestClient client = null) =>
        Operation.ListAsync<ReadAccountOptions, AccountResource>("accounts", BuildReadRequest, options, client);

    public static ResourceSet<AccountResource> Read(
        string friendlyName = null, StatusEnum status = null, long? pageSize = null, long? limit = null,
        ITwilioRestClient client = null) =>
        Read(ReadOptions(friendlyName, status, pageSize, limit), client);

    public static Task<ResourceSet<AccountResource>> ReadAsync(
        string friendlyName = null, StatusEnum status = null, long? pageSize = null, long? limit = null,
        ITwilioRestClient client = null) =>
        ReadAsync(ReadOptions(friendlyName, status, pageSize, limit), client);

    private static ReadAccountOptions ReadOptions(string friendlyName, StatusEnum status, long? pageSize, long? limit) =>
        new ReadAccountOptions()
        {
            FriendlyName = friendlyName, Status = status, PageSize = pageSize, Limit = limit,
        };

    public static Page<AccountResource> GetPage(string targetUrl, ITwilioRestClient client) =>
        Operation.GetPage<AccountResource>("accounts", targetUrl, client);

    public static Page<AccountResource> NextPage(Page<AccountResource> page, ITwilioRestClient client) =>
        GetPage(page.GetNextPageUrl(Domain.Api), client);

    public static Page<AccountResource> PreviousPage(Page<AccountResource> page, ITwilioRestClient client) =>
        GetPage(page.GetPreviousPageUrl(Domain.Api), client);

    private static Request BuildReadRequest(ReadAccountOptions options, ITwilioRestClient client) => new(
        HttpMethod.Get,
        Domain.Api,
        "/2010-04-01/Accounts.json",
        queryParams: options.GetParams());

    public static AccountResource Update(UpdateAccountOptions options, ITwilioRestClient client = null) =>
        UpdateWithHeaders(options, client).Data;

    public static async Task<AccountResource> UpdateAsync(UpdateAccountOptions options, ITwilioRestClient client = null) =>
        (await UpdateWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<AccountResource> UpdateWithHeaders(UpdateAccountOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildUpdateRequest, options, client, FromJson);

    public static Task<TwilioResponse<AccountResource>> UpdateWithHeadersAsync(
        UpdateAccountOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildUpdateRequest, options, client, FromJson);

    public static AccountResource Update(
        string pathSid = null, string friendlyName = null, StatusEnum status = null, ITwilioRestClient client = null) =>
        Update(new UpdateAccountOptions() { PathSid = pathSid, FriendlyName = friendlyName, Status = status }, client);

    public static Task<AccountResource> UpdateAsync(
        string pathSid = null, string friendlyName = null, StatusEnum status = null, ITwilioRestClient client = null) =>
        UpdateAsync(new UpdateAccountOptions() { PathSid = pathSid, FriendlyName = friendlyName, Status = status }, client);

    public static TwilioResponse<AccountResource> UpdateWithHeaders(
        string pathSid = null, string friendlyName = null, StatusEnum status = null, ITwilioRestClient client = null) =>
        UpdateWithHeaders(new UpdateAccountOptions() { PathSid = pathSid, FriendlyName = friendlyName, Status = status }, client);

    public static Task<TwilioResponse<AccountResource>> UpdateWithHeadersAsync(
        string pathSid = null, string friendlyName = null, StatusEnum status = null, ITwilioRestClient client = null) =>
        UpdateWithHeadersAsync(new UpdateAccountOptions() { PathSid = pathSid, FriendlyName = friendlyName, Status = status }, client);

    private static Request BuildUpdateRequest(UpdateAccountOptions options, ITwilioRestClient client) => new(
        HttpMethod.Post,
        Domain.Api,
        $"/2010-04-01/Accounts/{options.PathSid ?? client.AccountSid}.json",
        contentType: ContentTypeEnum.FORM_URLENCODED,
        postParams: options.GetParams());
}
