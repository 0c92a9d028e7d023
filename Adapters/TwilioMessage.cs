namespace TwilioBot.Adapters;

/// <summary>One Twilio message, exactly as one call of <c>Messages.create</c> carries it.</summary>
/// <remarks>Source: https://www.twilio.com/docs/messaging/api/message-resource</remarks>
public sealed record TwilioMessage
{
    /// <summary>Our address: <c>+E.164</c> or <c>whatsapp:+E.164</c>.</summary>
    public required string From { get; init; }

    /// <summary>Their address, as it came in: an opaque string (<c>+E.164</c>, <c>whatsapp:+E.164</c>, <c>whatsapp:CC.id</c>).</summary>
    public required string To { get; init; }

    /// <summary>Text, at most 1,600 characters; null when a template, or media alone, is sent.</summary>
    public string? Body { get; init; }

    /// <summary>Addresses of pictures and files: up to 10 on SMS, one on WhatsApp.</summary>
    public IReadOnlyList<string> MediaUrls { get; init; } = [];

    /// <summary>WhatsApp location: <c>geo:lat,long|label</c>.</summary>
    public string? PersistentAction { get; init; }

    /// <summary>Template (<c>HX…</c>); then <see cref="Body"/> and <see cref="MediaUrls"/> stay empty.</summary>
    public string? ContentSid { get; init; }

    /// <summary>JSON object of the template's values, keys "1", "2" …</summary>
    public string? ContentVariables { get; init; }
}
