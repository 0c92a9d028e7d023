using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;
using static Twilio.Constant.EnumConstants;

namespace Twilio.Rest.Conversations.V1.Service.Configuration;

public partial class WebhookResource
{
    public static WebhookResource Fetch(FetchWebhookOptions options, ITwilioRestClient client = null) =>
        FetchWithHeaders(options, client).Data;

    public static async Task<WebhookResource> FetchAsync(FetchWebhookOptions options, ITwilioRestClient client = null) =>
        (await FetchWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<WebhookResource> FetchWithHeaders(FetchWebhookOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildFetchRequest, options, client, FromJson);

    public static Task<TwilioResponse<WebhookResource>> FetchWithHeadersAsync(
        FetchWebhookOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildFetchRequest, options, client, FromJson);

    public static WebhookResource Fetch(string pathChatServiceSid, ITwilioRestClient client = null) =>
        Fetch(new FetchWebhookOptions(pathChatServiceSid), client);

    public static Task<WebhookResource> FetchAsync(string pathChatServiceSid, ITwilioRestClient client = null) =>
        FetchAsync(new FetchWebhookOptions(pathChatServiceSid), client);

    public static TwilioResponse<WebhookResource> FetchWithHeaders(string pathChatServiceSid, ITwilioRestClient client = null) =>
        FetchWithHeaders(new FetchWebhookOptions(pathChatServiceSid), client);

    public static Task<TwilioResponse<WebhookResource>> FetchWithHeadersAsync(string pathChatServiceSid, ITwilioRestClient client = null) =>
        FetchWithHeadersAsync(new FetchWebhookOptions(pathChatServiceSid), client);

    private static Request BuildFetchRequest(FetchWebhookOptions options, ITwilioRestClient client) => new(
        HttpMethod.Get,
        Domain.Conversations,
        $"/v1/Services/{options.PathChatServiceSid}/Configuration/Webhooks",
        queryParams: options.GetParams());

    public static WebhookResource Update(UpdateWebhookOptions options, ITwilioRestClient client = null) =>
        UpdateWithHeaders(options, client).Data;

    public static async Task<WebhookResource> UpdateAsync(UpdateWebhookOptions options, ITwilioRestClient client = null) =>
        (await UpdateWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<WebhookResource> UpdateWithHeaders(UpdateWebhookOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildUpdateRequest, options, client, FromJson);

    public static Task<TwilioResponse<WebhookResource>> UpdateWithHeadersAsync(
        UpdateWebhookOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildUpdateRequest, options, client, FromJson);

    public static WebhookResource Update(
        string pathChatServiceSid, Uri preWebhookUrl = null, Uri postWebhookUrl = null, List<string> filters = null,
        string method = null, ITwilioRestClient client = null) =>
        Update(UpdateOptions(pathChatServiceSid, preWebhookUrl, postWebhookUrl, filters, method), client);

    public static Task<WebhookResource> UpdateAsync(
        string pathChatServiceSid, Uri preWebhookUrl = null, Uri postWebhookUrl = null, List<string> filters = null,
        string method = null, ITwilioRestClient client = null) =>
        UpdateAsync(UpdateOptions(pathChatServiceSid, preWebhookUrl, postWebhookUrl, filters, method), client);

    public static TwilioResponse<WebhookResource> UpdateWithHeaders(
        string pathChatServiceSid, Uri preWebhookUrl = null, Uri postWebhookUrl = null, List<string> filters = null,
        string method = null, ITwilioRestClient client = null) =>
        UpdateWithHeaders(UpdateOptions(pathChatServiceSid, preWebhookUrl, postWebhookUrl, filters, method), client);

    public static Task<TwilioResponse<WebhookResource>> UpdateWithHeadersAsync(
        string pathChatServiceSid, Uri preWebhookUrl = null, Uri postWebhookUrl = null, List<string> filters = null,
        string method = null, ITwilioRestClient client = null) =>
        UpdateWithHeadersAsync(UpdateOptions(pathChatServiceSid, preWebhookUrl, postWebhookUrl, filters, method), client);

    private static UpdateWebhookOptions UpdateOptions(
        string pathChatServiceSid, Uri preWebhookUrl, Uri postWebhookUrl, List<string> filters, string method) =>
        new UpdateWebhookOptions(pathChatServiceSid)
        {
            PreWebhookUrl = preWebhookUrl, PostWebhookUrl = postWebhookUrl, Filters = filters, Method = method,
        };

    private static Request BuildUpdateRequest(UpdateWebhookOptions options, ITwilioRestClient client) => new(
        HttpMethod.Post,
        Domain.Conversations,
        $"/v1/Services/{options.PathChatServiceSid}/Configuration/Webhooks",
        contentType: ContentTypeEnum.FORM_URLENCODED,
        postParams: options.GetParams());
}
