using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;
using static Twilio.Constant.EnumConstants;

namespace Twilio.Rest.Conversations.V1.Configuration;

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

    public static WebhookResource Fetch(ITwilioRestClient client = null) =>
        Fetch(new FetchWebhookOptions(), client);

    public static Task<WebhookResource> FetchAsync(ITwilioRestClient client = null) =>
        FetchAsync(new FetchWebhookOptions(), client);

    public static TwilioResponse<WebhookResource> FetchWithHeaders(ITwilioRestClient client = null) =>
        FetchWithHeaders(new FetchWebhookOptions(), client);

    public static Task<TwilioResponse<WebhookResource>> FetchWithHeadersAsync(ITwilioRestClient client = null) =>
        FetchWithHeadersAsync(new FetchWebhookOptions(), client);

    private static Request BuildFetchRequest(FetchWebhookOptions options, ITwilioRestClient client) => new(
        HttpMethod.Get,
        Domain.Conversations,
        "/v1/Configuration/Webhooks",
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
        string method = null, List<string> filters = null, string preWebhookUrl = null, string postWebhookUrl = null,
        TargetEnum target = null, ITwilioRestClient client = null) =>
        Update(UpdateOptions(method, filters, preWebhookUrl, postWebhookUrl, target), client);

    public static Task<WebhookResource> UpdateAsync(
        string method = null, List<string> filters = null, string preWebhookUrl = null, string postWebhookUrl = null,
        TargetEnum target = null, ITwilioRestClient client = null) =>
        UpdateAsync(UpdateOptions(method, filters, preWebhookUrl, postWebhookUrl, target), client);

    public static TwilioResponse<WebhookResource> UpdateWithHeaders(
        string method = null, List<string> filters = null, string preWebhookUrl = null, string postWebhookUrl = null,
        TargetEnum target = null, ITwilioRestClient client = null) =>
        UpdateWithHeaders(UpdateOptions(method, filters, preWebhookUrl, postWebhookUrl, target), client);

    public static Task<TwilioResponse<WebhookResource>> UpdateWithHeadersAsync(
        string method = null, List<string> filters = null, string preWebhookUrl = null, string postWebhookUrl = null,
        TargetEnum target = null, ITwilioRestClient client = null) =>
        UpdateWithHeadersAsync(UpdateOptions(method, filters, preWebhookUrl, postWebhookUrl, target), client);

    private static UpdateWebhookOptions UpdateOptions(
        string method, List<string> filters, string preWebhookUrl, string postWebhookUrl, TargetEnum target) =>
        new UpdateWebhookOptions()
        {
            Method = method, Filters = filters, PreWebhookUrl = preWebhookUrl, PostWebhookUrl = postWebhookUrl, Target = target,
        };

    private static Request BuildUpdateRequest(UpdateWebhookOptions options, ITwilioRestClient client) => new(
        HttpMethod.Post,
        Domain.Conversations,
        "/v1/Configuration/Webhooks",
        contentType: ContentTypeEnum.FORM_URLENCODED,
        postParams: options.GetParams());
}
