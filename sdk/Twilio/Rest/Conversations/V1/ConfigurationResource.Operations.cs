using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;
using static Twilio.Constant.EnumConstants;

namespace Twilio.Rest.Conversations.V1;

public partial class ConfigurationResource
{
    public static ConfigurationResource Fetch(FetchConfigurationOptions options, ITwilioRestClient client = null) =>
        FetchWithHeaders(options, client).Data;

    public static async Task<ConfigurationResource> FetchAsync(FetchConfigurationOptions options, ITwilioRestClient client = null) =>
        (await FetchWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<ConfigurationResource> FetchWithHeaders(
        FetchConfigurationOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildFetchRequest, options, client, FromJson);

    public static Task<TwilioResponse<ConfigurationResource>> FetchWithHeadersAsync(
        FetchConfigurationOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildFetchRequest, options, client, FromJson);

    public static ConfigurationResource Fetch(ITwilioRestClient client = null) =>
        Fetch(new FetchConfigurationOptions(), client);

    public static Task<ConfigurationResource> FetchAsync(ITwilioRestClient client = null) =>
        FetchAsync(new FetchConfigurationOptions(), client);

    public static TwilioResponse<ConfigurationResource> FetchWithHeaders(ITwilioRestClient client = null) =>
        FetchWithHeaders(new FetchConfigurationOptions(), client);

    public static Task<TwilioResponse<ConfigurationResource>> FetchWithHeadersAsync(ITwilioRestClient client = null) =>
        FetchWithHeadersAsync(new FetchConfigurationOptions(), client);

    private static Request BuildFetchRequest(FetchConfigurationOptions options, ITwilioRestClient client) => new(
        HttpMethod.Get,
        Domain.Conversations,
        "/v1/Configuration",
        queryParams: options.GetParams());

    public static ConfigurationResource Update(UpdateConfigurationOptions options, ITwilioRestClient client = null) =>
        UpdateWithHeaders(options, client).Data;

    public static async Task<ConfigurationResource> UpdateAsync(UpdateConfigurationOptions options, ITwilioRestClient client = null) =>
        (await UpdateWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<ConfigurationResource> UpdateWithHeaders(
        UpdateConfigurationOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildUpdateRequest, options, client, FromJson);

    public static Task<TwilioResponse<ConfigurationResource>> UpdateWithHeadersAsync(
        UpdateConfigurationOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildUpdateRequest, options, client, FromJson);

    public static ConfigurationResource Update(
        string defaultChatServiceSid = null, string defaultMessagingServiceSid = null, string defaultInactiveTimer = null,
        string defaultClosedTimer = null, ITwilioRestClient client = null) =>
        Update(UpdateOptions(
            defaultChatServiceSid, defaultMessagingServiceSid, defaultInactiveTimer, defaultClosedTimer), client);

    public static Task<ConfigurationResource> UpdateAsync(
        string defaultChatServiceSid = null, string defaultMessagingServiceSid = null, string defaultInactiveTimer = null,
        string defaultClosedTimer = null, ITwilioRestClient client = null) =>
        UpdateAsync(UpdateOptions(
            defaultChatServiceSid, defaultMessagingServiceSid, defaultInactiveTimer, defaultClosedTimer), client);

    public static TwilioResponse<ConfigurationResource> UpdateWithHeaders(
        string defaultChatServiceSid = null, string defaultMessagingServiceSid = null, string defaultInactiveTimer = null,
        string defaultClosedTimer = null, ITwilioRestClient client = null) =>
        UpdateWithHeaders(UpdateOptions(
            defaultChatServiceSid, defaultMessagingServiceSid, defaultInactiveTimer, defaultClosedTimer), client);

    public static Task<TwilioResponse<ConfigurationResource>> UpdateWithHeadersAsync(
        string defaultChatServiceSid = null, string defaultMessagingServiceSid = null, string defaultInactiveTimer = null,
        string defaultClosedTimer = null, ITwilioRestClient client = null) =>
        UpdateWithHeadersAsync(UpdateOptions(
            defaultChatServiceSid, defaultMessagingServiceSid, defaultInactiveTimer, defaultClosedTimer), client);

    private static UpdateConfigurationOptions UpdateOptions(
        string defaultChatServiceSid, string defaultMessagingServiceSid, string defaultInactiveTimer, string defaultClosedTimer) =>
        new UpdateConfigurationOptions()
        {
            DefaultChatServiceSid = defaultChatServiceSid, DefaultMessagingServiceSid = defaultMessagingServiceSid,
            DefaultInactiveTimer = defaultInactiveTimer, DefaultClosedTimer = defaultClosedTimer,
        };

    private static Request BuildUpdateRequest(UpdateConfigurationOptions options, ITwilioRestClient client) => new(
        HttpMethod.Post,
        Domain.Conversations,
        "/v1/Configuration",
        contentType: ContentTypeEnum.FORM_URLENCODED,
        postParams: options.GetParams());
}
