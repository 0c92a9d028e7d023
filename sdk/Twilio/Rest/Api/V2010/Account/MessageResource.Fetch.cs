using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;

namespace Twilio.Rest.Api.V2010.Account;

public partial class MessageResource
{
    public static MessageResource Fetch(FetchMessageOptions options, ITwilioRestClient client = null) =>
        FetchWithHeaders(options, client).Data;

    public static async Task<MessageResource> FetchAsync(FetchMessageOptions options, ITwilioRestClient client = null) =>
        (await FetchWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<MessageResource> FetchWithHeaders(FetchMessageOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildFetchRequest, options, client, FromJson);

    public static Task<TwilioResponse<MessageResource>> FetchWithHeadersAsync(FetchMessageOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildFetchRequest, options, client, FromJson);

    public static MessageResource Fetch(string pathSid, string pathAccountSid = null, ITwilioRestClient client = null) =>
        Fetch(new FetchMessageOptions(pathSid) { PathAccountSid = pathAccountSid }, client);

    public static Task<MessageResource> FetchAsync(string pathSid, string pathAccountSid = null, ITwilioRestClient client = null) =>
        FetchAsync(new FetchMessageOptions(pathSid) { PathAccountSid = pathAccountSid }, client);

    public static TwilioResponse<MessageResource> FetchWithHeaders(
        string pathSid, string pathAccountSid = null, ITwilioRestClient client = null) =>
        FetchWithHeaders(new FetchMessageOptions(pathSid) { PathAccountSid = pathAccountSid }, client);

    public static Task<TwilioResponse<MessageResource>> FetchWithHeadersAsync(
        string pathSid, string pathAccountSid = null, ITwilioRestClient client = null) =>
        FetchWithHeadersAsync(new FetchMessageOptions(pathSid) { PathAccountSid = pathAccountSid }, client);

    private static Request BuildFetchRequest(FetchMessageOptions options, ITwilioRestClient client) => new(
        HttpMethod.Get,
        Domain.Api,
        $"/2010-04-01/Accounts/{options.PathAccountSid ?? client.AccountSid}/Messages/{options.PathSid}.json",
        queryParams: options.GetParams());
}
