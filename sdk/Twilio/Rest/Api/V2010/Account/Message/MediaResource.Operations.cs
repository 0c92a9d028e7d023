using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;

namespace Twilio.Rest.Api.V2010.Account.Message;

public partial class MediaResource
{
    public static bool Delete(DeleteMediaOptions options, ITwilioRestClient client = null) =>
        DeleteWithHeaders(options, client).Data;

    public static async Task<bool> DeleteAsync(DeleteMediaOptions options, ITwilioRestClient client = null) =>
        (await DeleteWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<bool> DeleteWithHeaders(DeleteMediaOptions options, ITwilioRestClient client = null) =>
        Operation.Delete(BuildDeleteRequest, options, client);

    public static Task<TwilioResponse<bool>> DeleteWithHeadersAsync(DeleteMediaOptions options, ITwilioRestClient client = null) =>
        Operation.DeleteAsync(BuildDeleteRequest, options, client);

    public static bool Delete(string pathMessageSid, string pathSid, string pathAccountSid = null, ITwilioRestClient client = null) =>
        Delete(new DeleteMediaOptions(pathMessageSid, pathSid) { PathAccountSid = pathAccountSid }, client);

    public static Task<bool> DeleteAsync(
        string pathMessageSid, string pathSid, string pathAccountSid = null, ITwilioRestClient client = null) =>
        DeleteAsync(new DeleteMediaOptions(pathMessageSid, pathSid) { PathAccountSid = pathAccountSid }, client);

    public static TwilioResponse<bool> DeleteWithHeaders(
        string pathMessageSid, string pathSid, string pathAccountSid = null, ITwilioRestClient client = null) =>
        DeleteWithHeaders(new DeleteMediaOptions(pathMessageSid, pathSid) { PathAccountSid = pathAccountSid }, client);

    public static Task<TwilioResponse<bool>> DeleteWithHeadersAsync(
        string pathMessageSid, string pathSid, string pathAccountSid = null, ITwilioRestClient client = null) =>
        DeleteWithHeadersAsync(new DeleteMediaOptions(pathMessageSid, pathSid) { PathAccountSid = pathAccountSid }, client);

    private static Request BuildDeleteRequest(DeleteMediaOptions options, ITwilioRestClient client) => new(
        HttpMethod.Delete,
        Domain.Api,
        $"/2010-04-01/Accounts/{options.PathAccountSid ?? client.AccountSid}/Messages/{options.PathMessageSid}/Media/{options.PathSid}.json",
        queryParams: options.GetParams());

    public static MediaResource Fetch(FetchMediaOptions options, ITwilioRestClient client = null) =>
        FetchWithHeaders(options, client).Data;

    public static async Task<MediaResource> FetchAsync(FetchMediaOptions options, ITwilioRestClient client = null) =>
        (await FetchWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<MediaResource> FetchWithHeaders(FetchMediaOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildFetchRequest, options, client, FromJson);

    public static Task<TwilioResponse<MediaResource>> FetchWithHeadersAsync(FetchMediaOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildFetchRequest, options, client, FromJson);

    public static MediaResource Fetch(
        string pathMessageSid, string pathSid, string pathAccountSid = null, ITwilioRestClient client = null) =>
        Fetch(new FetchMediaOptions(pathMessageSid, pathSid) { PathAccountSid = pathAccountSid }, client);

    public static Task<MediaResource> FetchAsync(
        string pathMessageSid, string pathSid, string pathAccountSid = null, ITwilioRestClient client = null) =>
        FetchAsync(new FetchMediaOptions(pathMessageSid, pathSid) { PathAccountSid = pathAccountSid }, client);

    public static TwilioResponse<MediaResource> FetchWithHeaders(
        string pathMessageSid, string pathSid, string pathAccountSid = null, ITwilioRestClient client = null) =>
        FetchWithHeaders(new FetchMediaOptions(pathMessageSid, pathSid) { PathAccountSid = pathAccountSid }, client);

    public static Task<TwilioResponse<MediaResource>> FetchWithHeadersAsync(
        string pathMessageSid, string pathSid, string pathAccountSid = null, ITwilioRestClient client = null) =>
        FetchWithHeadersAsync(new FetchMediaOptions(pathMessageSid, pathSid) { PathAccountSid = pathAccountSid }, client);

    private static Request BuildFetchRequest(FetchMediaOptions options, ITwilioRestClient client) => new(
        HttpMethod.Get,
        Domain.Api,
        $"/2010-04-01/Accounts/{options.PathAccountSid ?? client.AccountSid}/Messages/{options.PathMessageSid}/Media/{options.PathSid}.json",
        queryParams: options.GetParams());

    public static ResourceSet<MediaResource> Read(ReadMediaOptions options, ITwilioRestClient client = null) =>
        ReadWithHeaders(options, client).Records;

    public static async Task<ResourceSet<MediaResource>> ReadAsync(ReadMediaOptions options, ITwilioRestClient client = null) =>
        (await ReadWithHeadersAsync(options, client).ConfigureAwait(false)).Records;

    public static ResourceSetResponse<MediaResource> ReadWithHeaders(ReadMediaOptions options, ITwilioRestClient client = null) =>
        Operation.List<ReadMediaOptions, MediaResource>("media_list", BuildReadRequest, options, client);

    public static Task<ResourceSetResponse<MediaResource>> ReadWithHeadersAsync(
        ReadMediaOptions options, ITwilioRestClient client = null) =>
        Operation.ListAsync<ReadMediaOptions, MediaResource>("media_list", BuildReadRequest, options, client);

    public static ResourceSet<MediaResource> Read(
        string pathMessageSid, string pathAccountSid = null, DateTime? dateCreatedBefore = null, DateTime? dateCreated = null,
        DateTime? dateCreatedAfter = null, long? pageSize = null, long? limit = null, ITwilioRestClient client = null) =>
        Read(ReadOptions(
            pathMessageSid, pathAccountSid, dateCreatedBefore, dateCreated, dateCreatedAfter, pageSize, limit), client);

    public static Task<ResourceSet<MediaResource>> ReadAsync(
        string pathMessageSid, string pathAccountSid = null, DateTime? dateCreatedBefore = null, DateTime? dateCreated = null,
        DateTime? dateCreatedAfter = null, long? pageSize = null, long? limit = null, ITwilioRestClient client = null) =>
        ReadAsync(ReadOptions(
            pathMessageSid, pathAccountSid, dateCreatedBefore, dateCreated, dateCreatedAfter, pageSize, limit), client);

    private static ReadMediaOptions ReadOptions(
        string pathMessageSid, string pathAccountSid, DateTime? dateCreatedBefore, DateTime? dateCreated, DateTime? dateCreatedAfter,
        long? pageSize, long? limit) =>
        new ReadMediaOptions(pathMessageSid)
        {
            PathAccountSid = pathAccountSid, DateCreatedBefore = dateCreatedBefore, DateCreated = dateCreated,
            DateCreatedAfter = dateCreatedAfter, PageSize = pageSize, Limit = limit,
        };

    public static Page<MediaResource> GetPage(string targetUrl, ITwilioRestClient client) =>
        Operation.GetPage<MediaResource>("media_list", targetUrl, client);

    public static Page<MediaResource> NextPage(Page<MediaResource> page, ITwilioRestClient client) =>
        GetPage(page.GetNextPageUrl(Domain.Api), client);

    public static Page<MediaResource> PreviousPage(Page<MediaResource> page, ITwilioRestClient client) =>
        GetPage(page.GetPreviousPageUrl(Domain.Api), client);

    private static Request BuildReadRequest(ReadMediaOptions options, ITwilioRestClient client) => new(
        HttpMethod.Get,
        Domain.Api,
        $"/2010-04-01/Accounts/{options.PathAccountSid ?? client.AccountSid}/Messages/{options.PathMessageSid}/Media.json",
        queryParams: options.GetParams());
}
