using TwilioBot.Wire;

namespace TwilioBot.Simulator;

/// <summary>A message of the simulated account at one moment, in either direction. A change of status is a new value.</summary>
/// <remarks>Source: https://www.twilio.com/docs/messaging/api/message-resource</remarks>
public sealed record SimulatedMessage
{
    /// <summary><c>SM…</c>, or <c>MM…</c> with media or a template.</summary>
    public required string Sid { get; init; }

    /// <summary>Who sends; empty while a Messaging Service chooses.</summary>
    public required string From { get; init; }

    /// <summary>Who receives.</summary>
    public required string To { get; init; }

    /// <summary>The text as people see it: a template's is filled in.</summary>
    public string Body { get; init; } = "";

    /// <summary>One of <see cref="MessageDirection"/>.</summary>
    public required string Direction { get; init; }

    /// <summary>One of <see cref="MessageStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>When the simulator took it.</summary>
    public required DateTimeOffset DateCreated { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset DateUpdated { get; init; }

    /// <summary>When it was sent (outbound) or received (inbound).</summary>
    public DateTimeOffset? DateSent { get; init; }

    /// <summary>SMS segments; 0 while a Messaging Service chooses, 1 on other channels.</summary>
    public int NumSegments { get; init; } = 1;

    /// <summary>Pictures and files.</summary>
    public IReadOnlyList<SimulatedMedia> Media { get; init; } = [];

    /// <summary>The location it carries.</summary>
    public SimulatedPlace? Place { get; init; }

    /// <summary>Why it failed.</summary>
    public int? ErrorCode { get; init; }

    /// <summary>The service it was sent through.</summary>
    public string? MessagingServiceSid { get; init; }

    /// <summary>Everything as received by REST, or as sent to the webhook, in wire order.</summary>
    public required TwilioForm Parameters { get; init; }

    /// <summary>Said by Twilio itself, for example after STOP; the bot has no part in it.</summary>
    public bool IsAutomatic { get; init; }

    /// <summary>How the bot's webhook took an inbound message.</summary>
    public WebhookOutcome Webhook { get; init; }

    /// <summary>The callback address given on creation.</summary>
    public string? StatusCallback => Parameters["StatusCallback"];

    /// <summary>The template given on creation.</summary>
    public string? ContentSid => Parameters["ContentSid"];

    /// <summary>The template's values given on creation (JSON).</summary>
    public string? ContentVariables => Parameters["ContentVariables"];

    /// <summary>The media addresses given on creation, in order.</summary>
    public IReadOnlyList<string> MediaUrl => [.. Parameters.All("MediaUrl")];

    /// <summary>The actions given on creation, in order.</summary>
    public IReadOnlyList<string> PersistentAction => [.. Parameters.All("PersistentAction")];

    /// <summary>Sent by a person to the bot.</summary>
    public bool IsInbound => Direction == MessageDirection.Inbound;

    /// <summary>Travels over WhatsApp.</summary>
    public bool IsWhatsApp => TwilioAddress.IsWhatsApp(To);
}

/// <summary>What became of the webhook for an inbound message.</summary>
public enum WebhookOutcome
{
    /// <summary>Not answered yet, or there is none to send.</summary>
    Pending,

    /// <summary>Answered with success.</summary>
    Taken,

    /// <summary>Not reached, or answered with an error: the message is lost to the bot.</summary>
    Failed,
}

/// <summary>The values of <see cref="SimulatedMessage.Direction"/>.</summary>
public static class MessageDirection
{
    /// <summary>From a person.</summary>
    public const string Inbound = "inbound";

    /// <summary>Created through REST.</summary>
    public const string OutboundApi = "outbound-api";

    /// <summary>Created by the answer to a webhook, or by Twilio itself.</summary>
    public const string OutboundReply = "outbound-reply";
}
