namespace TwilioBot.Adapters;

/// <summary>The <c>Value</c> of a <c>twilio/status</c> event: what became of a message that we sent. Survives JSON.</summary>
/// <remarks>
/// Callbacks may come late, twice or out of order, and <c>delivered</c> may mean no more than that the carrier has it.
/// Source: https://www.twilio.com/docs/messaging/guides/track-outbound-message-status
/// </remarks>
public sealed record TwilioStatus
{
    /// <summary>The name of the event activity.</summary>
    public const string EventName = "twilio/status";

    /// <summary>Twilio's id of the message.</summary>
    public required string MessageSid { get; init; }

    /// <summary>Our id of the message, as its <c>ResourceResponse</c> gave it; null when Twilio was called directly.</summary>
    public string? MessageId { get; init; }

    /// <summary>
    /// <c>sent</c>, <c>delivered</c>, <c>read</c>, <c>undelivered</c>, <c>failed</c> …, lower case; unknown ones as they came.
    /// </summary>
    public required string Status { get; init; }

    /// <summary>Why it was not delivered: https://www.twilio.com/docs/api/errors</summary>
    public int? ErrorCode { get; init; }

    /// <summary>The error in words, when Twilio or the channel sent any.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>Our address.</summary>
    public string? From { get; init; }

    /// <summary>Their address.</summary>
    public string? To { get; init; }

    /// <summary>Everything Twilio sent, in its order.</summary>
    public IReadOnlyList<TwilioField> Fields { get; init; } = [];
}
