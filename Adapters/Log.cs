using Microsoft.Extensions.Logging;

namespace TwilioBot.Adapters;

/// <summary>What the adapters log: never a body, a token or a whole number.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Debug, "{ChannelId} cannot carry an activity of type {Type}; it was left out")]
    public static partial void ActivityLeftOut(ILogger logger, string channelId, string? type);

    [LoggerMessage(2, LogLevel.Debug, "An attachment of type {ContentType} cannot be sent by Twilio; it was left out")]
    public static partial void AttachmentLeftOut(ILogger logger, string? contentType);

    [LoggerMessage(3, LogLevel.Warning, "The template {Name} has no ContentSid for {Locale}: sent as ordinary text, which WhatsApp "
        + "delivers only within 24 hours of their last message. Set Twilio:Templates:{Name}:<language>:ContentSid")]
    public static partial void TemplateWithoutSid(ILogger logger, string name, string? locale);

    [LoggerMessage(4, LogLevel.Warning, "Refused a webhook with {StatusCode}: {Reason}. {Advice}")]
    public static partial void WebhookRefused(ILogger logger, int statusCode, string reason, string advice);

    [LoggerMessage(5, LogLevel.Debug, "Message {Id} had left already and could not be cancelled ({Code})")]
    public static partial void TooLateToCancel(ILogger logger, string id, int code);

    [LoggerMessage(6, LogLevel.Information, "Message {MessageSid} is one that Twilio answers itself (STOP, START, HELP); the bot keeps silent")]
    public static partial void LeftToTwilio(ILogger logger, string messageSid);

    [LoggerMessage(7, LogLevel.Warning, "Refused {Count} more webhooks within a minute: {Reason}. {Advice}")]
    public static partial void WebhooksRefused(ILogger logger, int count, string reason, string advice);
}
