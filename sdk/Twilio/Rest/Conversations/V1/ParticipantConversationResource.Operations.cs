using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;

namespace Twilio.Rest.Conversations.V1;

public partial class ParticipantConversationResource
{
    public static ResourceSet<ParticipantConversationResource> Read(
        ReadParticipantConversationOptions options, ITwilioRestClient client = null) =>
        ReadWithHeaders(options, client).Records;

    public static async Task<ResourceSet<ParticipantConversationResource>> ReadAsync(
        ReadParticipantConversationOptions options, ITwilioRestClient client = null) =>
        (await ReadWithHeadersAsync(options, client).ConfigureAwait(false)).Records;

    public static ResourceSetResponse<ParticipantConversationResource> ReadWithHeaders(
        ReadParticipantConversationOptions options, ITwilioRestClient client = null) =>
        Operation.List<ReadParticipantConversationOptions, ParticipantConversationResource>(
            "conversations", BuildReadRequest, options, client);

    public static Task<ResourceSetResponse<ParticipantConversationResource>> ReadWithHeadersAsync(
        ReadParticipantConversationOptions options, ITwilioRestClient client = null) =>
        Operation.ListAsync<ReadParticipantConversationOptions, ParticipantConversationResource>(
            "conversations", BuildReadRequest, options, client);

    public static ResourceSet<ParticipantConversationResource> Read(
        string identity = null, string address = null, long? pageSize = null, long? limit = null, ITwilioRestClient client = null) =>
        Read(ReadOptions(identity, address, pageSize, limit), client);

    public static Task<ResourceSet<ParticipantConversationResource>> ReadAsync(
        string identity = null, string address = null, long? pageSize = null, long? limit = null, ITwilioRestClient client = null) =>
        ReadAsync(ReadOptions(identity, address, pageSize, limit), client);

    private static ReadParticipantConversationOptions ReadOptions(string identity, string address, long? pageSize, long? limit) =>
        new ReadParticipantConversationOptions()
        {
            Identity = identity, Address = address, PageSize = pageSize, Limit = limit,
        };

    public static Page<ParticipantConversationResource> GetPage(string targetUrl, ITwilioRestClient client) =>
        Operation.GetPage<ParticipantConversationResource>("conversations", targetUrl, client);

    public static Page<ParticipantConversationResource> NextPage(Page<ParticipantConversationResource> page, ITwilioRestClient client) =>
        GetPage(page.GetNextPageUrl(Domain.Conversations), client);

    public static Page<ParticipantConversationResource> PreviousPage(
        Page<ParticipantConversationResource> page, ITwilioRestClient client) =>
        GetPage(page.GetPreviousPageUrl(Domain.Conversations), client);

    private static Request BuildReadRequest(ReadParticipantConversationOptions options, ITwilioRestClient client) => new(
        HttpMethod.Get,
        Domain.Conversations,
        "/v1/ParticipantConversations",
        queryParams: options.GetParams());
}
