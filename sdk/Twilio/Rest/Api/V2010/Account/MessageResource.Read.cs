using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;
using Twilio.Types;

namespace Twilio.Rest.Api.V2010.Account;

public partial class MessageResource
{
    public static ResourceSet<MessageResource> Read(ReadMessageOptions options, ITwilioRestClient client = null) =>
        ReadWithHeaders(options, client).Records;

    public static async Task<ResourceSet<MessageResource>> ReadAsync(ReadMessageOptions options, ITwilioRestClient client = null) =>
        (await ReadWithHeadersAsync(options, client).ConfigureAwait(false)).Records;

    public static ResourceSetResponse<MessageResource> ReadWithHeaders(ReadMessageOptions options, ITwilioRestClient client = null) =>
        Operation.List<ReadMessageOptions, MessageResource>("messages", BuildReadRequest, options, client);

    public static Task<ResourceSetResponse<MessageResource>> ReadWithHeadersAsync(ReadMessageOptions options, ITwilioRestClient client = null) =>
        Operation.ListAsync<ReadMessageOptions, MessageResource>("messages", BuildReadRequest, options, client);

    public static ResourceSet<MessageResource> Read(
        string pathAccountSid = null, PhoneNumber to = null, PhoneNumber from = null, DateTime? dateSentBefore = null,
        DateTime? dateSent = null, DateTime? dateSentAfter = null, long? pageSize = null, long? limit = null,
        ITwilioRestClient client = null) =>
        Read(ReadOptions(
            pathAccountSid, to, from, dateSentBefore, dateSent, dateSentAfter, pageSize, limit), client);

    public static Task<ResourceSet<MessageResource>> ReadAsync(
        string pathAccountSid = null, PhoneNumber to = null, PhoneNumber from = null, DateTime? dateSentBefore = null,
        DateTime? dateSent = null, DateTime? dateSentAfter = null, long? pageSize = null, long? limit = null,
        ITwilioRestClient client = null) =>
        ReadAsync(ReadOptions(
            pathAccountSid, to, from, dateSentBefore, dateSent, dateSentAfter, pageSize, limit), client);

    private static ReadMessageOptions ReadOptions(
        string pathAccountSid, PhoneNumber to, PhoneNumber from, DateTime? dateSentBefore, DateTime? dateSent, DateTime? dateSentAfter,
        long? pageSize, long? limit) =>
        new ReadMessageOptions()
        {
            PathAccountSid = pathAccountSid, To = to, From = from, DateSentBefore = dateSentBefore, DateSent = dateSent,
            DateSentAfter = dateSentAfter, PageSize = pageSize, Limit = limit,
        };

    public static Page<MessageResource> GetPage(string targetUrl, ITwilioRestClient client) =>
        Operation.GetPage<MessageResource>("messages", targetUrl, client);

    public static Page<MessageResource> NextPage(Page<MessageResource> page, ITwilioRestClient client) =>
        GetPage(page.GetNextPageUrl(Domain.Api), client);

    public static Page<MessageResource> PreviousPage(Page<MessageResource> page, ITwilioRestClient client) =>
        GetPage(page.GetPreviousPageUrl(Domain.Api), client);

    private static Request BuildReadRequest(ReadMessageOptions options, ITwilioRestClient client) => new(
        HttpMethod.Get,
        Domain.Api,
        $"/2010-04-01/Accounts/{options.PathAccountSid ?? client.AccountSid}/Messages.json",
        queryParams: options.GetParams());
}
