using TwilioBot.Simulator.Outbound;
using TwilioBot.Wire;

namespace TwilioBot.Simulator.Page;

/// <summary>What the page shows of things.</summary>
internal static class PageView
{
    public static object Of(SimulatedMessage message, TwilioSimulatorOptions options) => new
    {
        sid = message.Sid,
        phone = PhoneLine.Showing(message, options),
        mine = message.IsInbound,
        automatic = message.IsAutomatic,
        template = message.ContentSid is not null,
        text = message.Place is { } shown && shown.Name == message.Body ? "" : message.Body,
        place = message.Place,
        media = message.Media.Select(media => new
        {
            picture = MediaTypes.IsPicture(media.ContentType),
            type = media.ContentType,
            url = media.Content is null ? null : PageRoutes.MediaUrl(message.Sid, media.Sid),
            source = media.SourceUrl,
        }),
        // A person's own message has ticks for whether the bot took it; the bot's for how far it came.
        status = message.IsInbound ? message.Webhook.ToString().ToLowerInvariant() : message.Status,
        error = message.ErrorCode,
        segments = message.NumSegments,
        at = message.DateCreated,
    };

    public static object Of(WebhookAttempt attempt) => new
    {
        number = attempt.Number,
        at = attempt.At,
        kind = attempt.Kind == WebhookKind.Status ? "status" : "message",
        detail = attempt.Form["MessageStatus"],
        url = attempt.Url,
        status = attempt.StatusCode,
        error = attempt.ErrorCode,
        milliseconds = (int)attempt.Duration.TotalMilliseconds,
        sid = attempt.MessageSid,
    };

    public static object Of(SimulatorAlert alert) => new
    {
        number = alert.Number,
        at = alert.At,
        code = alert.Code,
        text = alert.Text,
        sid = alert.MessageSid,
    };
}
