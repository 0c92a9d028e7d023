namespace TwilioBot.Delivery;

/// <summary>What a failed turn leaves behind, at once or not at all.</summary>
/// <param name="Reason">Why it failed, for an operator to read; null: what its row says already.</param>
/// <param name="RetryAt">When to try again; null: the message is set aside as a dead letter.</param>
public sealed record TurnFailure(string? Reason, DateTimeOffset? RetryAt)
{
    /// <summary>When the first of the tries that failed in a row began; the next claim has it (<see cref="TurnClaim.FailingSince"/>).</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>
    /// What the person is told whose message is set aside, in order. The store leaves it out when the conversation was told so within
    /// the last hour.
    /// </summary>
    public IReadOnlyList<OutboxMessage> Apology { get; init; } = [];

    /// <summary>A failure after which the turn is tried again.</summary>
    public static TurnFailure Retry(string? reason, DateTimeOffset at) => new(reason, at);

    /// <summary>A failure after which the message is set aside.</summary>
    public static TurnFailure Dead(string? reason) => new(reason, null);
}
