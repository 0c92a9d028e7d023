using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;
using static Twilio.Constant.EnumConstants;

namespace Twilio.Rest.Content.V1;

public partial class ContentResource
{
    public static ContentResource Create(CreateContentOptions options, ITwilioRestClient client = null) =>
        CreateWithHeaders(options, client).Data;

    public static async Task<ContentResource> CreateAsync(CreateContentOptions options, ITwilioRestClient client = null) =>
        (await CreateWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<ContentResource> CreateWithHeaders(CreateContentOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildCreateRequest, options, client, FromJson);

    public static Task<TwilioResponse<ContentResource>> CreateWithHeadersAsync(
        CreateContentOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildCreateRequest, options, client, FromJson);

    public static ContentResource Create(ContentCreateRequest contentCreateRequest, ITwilioRestClient client = null) =>
        Create(new CreateContentOptions(contentCreateRequest), client);

    public static Task<ContentResource> CreateAsync(ContentCreateRequest contentCreateRequest, ITwilioRestClient client = null) =>
        CreateAsync(new CreateContentOptions(contentCreateRequest), client);

    public static TwilioResponse<ContentResource> CreateWithHeaders(
        ContentCreateRequest contentCreateRequest, ITwilioRestClient client = null) =>
        CreateWithHeaders(new CreateContentOptions(contentCreateRequest), client);

    public static Task<TwilioResponse<ContentResource>> CreateWithHeadersAsync(
        ContentCreateRequest contentCreateRequest, ITwilioRestClient client = null) =>
        CreateWithHeadersAsync(new CreateContentOptions(contentCreateRequest), client);

    private static Request BuildCreateRequest(CreateContentOptions options, ITwilioRestClient client) => new(
        HttpMethod.Post,
        Domain.Content,
        "/v1/Content",
        contentType: ContentTypeEnum.JSON,
        body: options.GetBody());

    public static bool Delete(DeleteContentOptions options, ITwilioRestClient client = null) =>
        DeleteWithHeaders(options, client).Data;

    public static async Task<bool> DeleteAsync(DeleteContentOptions options, ITwilioRestClient client = null) =>
        (await DeleteWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<bool> DeleteWithHeaders(DeleteContentOptions options, ITwilioRestClient client = null) =>
        Operation.Delete(BuildDeleteRequest, options, client);

    public static Task<TwilioResponse<bool>> DeleteWithHeadersAsync(DeleteContentOptions options, ITwilioRestClient client = null) =>
        Operation.DeleteAsync(BuildDeleteRequest, options, client);

    public static bool Delete(string pathSid, ITwilioRestClient client = null) =>
        Delete(new DeleteContentOptions(pathSid), client);

    public static Task<bool> DeleteAsync(string pathSid, ITwilioRestClient client = null) =>
        DeleteAsync(new DeleteContentOptions(pathSid), client);

    public static TwilioResponse<bool> DeleteWithHeaders(string pathSid, ITwilioRestClient client = null) =>
        DeleteWithHeaders(new DeleteContentOptions(pathSid), client);

    public static Task<TwilioResponse<bool>> DeleteWithHeadersAsync(string pathSid, ITwilioRestClient client = null) =>
        DeleteWithHeadersAsync(new DeleteContentOptions(pathSid), client);

    private static Request BuildDeleteRequest(DeleteContentOptions options, ITwilioRestClient client) => new(
        HttpMethod.Delete,
        Domain.Content,
        $"/v1/Content/{options.PathSid}",
        queryParams: options.GetParams());

    public static ContentResource Fetch(FetchContentOptions options, ITwilioRestClient client = null) =>
        FetchWithHeaders(options, client).Data;

    public static async Task<ContentResource> FetchAsync(FetchContentOptions options, ITwilioRestClient client = null) =>
        (await FetchWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<ContentResource> FetchWithHeaders(FetchContentOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildFetchRequest, options, client, FromJson);

    public static Task<TwilioResponse<ContentResource>> FetchWithHeadersAsync(
        FetchContentOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildFetchRequest, options, client, FromJson);

    public static ContentResource Fetch(string pathSid, ITwilioRestClient client = null) =>
        Fetch(new FetchContentOptions(pathSid), client);

    public static Task<ContentResource> FetchAsync(string pathSid, ITwilioRestClient client = null) =>
        FetchAsync(new FetchContentOptions(pathSid), client);

    public static TwilioResponse<ContentResource> FetchWithHeaders(string pathSid, ITwilioRestClient client = null) =>
        FetchWithHeaders(new FetchContentOptions(pathSid), client);

    public static Task<TwilioResponse<ContentResource>> FetchWithHeadersAsync(string pathSid, ITwilioRestClient client = null) =>
        FetchWithHeadersAsync(new FetchContentOptions(pathSid), client);

    private static Request BuildFetchRequest(FetchContentOptions options, ITwilioRestClient client) => new(
        HttpMethod.Get,
        Domain.Content,
        $"/v1/Content/{options.PathSid}",
        queryParams: options.GetParams());

    public static ResourceSet<ContentResource> Read(ReadContentOptions options, ITwilioRestClient client = null) =>
        ReadWithHeaders(options, client).Records;

    public static async Task<ResourceSet<ContentResource>> ReadAsync(ReadContentOptions options, ITwilioRestClient client = null) =>
        (await ReadWithHeadersAsync(options, client).ConfigureAwait(false)).Records;

    public static ResourceSetResponse<ContentResource> ReadWithHeaders(ReadContentOptions options, ITwilioRestClient client = null) =>
        Operation.List<ReadContentOptions, ContentResource>("contents", BuildReadRequest, options, client);

    public static Task<ResourceSetResponse<ContentResource>> ReadWithHeadersAsync(
        ReadContentOptions options, ITwilioRestClient client = null) =>
        Operation.ListAsync<ReadContentOptions, ContentResource>("contents", BuildReadRequest, options, client);

    public static ResourceSet<ContentResource> Read(int? pageSize = null, long? limit = null, ITwilioRestClient client = null) =>
        Read(new ReadContentOptions() { PageSize = pageSize, Limit = limit }, client);

    public static Task<ResourceSet<ContentResource>> ReadAsync(int? pageSize = null, long? limit = null, ITwilioRestClient client = null) =>
        ReadAsync(new ReadContentOptions() { PageSize = pageSize, Limit = limit }, client);

    public static Page<ContentResource> GetPage(string targetUrl, ITwilioRestClient client) =>
        Operation.GetPage<ContentResource>("contents", targetUrl, client);

    public static Page<ContentResource> NextPage(Page<ContentResource> page, ITwilioRestClient client) =>
        GetPage(page.GetNextPageUrl(Domain.Content), client);

    public static Page<ContentResource> PreviousPage(Page<ContentResource> page, ITwilioRestClient client) =>
        GetPage(page.GetPreviousPageUrl(Domain.Content), client);

    private static Request BuildReadRequest(ReadContentOptions options, ITwilioRestClient client) => new(
        HttpMethod.Get,
        Domain.Content,
        "/v1/Content",
        queryParams: options.GetParams());

    public static ContentResource Update(UpdateContentOptions options, ITwilioRestClient client = null) =>
        UpdateWithHeaders(options, client).Data;

    public static async Task<ContentResource> UpdateAsync(UpdateContentOptions options, ITwilioRestClient client = null) =>
        (await UpdateWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<ContentResource> UpdateWithHeaders(UpdateContentOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildUpdateRequest, options, client, FromJson);

    public static Task<TwilioResponse<ContentResource>> UpdateWithHeadersAsync(
        UpdateContentOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildUpdateRequest, options, client, FromJson);

    public static ContentResource Update(string pathSid, ContentUpdateRequest contentUpdateRequest, ITwilioRestClient client = null) =>
        Update(new UpdateContentOptions(pathSid, contentUpdateRequest), client);

    public static Task<ContentResource> UpdateAsync(
        string pathSid, ContentUpdateRequest contentUpdateRequest, ITwilioRestClient client = null) =>
        UpdateAsync(new UpdateContentOptions(pathSid, contentUpdateRequest), client);

    public static TwilioResponse<ContentResource> UpdateWithHeaders(
        string pathSid, ContentUpdateRequest contentUpdateRequest, ITwilioRestClient client = null) =>
        UpdateWithHeaders(new UpdateContentOptions(pathSid, contentUpdateRequest), client);

    public static Task<TwilioResponse<ContentResource>> UpdateWithHeadersAsync(
        string pathSid, ContentUpdateRequest contentUpdateRequest, ITwilioRestClient client = null) =>
        UpdateWithHeadersAsync(new UpdateContentOptions(pathSid, contentUpdateRequest), client);

    private static Request BuildUpdateRequest(UpdateContentOptions options, ITwilioRestClient client) => new(
        HttpMethod.Put,
        Domain.Content,
        $"/v1/Content/{options.PathSid}",
        contentType: ContentTypeEnum.JSON,
        body: options.GetBody());
}
