namespace TwilioBot.Delivery;

/// <summary>Everything a turn wants to become durable, at once or not at all.</summary>
/// <param name="Reads">The state the turn saw: key and version (0: there was none).</param>
/// <param name="Writes">The state it leaves: key and JSON (null: deleted).</param>
/// <param name="Outbox">The Twilio messages it sends, in order.</param>
/// <param name="Cancelled">Our message ids of which whatever has not left must not leave any more.</param>
public sealed record TurnCommit(
    IReadOnlyDictionary<string, long> Reads,
    IReadOnlyDictionary<string, string?> Writes,
    IReadOnlyList<OutboxMessage> Outbox,
    IReadOnlyList<string> Cancelled)
{
    /// <summary>
    /// TwiML that carries all of <see cref="Outbox"/> in the webhook's response; null: REST does. The store takes it only when nothing
    /// of the conversation waits to be sent, which the answer would overtake.
    /// </summary>
    public string? Answer { get; init; }
}

/// <summary>What became of a <see cref="TurnCommit"/>.</summary>
public enum CommitResult
{
    /// <summary>It is durable.</summary>
    Committed,

    /// <summary>It is durable, and <see cref="TurnCommit.Answer"/> is how its messages leave.</summary>
    Answered,

    /// <summary>State that the turn read has changed meanwhile; nothing was written and the turn can run again.</summary>
    Conflict,

    /// <summary>
    /// The message is no longer the claimant's to answer: it is done already (an earlier commit took effect although it
    /// reported an error), or another instance has taken it over. Nothing was written, and the claim is gone.
    /// </summary>
    Lost,
}
