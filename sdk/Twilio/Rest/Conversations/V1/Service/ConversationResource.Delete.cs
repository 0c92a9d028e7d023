using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;

namespace Twilio.Rest.Conversations.V1.Service;

public partial class ConversationResource
{
    public static bool Delete(DeleteConversationOptions options, ITwilioRestClient client = null) =>
        DeleteWithHeaders(options, client).Data;

    public static async Task<bool> DeleteAsync(DeleteConversationOptions options, ITwilioRestClient client = null) =>
        (await DeleteWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<bool> DeleteWithHeaders(DeleteConversationOptions options, ITwilioRestClient client = null) =>
        Operation.Delete(BuildDeleteRequest, options, client);

    public static Task<TwilioResponse<bool>> DeleteWithHeadersAsync(DeleteConversationOptions options, ITwilioRestClient client = null) =>
        Operation.DeleteAsync(BuildDeleteRequest, options, client);

    public static bool Delete(
        string pathChatServiceSid, string pathSid, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        Delete(new DeleteConversationOptions(pathChatServiceSid, pathSid)
        {
            XTwilioWebhookEnabled = xTwilioWebhookEnabled,
        }, client);

    public static Task<bool> DeleteAsync(
        string pathChatServiceSid, string pathSid, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        DeleteAsync(new DeleteConversationOptions(pathChatServiceSid, pathSid)
        {
            XTwilioWebhookEnabled = xTwilioWebhookEnabled,
        }, client);

    public static TwilioResponse<bool> DeleteWithHeaders(
        string pathChatServiceSid, string pathSid, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        DeleteWithHeaders(new DeleteConversationOptions(pathChatServiceSid, pathSid)
        {
            XTwilioWebhookEnabled = xTwilioWebhookEnabled,
        }, client);

    public static Task<TwilioResponse<bool>> DeleteWithHeadersAsync(
        string pathChatServiceSid, string pathSid, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        DeleteWithHeadersAsync(new DeleteConversationOptions(pathChatServiceSid, pathSid)
        {
            XTwilioWebhookEnabled = xTwilioWebhookEnabled,
        }, client);

    private static Request BuildDeleteRequest(DeleteConversationOptions options, ITwilioRestClient client) => new(
        HttpMethod.Delete,
        Domain.Conversations,
        $"/v1/Services/{options.PathChatServiceSid}/Conversations/{options.PathSid}",
        queryParams: options.GetParams(),
        headerParams: options.GetHeaderParams());
}
