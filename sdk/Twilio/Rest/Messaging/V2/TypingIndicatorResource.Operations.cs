using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;
using static Twilio.Constant.EnumConstants;

namespace Twilio.Rest.Messaging.V2;

public partial class TypingIndicatorResource
{
    public static TypingIndicatorResource Create(CreateTypingIndicatorOptions options, ITwilioRestClient client = null) =>
        CreateWithHeaders(options, client).Data;

    public static async Task<TypingIndicatorResource> CreateAsync(CreateTypingIndicatorOptions options, ITwilioRestClient client = null) =>
        (await CreateWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<TypingIndicatorResource> CreateWithHeaders(
        CreateTypingIndicatorOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildCreateRequest, options, client, FromJson);

    public static Task<TwilioResponse<TypingIndicatorResource>> CreateWithHeadersAsync(
        CreateTypingIndicatorOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildCreateRequest, options, client, FromJson);

    public static TypingIndicatorResource Create(ChannelEnum channel, string messageId, ITwilioRestClient client = null) =>
        Create(new CreateTypingIndicatorOptions(channel, messageId), client);

    public static Task<TypingIndicatorResource> CreateAsync(ChannelEnum channel, string messageId, ITwilioRestClient client = null) =>
        CreateAsync(new CreateTypingIndicatorOptions(channel, messageId), client);

    public static TwilioResponse<TypingIndicatorResource> CreateWithHeaders(
        ChannelEnum channel, string messageId, ITwilioRestClient client = null) =>
        CreateWithHeaders(new CreateTypingIndicatorOptions(channel, messageId), client);

    public static Task<TwilioResponse<TypingIndicatorResource>> CreateWithHeadersAsync(
        ChannelEnum channel, string messageId, ITwilioRestClient client = null) =>
        CreateWithHeadersAsync(new CreateTypingIndicatorOptions(channel, messageId), client);

    private static Request BuildCreateRequest(CreateTypingIndicatorOptions options, ITwilioRestClient client) => new(
        HttpMethod.Post,
        Domain.Messaging,
        "/v2/Indicators/Typing.json",
        contentType: ContentTypeEnum.FORM_URLENCODED,
        postParams: options.GetParams());
}
