namespace TwilioBot.Delivery;

/// <summary>Up to when things are old enough to be removed.</summary>
/// <param name="Finished">Messages answered and replies done with before this time go, and receipts that came before it.</param>
/// <param name="DeadLetters">Dead letters that became such before this time go.</param>
/// <param name="Remembered">What was received before this time need not be known as a repeat any more.</param>
public sealed record RetentionCut(DateTimeOffset Finished, DateTimeOffset DeadLetters, DateTimeOffset Remembered)
{
    /// <summary>Twilio keeps messages for 400 days; a webhook of one that it still has could come again.</summary>
    public static readonly TimeSpan RepeatsKnownFor = TimeSpan.FromDays(400);

    /// <summary>What the settings mean at a moment.</summary>
    public static RetentionCut At(DateTimeOffset now, DeliveryOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new RetentionCut(now - options.Retention, now - options.DeadLetterRetention, now - RepeatsKnownFor);
    }
}
