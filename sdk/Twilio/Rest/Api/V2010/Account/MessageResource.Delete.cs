using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;

namespace Twilio.Rest.Api.V2010.Account;

public partial class MessageResource
{
    public static bool Delete(DeleteMessageOptions options, ITwilioRestClient client = null) =>
        DeleteWithHeaders(options, client).Data;

    public static async Task<bool> DeleteAsync(DeleteMessageOptions options, ITwilioRestClient client = null) =>
        (await DeleteWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<bool> DeleteWithHeaders(DeleteMessageOptions options, ITwilioRestClient client = null) =>
        Operation.Delete(BuildDeleteRequest, options, client);

    public static Task<TwilioResponse<bool>> DeleteWithHeadersAsync(DeleteMessageOptions options, ITwilioRestClient client = null) =>
        Operation.DeleteAsync(BuildDeleteRequest, options, client);

    public static bool Delete(string pathSid, string pathAccountSid = null, ITwilioRestClient client = null) =>
        Delete(new DeleteMessageOptions(pathSid) { PathAccountSid = pathAccountSid }, client);

    public static Task<bool> DeleteAsync(string pathSid, string pathAccountSid = null, ITwilioRestClient client = null) =>
        DeleteAsync(new DeleteMessageOptions(pathSid) { PathAccountSid = pathAccountSid }, client);

    public static TwilioResponse<bool> DeleteWithHeaders(string pathSid, string pathAccountSid = null, ITwilioRestClient client = null) =>
        DeleteWithHeaders(new DeleteMessageOptions(pathSid) { PathAccountSid = pathAccountSid }, client);

    public static Task<TwilioResponse<bool>> DeleteWithHeadersAsync(
        string pathSid, string pathAccountSid = null, ITwilioRestClient client = null) =>
        DeleteWithHeadersAsync(new DeleteMessageOptions(pathSid) { PathAccountSid = pathAccountSid }, client);

    private static Request BuildDeleteRequest(DeleteMessageOptions options, ITwilioRestClient client) => new(
        HttpMethod.Delete,
        Domain.Api,
        $"/2010-04-01/Accounts/{options.PathAccountSid ?? client.AccountSid}/Messages/{options.PathSid}.json",
        queryParams: options.GetParams());
}
