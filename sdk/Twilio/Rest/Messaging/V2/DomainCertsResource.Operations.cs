using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;

namespace Twilio.Rest.Messaging.V2;

public partial class DomainCertsResource
{
    public static DomainCertsResource Fetch(FetchDomainCertsOptions options, ITwilioRestClient client = null) =>
        FetchWithHeaders(options, client).Data;

    public static async Task<DomainCertsResource> FetchAsync(FetchDomainCertsOptions options, ITwilioRestClient client = null) =>
        (await FetchWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<DomainCertsResource> FetchWithHeaders(FetchDomainCertsOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildFetchRequest, options, client, FromJson);

    public static Task<TwilioResponse<DomainCertsResource>> FetchWithHeadersAsync(
        FetchDomainCertsOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildFetchRequest, options, client, FromJson);

    public static DomainCertsResource Fetch(string pathDomainSid, ITwilioRestClient client = null) =>
        Fetch(new FetchDomainCertsOptions(pathDomainSid), client);

    public static Task<DomainCertsResource> FetchAsync(string pathDomainSid, ITwilioRestClient client = null) =>
        FetchAsync(new FetchDomainCertsOptions(pathDomainSid), client);

    public static TwilioResponse<DomainCertsResource> FetchWithHeaders(string pathDomainSid, ITwilioRestClient client = null) =>
        FetchWithHeaders(new FetchDomainCertsOptions(pathDomainSid), client);

    public static Task<TwilioResponse<DomainCertsResource>> FetchWithHeadersAsync(string pathDomainSid, ITwilioRestClient client = null) =>
        FetchWithHeadersAsync(new FetchDomainCertsOptions(pathDomainSid), client);

    private static Request BuildFetchRequest(FetchDomainCertsOptions options, ITwilioRestClient client) => new(
        HttpMethod.Get,
        Domain.Messaging,
        $"/v2/LinkShortening/Domains/{options.PathDomainSid}/Certificate",
        queryParams: options.GetParams());
}
