using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;

namespace Twilio.Rest.Conversations.V1.Service.Conversation;

public partial class ParticipantResource
{
    public static ResourceSet<ParticipantResource> Read(ReadParticipantOptions options, ITwilioRestClient client = null) =>
        ReadWithHeaders(options, client).Records;

    public static async Task<ResourceSet<ParticipantResource>> ReadAsync(ReadParticipantOptions options, ITwilioRestClient client = null) =>
        (await ReadWithHeadersAsync(options, client).ConfigureAwait(false)).Records;

    public static ResourceSetResponse<ParticipantResource> ReadWithHeaders(ReadParticipantOptions options, ITwilioRestClient client = null) =>
        Operation.List<ReadParticipantOptions, ParticipantResource>("participants", BuildReadRequest, options, client);

    public static Task<ResourceSetResponse<ParticipantResource>> ReadWithHeadersAsync(ReadParticipantOptions options, ITwilioRestClient client = null) =>
        Operation.ListAsync<ReadParticipantOptions, ParticipantResource>("participants", BuildReadRequest, options, client);

    public static ResourceSet<ParticipantResource> Read(
        string pathChatServiceSid, string pathConversationSid, long? pageSize = null, long? limit = null,
        ITwilioRestClient client = null) =>
        Read(new ReadParticipantOptions(pathChatServiceSid, pathConversationSid)
        {
            PageSize = pageSize, Limit = limit,
        }, client);

    public static Task<ResourceSet<ParticipantResource>> ReadAsync(
        string pathChatServiceSid, string pathConversationSid, long? pageSize = null, long? limit = null,
        ITwilioRestClient client = null) =>
        ReadAsync(new ReadParticipantOptions(pathChatServiceSid, pathConversationSid)
        {
            PageSize = pageSize, Limit = limit,
        }, client);

    public static Page<ParticipantResource> GetPage(string targetUrl, ITwilioRestClient client) =>
        Operation.GetPage<ParticipantResource>("participants", targetUrl, client);

    public static Page<ParticipantResource> NextPage(Page<ParticipantResource> page, ITwilioRestClient client) =>
        GetPage(page.GetNextPageUrl(Domain.Conversations), client);

    public static Page<ParticipantResource> PreviousPage(Page<ParticipantResource> page, ITwilioRestClient client) =>
        GetPage(page.GetPreviousPageUrl(Domain.Conversations), client);

    private static Request BuildReadRequest(ReadParticipantOptions options, ITwilioRestClient client) => new(
        HttpMethod.Get,
        Domain.Conversations,
        $"/v1/Services/{options.PathChatServiceSid}/Conversations/{options.PathConversationSid}/Participants",
        queryParams: options.GetParams());
}
