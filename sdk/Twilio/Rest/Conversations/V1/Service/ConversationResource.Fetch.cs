using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;

namespace Twilio.Rest.Conversations.V1.Service;

public partial class ConversationResource
{
    public static ConversationResource Fetch(FetchConversationOptions options, ITwilioRestClient client = null) =>
        FetchWithHeaders(options, client).Data;

    public static async Task<ConversationResource> FetchAsync(FetchConversationOptions options, ITwilioRestClient client = null) =>
        (await FetchWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<ConversationResource> FetchWithHeaders(FetchConversationOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildFetchRequest, options, client, FromJson);

    public static Task<TwilioResponse<ConversationResource>> FetchWithHeadersAsync(FetchConversationOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildFetchRequest, options, client, FromJson);

    public static ConversationResource Fetch(string pathChatServiceSid, string pathSid, ITwilioRestClient client = null) =>
        Fetch(new FetchConversationOptions(pathChatServiceSid, pathSid), client);

    public static Task<ConversationResource> FetchAsync(string pathChatServiceSid, string pathSid, ITwilioRestClient client = null) =>
        FetchAsync(new FetchConversationOptions(pathChatServiceSid, pathSid), client);

    public static TwilioResponse<ConversationResource> FetchWithHeaders(
        string pathChatServiceSid, string pathSid, ITwilioRestClient client = null) =>
        FetchWithHeaders(new FetchConversationOptions(pathChatServiceSid, pathSid), client);

    public static Task<TwilioResponse<ConversationResource>> FetchWithHeadersAsync(
        string pathChatServiceSid, string pathSid, ITwilioRestClient client = null) =>
        FetchWithHeadersAsync(new FetchConversationOptions(pathChatServiceSid, pathSid), client);

    private static Request BuildFetchRequest(FetchConversationOptions options, ITwilioRestClient client) => new(
        HttpMethod.Get,
        Domain.Conversations,
        $"/v1/Services/{options.PathChatServiceSid}/Conversations/{options.PathSid}",
        queryParams: options.GetParams());
}
