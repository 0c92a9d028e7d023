using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;
using Twilio.Types;

namespace Twilio.Rest.Api.V2010.Account;

public partial class IncomingPhoneNumberResource
{
    public static ResourceSet<IncomingPhoneNumberResource> Read(ReadIncomingPhoneNumberOptions options, ITwilioRestClient client = null) =>
        ReadWithHeaders(options, client).Records;

    public static async Task<ResourceSet<IncomingPhoneNumberResource>> ReadAsync(
        ReadIncomingPhoneNumberOptions options, ITwilioRestClient client = null) =>
        (await ReadWithHeadersAsync(options, client).ConfigureAwait(false)).Records;

    public static ResourceSetResponse<IncomingPhoneNumberResource> ReadWithHeaders(
        ReadIncomingPhoneNumberOptions options, ITwilioRestClient client = null) =>
        Operation.List<ReadIncomingPhoneNumberOptions, IncomingPhoneNumberResource>(
            "incoming_phone_numbers", BuildReadRequest, options, client);

    public static Task<ResourceSetResponse<IncomingPhoneNumberResource>> ReadWithHeadersAsync(
        ReadIncomingPhoneNumberOptions options, ITwilioRestClient client = null) =>
        Operation.ListAsync<ReadIncomingPhoneNumberOptions, IncomingPhoneNumberResource>(
            "incoming_phone_numbers", BuildReadRequest, options, client);

    public static ResourceSet<IncomingPhoneNumberResource> Read(
        string pathAccountSid = null, bool? beta = null, string friendlyName = null, PhoneNumber phoneNumber = null,
        string origin = null, long? pageSize = null, long? limit = null, ITwilioRestClient client = null) =>
        Read(ReadOptions(pathAccountSid, beta, friendlyName, phoneNumber, origin, pageSize, limit), client);

    public static Task<ResourceSet<IncomingPhoneNumberResource>> ReadAsync(
        string pathAccountSid = null, bool? beta = null, string friendlyName = null, PhoneNumber phoneNumber = null,
        string origin = null, long? pageSize = null, long? limit = null, ITwilioRestClient client = null) =>
        ReadAsync(ReadOptions(pathAccountSid, beta, friendlyName, phoneNumber, origin, pageSize, limit), client);

    private static ReadIncomingPhoneNumberOptions ReadOptions(
        string pathAccountSid, bool? beta, string friendlyName, PhoneNumber phoneNumber, string origin, long? pageSize, long? limit) =>
        new ReadIncomingPhoneNumberOptions()
        {
            PathAccountSid = pathAccountSid, Beta = beta, FriendlyName = friendlyName, PhoneNumber = phoneNumber, Origin = origin,
            PageSize = pageSize, Limit = limit,
        };

    public static Page<IncomingPhoneNumberResource> GetPage(string targetUrl, ITwilioRestClient client) =>
        Operation.GetPage<IncomingPhoneNumberResource>("incoming_phone_numbers", targetUrl, client);

    public static Page<IncomingPhoneNumberResource> NextPage(Page<IncomingPhoneNumberResource> page, ITwilioRestClient client) =>
        GetPage(page.GetNextPageUrl(Domain.Api), client);

    public static Page<IncomingPhoneNumberResource> PreviousPage(Page<IncomingPhoneNumberResource> page, ITwilioRestClient client) =>
        GetPage(page.GetPreviousPageUrl(Domain.Api), client);

    private static Request BuildReadRequest(ReadIncomingPhoneNumberOptions options, ITwilioRestClient client) => new(
        HttpMethod.Get,
        Domain.Api,
        $"/2010-04-01/Accounts/{options.PathAccountSid ?? client.AccountSid}/IncomingPhoneNumbers.json",
        queryParams: options.GetParams());
}
