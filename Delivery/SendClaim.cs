namespace TwilioBot.Delivery;

/// <summary>The next message of a lane that nobody else works on.</summary>
/// <param name="Seq">The outbox row; rises in order of writing.</param>
/// <param name="Message">What to send.</param>
/// <param name="State"><see cref="OutboxState.Sending"/>: send it. <see cref="OutboxState.Unknown"/>: look for evidence of it first.</param>
/// <param name="Attempt">1 for the first try.</param>
/// <param name="CreatedAt">When the reply was written; its validity counts from here.</param>
/// <param name="StartedAt">When the last try began; evidence cannot be older.</param>
/// <param name="Fence">Tells this claim from every other one; 0 in a store that one process owns.</param>
public sealed record SendClaim(
    long Seq, OutboxMessage Message, OutboxState State, int Attempt, DateTimeOffset CreatedAt, DateTimeOffset StartedAt, long Fence = 0);
