using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;

namespace Twilio.Rest.Conversations.V1.Service.Conversation;

public partial class ParticipantResource
{
    public static ParticipantResource Fetch(FetchParticipantOptions options, ITwilioRestClient client = null) =>
        FetchWithHeaders(options, client).Data;

    public static async Task<ParticipantResource> FetchAsync(FetchParticipantOptions options, ITwilioRestClient client = null) =>
        (await FetchWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<ParticipantResource> FetchWithHeaders(FetchParticipantOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildFetchRequest, options, client, FromJson);

    public static Task<TwilioResponse<ParticipantResource>> FetchWithHeadersAsync(FetchParticipantOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildFetchRequest, options, client, FromJson);

    public static ParticipantResource Fetch(
        string pathChatServiceSid, string pathConversationSid, string pathSid, ITwilioRestClient client = null) =>
        Fetch(new FetchParticipantOptions(pathChatServiceSid, pathConversationSid, pathSid), client);

    public static Task<ParticipantResource> FetchAsync(
        string pathChatServiceSid, string pathConversationSid, string pathSid, ITwilioRestClient client = null) =>
        FetchAsync(new FetchParticipantOptions(pathChatServiceSid, pathConversationSid, pathSid), client);

    public static TwilioResponse<ParticipantResource> FetchWithHeaders(
        string pathChatServiceSid, string pathConversationSid, string pathSid, ITwilioRestClient client = null) =>
        FetchWithHeaders(new FetchParticipantOptions(pathChatServiceSid, pathConversationSid, pathSid), client);

    public static Task<TwilioResponse<ParticipantResource>> FetchWithHeadersAsync(
        string pathChatServiceSid, string pathConversationSid, string pathSid, ITwilioRestClient client = null) =>
        FetchWithHeadersAsync(new FetchParticipantOptions(pathChatServiceSid, pathConversationSid, pathSid), client);

    private static Request BuildFetchRequest(FetchParticipantOptions options, ITwilioRestClient client) => new(
        HttpMethod.Get,
        Domain.Conversations,
        $"/v1/Services/{options.PathChatServiceSid}/Conversations/{options.PathConversationSid}/Participants/{options.PathSid}",
        queryParams: options.GetParams());
}
