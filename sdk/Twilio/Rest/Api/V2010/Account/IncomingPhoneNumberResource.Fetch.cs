using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;

namespace Twilio.Rest.Api.V2010.Account;

public partial class IncomingPhoneNumberResource
{
    public static IncomingPhoneNumberResource Fetch(FetchIncomingPhoneNumberOptions options, ITwilioRestClient client = null) =>
        FetchWithHeaders(options, client).Data;

    public static async Task<IncomingPhoneNumberResource> FetchAsync(
        FetchIncomingPhoneNumberOptions options, ITwilioRestClient client = null) =>
        (await FetchWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<IncomingPhoneNumberResource> FetchWithHeaders(
        FetchIncomingPhoneNumberOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildFetchRequest, options, client, FromJson);

    public static Task<TwilioResponse<IncomingPhoneNumberResource>> FetchWithHeadersAsync(
        FetchIncomingPhoneNumberOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildFetchRequest, options, client, FromJson);

    public static IncomingPhoneNumberResource Fetch(string pathSid, string pathAccountSid = null, ITwilioRestClient client = null) =>
        Fetch(new FetchIncomingPhoneNumberOptions(pathSid) { PathAccountSid = pathAccountSid }, client);

    public static Task<IncomingPhoneNumberResource> FetchAsync(
        string pathSid, string pathAccountSid = null, ITwilioRestClient client = null) =>
        FetchAsync(new FetchIncomingPhoneNumberOptions(pathSid) { PathAccountSid = pathAccountSid }, client);

    public static TwilioResponse<IncomingPhoneNumberResource> FetchWithHeaders(
        string pathSid, string pathAccountSid = null, ITwilioRestClient client = null) =>
        FetchWithHeaders(new FetchIncomingPhoneNumberOptions(pathSid) { PathAccountSid = pathAccountSid }, client);

    public static Task<TwilioResponse<IncomingPhoneNumberResource>> FetchWithHeadersAsync(
        string pathSid, string pathAccountSid = null, ITwilioRestClient client = null) =>
        FetchWithHeadersAsync(new FetchIncomingPhoneNumberOptions(pathSid) { PathAccountSid = pathAccountSid }, client);

    private static Request BuildFetchRequest(FetchIncomingPhoneNumberOptions options, ITwilioRestClient client) => new(
        HttpMethod.Get,
        Domain.Api,
        $"/2010-04-01/Accounts/{options.PathAccountSid ?? client.AccountSid}/IncomingPhoneNumbers/{options.PathSid}.json",
        queryParams: options.GetParams());
}
