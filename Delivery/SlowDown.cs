namespace TwilioBot.Delivery;

/// <summary>
/// Answers to "too fast": a pause that doubles with every new one, with full jitter, and at least as long as Twilio asks for; after
/// it one message at a time until as many have passed as there were complaints. Not safe for several threads.
/// </summary>
internal sealed class SlowDown(TimeSpan first, TimeSpan longest, Random random)
{
    // Twilio's answer is due well before; then whoever was let through is given up.
    private static readonly TimeSpan LongestTry = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);
    private static readonly TimeSpan ShortestLook = TimeSpan.FromMilliseconds(100), LongestLook = TimeSpan.FromSeconds(5);

    private DateTimeOffset _until;
    private DateTimeOffset _since;
    private DateTimeOffset _tryEnds;
    private int _turnedAway;

    /// <summary>Complaints not yet made up for; 0: full speed.</summary>
    public int Level { get; private set; }

    /// <summary>When the next message may leave, or should ask again.</summary>
    public DateTimeOffset NotBefore(DateTimeOffset now)
    {
        if (_until > now)
        {
            return _until;
        }
        if (Level == 0 || _tryEnds <= now)
        {
            return now;
        }
        // The more there are that ask, the less often each of them does.
        var look = TimeSpan.FromMilliseconds(++_turnedAway);
        look = look < ShortestLook ? ShortestLook : look > LongestLook ? LongestLook : look;
        return now + (look * (0.5 + (Random() / 2)));
    }

    /// <summary>A message is let through.</summary>
    public void Passes(DateTimeOffset now)
    {
        _turnedAway = 0;
        if (Level > 0)
        {
            _tryEnds = now + LongestTry;
        }
    }

    /// <summary>A call that began then is over.</summary>
    public void Ended(DateTimeOffset began)
    {
        if (began >= _since)
        {
            _tryEnds = default;
        }
    }

    /// <summary>A call that began then was welcome.</summary>
    public void Faster(DateTimeOffset began)
    {
        if (began >= _since && Level > 0)
        {
            Level--;
        }
    }

    /// <summary>What slowed us down is over.</summary>
    public void Over()
    {
        Level = 0;
        _until = default;
    }

    /// <summary>A call that began then was one too many. Calls that were under way together complain once.</summary>
    /// <returns>When to go on.</returns>
    public DateTimeOffset Slower(DateTimeOffset began, DateTimeOffset now, TimeSpan? retryAfter)
    {
        if (began >= _since || Level == 0)
        {
            Level = Math.Min(Level + 1, 20);
            _since = now;
            _tryEnds = default;
            _until = now + FullJitter.After(Level, first, longest, random);
        }
        if (retryAfter is { } asked)
        {
            var until = now + (asked < LongestPause ? asked : LongestPause);
            _until = until > _until ? until : _until;
        }
        return _until;
    }

#pragma warning disable CA5394 // Jitter is no secret.
    private double Random() => random.NextDouble();
#pragma warning restore CA5394
}
