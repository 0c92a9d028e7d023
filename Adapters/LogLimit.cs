namespace TwilioBot.Adapters;

/// <summary>
/// Keeps whoever is refused from filling the log: the first refusal for a reason is written at once, those of the next minute are
/// counted, and told in one line at its end.
/// </summary>
/// <param name="clock">Tells when a minute is over.</param>
/// <param name="more">Writes how many more there were of it within a minute.</param>
public sealed class LogLimit(TimeProvider clock, Action<string, int> more)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Count> _counts = new(StringComparer.Ordinal);

    /// <summary>Takes note of one.</summary>
    /// <param name="reason">One of a few words; never anything that whoever is refused can choose.</param>
    /// <returns>Whether it is to be written now.</returns>
    public bool IsFirst(string reason)
    {
        lock (_lock)
        {
            if (_counts.TryGetValue(reason, out var count))
            {
                count.More++;
                return false;
            }
            _counts[reason] = count = new Count();
            count.Timer = clock.CreateTimer(_ => EndMinute(reason), null, Minute, Timeout.InfiniteTimeSpan);
            return true;
        }
    }

    private void EndMinute(string reason)
    {
        int told;
        lock (_lock)
        {
            var count = _counts[reason];
            told = count.More;
            count.More = 0;
            if (told > 0)
            {
                count.Timer!.Change(Minute, Timeout.InfiniteTimeSpan);
            }
            else
            {
                // A minute of quiet: the next one is a first one again.
                count.Timer!.Dispose();
                _counts.Remove(reason);
            }
        }
        if (told > 0) more(reason, told);
    }

    private sealed class Count
    {
        public int More { get; set; }

        public ITimer? Timer { get; set; }
    }
}
