namespace TwilioBot.Delivery;

/// <summary>What the inbox says to a message.</summary>
/// <param name="IsNew">False: (AccountSid, MessageSid) was there already, whether its row is still kept or not. A repeat has no second effect.</param>
/// <param name="IsDone">A repeat whose turn is over, one way or the other: there is nothing to wait for.</param>
/// <param name="Answer">The TwiML that carries the replies of a repeat's turn; null when they went another way, or there is no turn yet.</param>
public sealed record AcceptResult(bool IsNew, bool IsDone = false, string? Answer = null);
