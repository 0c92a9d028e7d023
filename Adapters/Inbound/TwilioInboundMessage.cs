namespace TwilioBot.Adapters;

/// <summary>The <c>ChannelData</c> of a message activity: what Twilio told us about the message. Survives JSON.</summary>
/// <remarks>Source: https://www.twilio.com/docs/messaging/guides/webhook-request</remarks>
public sealed record TwilioInboundMessage
{
    /// <summary>The name under which <see cref="Fields"/> holds <see cref="ListedAt"/>; Twilio has no field of this name.</summary>
    public const string ListedAtField = "TwilioBot-ListedAt";

    /// <summary>The message (<c>SM…</c> or <c>MM…</c>).</summary>
    public required string MessageSid { get; init; }

    /// <summary>The account that our number belongs to.</summary>
    public string? AccountSid { get; init; }

    /// <summary>The Messaging Service that our number is in.</summary>
    public string? MessagingServiceSid { get; init; }

    /// <summary>Their address.</summary>
    public required string From { get; init; }

    /// <summary>Our address.</summary>
    public required string To { get; init; }

    /// <summary>The text; empty when there is none.</summary>
    public string Body { get; init; } = "";

    /// <summary>The name that a person gave themselves on WhatsApp: anything at all.</summary>
    public string? ProfileName { get; init; }

    /// <summary>WhatsApp's number for the person, digits only; may differ from <see cref="From"/>.</summary>
    public string? WaId { get; init; }

    /// <summary>WhatsApp's id for the person in this business (<c>whatsapp:CC.id</c>).</summary>
    public string? ExternalUserId { get; init; }

    /// <summary>WhatsApp's kind of message (<c>text</c>, <c>image</c>, <c>interactive</c> …); not always sent.</summary>
    public string? MessageType { get; init; }

    /// <summary>What the tapped button says.</summary>
    public string? ButtonText { get; init; }

    /// <summary>What the bot gave the tapped button to send back.</summary>
    public string? ButtonPayload { get; init; }

    /// <summary>The message that this one answers, when the person chose one to answer.</summary>
    public string? OriginalRepliedMessageSid { get; init; }

    /// <summary>Who wrote the message that this one answers.</summary>
    public string? OriginalRepliedMessageSender { get; init; }

    /// <summary>Whether it was passed on from another chat.</summary>
    public bool Forwarded { get; init; }

    /// <summary><c>STOP</c>, <c>START</c> or <c>HELP</c>, when Twilio's Advanced Opt-Out took the message for one.</summary>
    public string? OptOutType { get; init; }

    /// <summary>
    /// When Twilio got the message, if it was found in Twilio's list because its webhook never reached us; otherwise null. The list has
    /// text and media only: a place, the payload of a tapped button, what WhatsApp says about the person and the like are then not
    /// known, rather than not sent.
    /// </summary>
    public DateTimeOffset? ListedAt { get; init; }

    /// <summary>Everything Twilio sent, in its order; new fields appear here without notice.</summary>
    public IReadOnlyList<TwilioField> Fields { get; init; } = [];

    /// <summary>The first value sent under exactly this name; null when the name was not sent.</summary>
    public string? Field(string name) => Fields.FirstOrDefault(field => string.Equals(field.Name, name, StringComparison.Ordinal))?.Value;
}
