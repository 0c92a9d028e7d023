using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;

namespace Twilio.Rest.Api.V2010.Account;

public partial class IncomingPhoneNumberResource
{
    public static bool Delete(DeleteIncomingPhoneNumberOptions options, ITwilioRestClient client = null) =>
        DeleteWithHeaders(options, client).Data;

    public static async Task<bool> DeleteAsync(DeleteIncomingPhoneNumberOptions options, ITwilioRestClient client = null) =>
        (await DeleteWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<bool> DeleteWithHeaders(DeleteIncomingPhoneNumberOptions options, ITwilioRestClient client = null) =>
        Operation.Delete(BuildDeleteRequest, options, client);

    public static Task<TwilioResponse<bool>> DeleteWithHeadersAsync(
        DeleteIncomingPhoneNumberOptions options, ITwilioRestClient client = null) =>
        Operation.DeleteAsync(BuildDeleteRequest, options, client);

    public static bool Delete(string pathSid, string pathAccountSid = null, ITwilioRestClient client = null) =>
        Delete(new DeleteIncomingPhoneNumberOptions(pathSid) { PathAccountSid = pathAccountSid }, client);

    public static Task<bool> DeleteAsync(string pathSid, string pathAccountSid = null, ITwilioRestClient client = null) =>
        DeleteAsync(new DeleteIncomingPhoneNumberOptions(pathSid) { PathAccountSid = pathAccountSid }, client);

    public static TwilioResponse<bool> DeleteWithHeaders(string pathSid, string pathAccountSid = null, ITwilioRestClient client = null) =>
        DeleteWithHeaders(new DeleteIncomingPhoneNumberOptions(pathSid) { PathAccountSid = pathAccountSid }, client);

    public static Task<TwilioResponse<bool>> DeleteWithHeadersAsync(
        string pathSid, string pathAccountSid = null, ITwilioRestClient client = null) =>
        DeleteWithHeadersAsync(new DeleteIncomingPhoneNumberOptions(pathSid) { PathAccountSid = pathAccountSid }, client);

    private static Request BuildDeleteRequest(DeleteIncomingPhoneNumberOptions options, ITwilioRestClient client) => new(
        HttpMethod.Delete,
        Domain.Api,
        $"/2010-04-01/Accounts/{options.PathAccountSid ?? client.AccountSid}/IncomingPhoneNumbers/{options.PathSid}.json",
        queryParams: options.GetParams());
}
