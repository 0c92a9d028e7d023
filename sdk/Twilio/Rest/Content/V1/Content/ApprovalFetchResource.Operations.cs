using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;

namespace Twilio.Rest.Content.V1.Content;

public partial class ApprovalFetchResource
{
    public static ApprovalFetchResource Fetch(FetchApprovalFetchOptions options, ITwilioRestClient client = null) =>
        FetchWithHeaders(options, client).Data;

    public static async Task<ApprovalFetchResource> FetchAsync(FetchApprovalFetchOptions options, ITwilioRestClient client = null) =>
        (await FetchWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<ApprovalFetchResource> FetchWithHeaders(
        FetchApprovalFetchOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildFetchRequest, options, client, FromJson);

    public static Task<TwilioResponse<ApprovalFetchResource>> FetchWithHeadersAsync(
        FetchApprovalFetchOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildFetchRequest, options, client, FromJson);

    public static ApprovalFetchResource Fetch(string pathSid, ITwilioRestClient client = null) =>
        Fetch(new FetchApprovalFetchOptions(pathSid), client);

    public static Task<ApprovalFetchResource> FetchAsync(string pathSid, ITwilioRestClient client = null) =>
        FetchAsync(new FetchApprovalFetchOptions(pathSid), client);

    public static TwilioResponse<ApprovalFetchResource> FetchWithHeaders(string pathSid, ITwilioRestClient client = null) =>
        FetchWithHeaders(new FetchApprovalFetchOptions(pathSid), client);

    public static Task<TwilioResponse<ApprovalFetchResource>> FetchWithHeadersAsync(string pathSid, ITwilioRestClient client = null) =>
        FetchWithHeadersAsync(new FetchApprovalFetchOptions(pathSid), client);

    private static Request BuildFetchRequest(FetchApprovalFetchOptions options, ITwilioRestClient client) => new(
        HttpMethod.Get,
        Domain.Content,
        $"/v1/Content/{options.PathSid}/ApprovalRequests",
        queryParams: options.GetParams());
}
