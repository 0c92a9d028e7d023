namespace TwilioBot.Delivery;

/// <summary>How much the store holds that is not done.</summary>
/// <param name="InboxWaiting">Messages and statuses whose turn is not over.</param>
/// <param name="InboxOldest">When the oldest of them was received; null: there is none.</param>
/// <param name="InboxDead">Turns that were set aside.</param>
/// <param name="OutboxWaiting">Messages that have not left, or of which nobody knows.</param>
/// <param name="OutboxOldest">When the oldest of them was written; null: there is none.</param>
/// <param name="OutboxDead">Messages that Twilio refused for good.</param>
public sealed record StoreMeasure(
    long InboxWaiting, DateTimeOffset? InboxOldest, long InboxDead, long OutboxWaiting, DateTimeOffset? OutboxOldest, long OutboxDead);
