using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;

namespace Twilio.Rest.Conversations.V1.Service.Conversation;

public partial class ParticipantResource
{
    public static bool Delete(DeleteParticipantOptions options, ITwilioRestClient client = null) =>
        DeleteWithHeaders(options, client).Data;

    public static async Task<bool> DeleteAsync(DeleteParticipantOptions options, ITwilioRestClient client = null) =>
        (await DeleteWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<bool> DeleteWithHeaders(DeleteParticipantOptions options, ITwilioRestClient client = null) =>
        Operation.Delete(BuildDeleteRequest, options, client);

    public static Task<TwilioResponse<bool>> DeleteWithHeadersAsync(DeleteParticipantOptions options, ITwilioRestClient client = null) =>
        Operation.DeleteAsync(BuildDeleteRequest, options, client);

    public static bool Delete(
        string pathChatServiceSid, string pathConversationSid, string pathSid, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null,
        ITwilioRestClient client = null) =>
        Delete(new DeleteParticipantOptions(pathChatServiceSid, pathConversationSid, pathSid)
        {
            XTwilioWebhookEnabled = xTwilioWebhookEnabled,
        }, client);

    public static Task<bool> DeleteAsync(
        string pathChatServiceSid, string pathConversationSid, string pathSid, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null,
        ITwilioRestClient client = null) =>
        DeleteAsync(new DeleteParticipantOptions(pathChatServiceSid, pathConversationSid, pathSid)
        {
            XTwilioWebhookEnabled = xTwilioWebhookEnabled,
        }, client);

    public static TwilioResponse<bool> DeleteWithHeaders(
        string pathChatServiceSid, string pathConversationSid, string pathSid, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null,
        ITwilioRestClient client = null) =>
        DeleteWithHeaders(new DeleteParticipantOptions(pathChatServiceSid, pathConversationSid, pathSid)
        {
            XTwilioWebhookEnabled = xTwilioWebhookEnabled,
        }, client);

    public static Task<TwilioResponse<bool>> DeleteWithHeadersAsync(
        string pathChatServiceSid, string pathConversationSid, string pathSid, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null,
        ITwilioRestClient client = null) =>
        DeleteWithHeadersAsync(new DeleteParticipantOptions(pathChatServiceSid, pathConversationSid, pathSid)
        {
            XTwilioWebhookEnabled = xTwilioWebhookEnabled,
        }, client);

    private static Request BuildDeleteRequest(DeleteParticipantOptions options, ITwilioRestClient client) => new(
        HttpMethod.Delete,
        Domain.Conversations,
        $"/v1/Services/{options.PathChatServiceSid}/Conversations/{options.PathConversationSid}/Participants/{options.PathSid}",
        queryParams: options.GetParams(),
        headerParams: options.GetHeaderParams());
}
