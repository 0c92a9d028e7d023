namespace TwilioBot.Delivery;

/// <summary>The oldest waiting message of a conversation that nobody else works on.</summary>
/// <param name="Seq">The inbox row; rises in order of arrival.</param>
/// <param name="Message">What came in.</param>
/// <param name="Attempt">1 for the first try of its turn.</param>
/// <param name="Fence">Tells this claim from every other one; 0 in a store that one process owns.</param>
public sealed record TurnClaim(long Seq, InboxMessage Message, int Attempt, long Fence = 0)
{
    /// <summary>When the first of the tries that failed in a row began; null: none has failed yet.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>A process ended during its turn, and it runs as the only one of which that is so.</summary>
    internal bool IsSuspect { get; init; }
}
