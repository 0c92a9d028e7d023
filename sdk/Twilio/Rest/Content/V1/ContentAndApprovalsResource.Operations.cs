using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;

namespace Twilio.Rest.Content.V1;

public partial class ContentAndApprovalsResource
{
    public static ResourceSet<ContentAndApprovalsResource> Read(ReadContentAndApprovalsOptions options, ITwilioRestClient client = null) =>
        ReadWithHeaders(options, client).Records;

    public static async Task<ResourceSet<ContentAndApprovalsResource>> ReadAsync(
        ReadContentAndApprovalsOptions options, ITwilioRestClient client = null) =>
        (await ReadWithHeadersAsync(options, client).ConfigureAwait(false)).Records;

    public static ResourceSetResponse<ContentAndApprovalsResource> ReadWithHeaders(
        ReadContentAndApprovalsOptions options, ITwilioRestClient client = null) =>
        Operation.List<ReadContentAndApprovalsOptions, ContentAndApprovalsResource>("contents", BuildReadRequest, options, client);

    public static Task<ResourceSetResponse<ContentAndApprovalsResource>> ReadWithHeadersAsync(
        ReadContentAndApprovalsOptions options, ITwilioRestClient client = null) =>
        Operation.ListAsync<ReadContentAndApprovalsOptions, ContentAndApprovalsResource>("contents", BuildReadRequest, options, client);

    public static ResourceSet<ContentAndApprovalsResource> Read(
        int? pageSize = null, long? limit = null, ITwilioRestClient client = null) =>
        Read(new ReadContentAndApprovalsOptions() { PageSize = pageSize, Limit = limit }, client);

    public static Task<ResourceSet<ContentAndApprovalsResource>> ReadAsync(
        int? pageSize = null, long? limit = null, ITwilioRestClient client = null) =>
        ReadAsync(new ReadContentAndApprovalsOptions() { PageSize = pageSize, Limit = limit }, client);

    public static Page<ContentAndApprovalsResource> GetPage(string targetUrl, ITwilioRestClient client) =>
        Operation.GetPage<ContentAndApprovalsResource>("contents", targetUrl, client);

    public static Page<ContentAndApprovalsResource> NextPage(Page<ContentAndApprovalsResource> page, ITwilioRestClient client) =>
        GetPage(page.GetNextPageUrl(Domain.Content), client);

    public static Page<ContentAndApprovalsResource> PreviousPage(Page<ContentAndApprovalsResource> page, ITwilioRestClient client) =>
        GetPage(page.GetPreviousPageUrl(Domain.Content), client);

    private static Request BuildReadRequest(ReadContentAndApprovalsOptions options, ITwilioRestClient client) => new(
        HttpMethod.Get,
        Domain.Content,
        "/v1/ContentAndApprovals",
        queryParams: options.GetParams());
}
