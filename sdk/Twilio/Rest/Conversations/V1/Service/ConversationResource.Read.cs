using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;

namespace Twilio.Rest.Conversations.V1.Service;

public partial class ConversationResource
{
    public static ResourceSet<ConversationResource> Read(ReadConversationOptions options, ITwilioRestClient client = null) =>
        ReadWithHeaders(options, client).Records;

    public static async Task<ResourceSet<ConversationResource>> ReadAsync(ReadConversationOptions options, ITwilioRestClient client = null) =>
        (await ReadWithHeadersAsync(options, client).ConfigureAwait(false)).Records;

    public static ResourceSetResponse<ConversationResource> ReadWithHeaders(ReadConversationOptions options, ITwilioRestClient client = null) =>
        Operation.List<ReadConversationOptions, ConversationResource>("conversations", BuildReadRequest, options, client);

    public static Task<ResourceSetResponse<ConversationResource>> ReadWithHeadersAsync(ReadConversationOptions options, ITwilioRestClient client = null) =>
        Operation.ListAsync<ReadConversationOptions, ConversationResource>("conversations", BuildReadRequest, options, client);

    public static ResourceSet<ConversationResource> Read(
        string pathChatServiceSid, string startDate = null, string endDate = null, StateEnum state = null, long? pageSize = null,
        long? limit = null, ITwilioRestClient client = null) =>
        Read(ReadOptions(pathChatServiceSid, startDate, endDate, state, pageSize, limit), client);

    public static Task<ResourceSet<ConversationResource>> ReadAsync(
        string pathChatServiceSid, string startDate = null, string endDate = null, StateEnum state = null, long? pageSize = null,
        long? limit = null, ITwilioRestClient client = null) =>
        ReadAsync(ReadOptions(pathChatServiceSid, startDate, endDate, state, pageSize, limit), client);

    private static ReadConversationOptions ReadOptions(
        string pathChatServiceSid, string startDate, string endDate, StateEnum state, long? pageSize, long? limit) =>
        new ReadConversationOptions(pathChatServiceSid)
        {
            StartDate = startDate, EndDate = endDate, State = state, PageSize = pageSize, Limit = limit,
        };

    public static Page<ConversationResource> GetPage(string targetUrl, ITwilioRestClient client) =>
        Operation.GetPage<ConversationResource>("conversations", targetUrl, client);

    public static Page<ConversationResource> NextPage(Page<ConversationResource> page, ITwilioRestClient client) =>
        GetPage(page.GetNextPageUrl(Domain.Conversations), client);

    public static Page<ConversationResource> PreviousPage(Page<ConversationResource> page, ITwilioRestClient client) =>
        GetPage(page.GetPreviousPageUrl(Domain.Conversations), client);

    private static Request BuildReadRequest(ReadConversationOptions options, ITwilioRestClient client) => new(
        HttpMethod.Get,
        Domain.Conversations,
        $"/v1/Services/{options.PathChatServiceSid}/Conversations",
        queryParams: options.GetParams());
}
