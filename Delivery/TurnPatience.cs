namespace TwilioBot.Delivery;

/// <summary>How long one try of a turn may take, and when a failed one is tried again, so that all tries of a message end within a minute.</summary>
internal sealed class TurnPatience
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1), LongestWait = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(1), ShortestTry = TimeSpan.FromSeconds(1);

    private readonly TurnClaim _claim;
    private readonly DeliveryOptions _options;

    public TurnPatience(TurnClaim claim, DeliveryOptions options, DateTimeOffset now)
    {
        (_claim, _options) = (claim, options);
        // A minute that was over before the try could begin, since the bot was off, was none of the message's: it gets another.
        Since = claim.FailingSince is { } since && now < since + Most ? since : now;
        var left = Since + Most - TurnRun.Grace - now;
        Limit = left < ShortestTry ? ShortestTry : left < options.TurnTimeout ? left : options.TurnTimeout;
    }

    /// <summary>When the first of the tries began that the minute is counted from.</summary>
    public DateTimeOffset Since { get; }

    /// <summary>How long this try may take.</summary>
    public TimeSpan Limit { get; }

    /// <summary>Whether it was tried often enough already: a turn during which the process ended counts as a try when nobody wrote it down.</summary>
    public bool IsOver => _claim.Attempt > _options.MaxAttempts;

    /// <summary>When to try again what failed now; null: not any more.</summary>
    public DateTimeOffset? RetryAt(Exception error, DateTimeOffset now)
    {
        // What ignores its time limit once does so again, and each time a thread is lost.
        if (error is TurnGivenUpException || _claim.Attempt >= _options.MaxAttempts)
        {
            return null;
        }
        var at = now + Backoff.After(_claim.Attempt, FirstWait, LongestWait);
        return at + ShortestTry + TurnRun.Grace <= Since + Most ? at : null;
    }
}
