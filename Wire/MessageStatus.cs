using System.Collections.Frozen;

namespace TwilioBot.Wire;

/// <summary>The words by which Twilio says how far a message has come, and which of two is the later news.</summary>
/// <remarks>
/// Callbacks come late, twice and out of order. Source:
/// https://www.twilio.com/docs/messaging/guides/outbound-message-status-in-status-callbacks
/// </remarks>
public static class MessageStatus
{
    public const string Accepted = "accepted";
    public const string Scheduled = "scheduled";
    public const string Queued = "queued";
    public const string Sending = "sending";
    public const string Sent = "sent";
    public const string Canceled = "canceled";
    public const string Failed = "failed";
    public const string Undelivered = "undelivered";
    public const string PartiallyDelivered = "partially_delivered";
    public const string Delivered = "delivered";
    public const string Read = "read";
    public const string Receiving = "receiving";
    public const string Received = "received";

    /// <summary>
    /// One order, without ties, so that any sequence of callbacks ends at the same status. A failure is later news than
    /// <c>sent</c>, but never takes back a delivery.
    /// </summary>
    private static readonly FrozenDictionary<string, int> Ranks = new[]
    {
        Receiving, Received,
        Scheduled, Accepted, Queued, Sending, Sent,
        Canceled, Failed, Undelivered,
        PartiallyDelivered, Delivered, Read,
    }.Select((status, rank) => KeyValuePair.Create(status, rank)).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every word that we know.</summary>
    public static IEnumerable<string> All => Ranks.Keys;

    /// <summary>Later news has the higher rank; a word that we do not know has -1.</summary>
    public static int Rank(string? status) => status is not null && Ranks.TryGetValue(status, out var rank) ? rank : -1;

    /// <summary>The status to keep. An unknown word never replaces a known one.</summary>
    /// <param name="known">What is recorded; null when nothing is yet.</param>
    /// <param name="reported">What a callback or a look-up says.</param>
    public static string Merge(string? known, string reported)
    {
        ArgumentNullException.ThrowIfNull(reported);
        return known is null || Rank(reported) > Rank(known) ? reported : known;
    }

    /// <summary>Whether Twilio will say no more, or only that the message was read.</summary>
    public static bool IsFinal(string? status) =>
        status is Canceled or Failed or Undelivered or PartiallyDelivered or Delivered or Read or Received;

    /// <summary>Whether the message did not arrive.</summary>
    public static bool IsFailure(string? status) => status is Canceled or Failed or Undelivered;
}
