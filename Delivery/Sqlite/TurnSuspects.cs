namespace TwilioBot.Delivery.Sqlite;

/// <summary>
/// Messages during whose turns the process died. One of them may have killed it, so they run one at a time: when it dies again, it is
/// known which one it was.
/// </summary>
internal sealed class TurnSuspects(TimeProvider clock)
{
    // First the others get what they wait for, however often the process dies; and who ends it from outside, right after its start say,
    // seldom hits a suspect by chance.
    private static readonly TimeSpan FirstAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private readonly HashSet<long> _waiting = [];
    private DateTimeOffset? _opens;
    private long? _running;
    private volatile bool _any;

    public void Add(long seq)
    {
        _waiting.Add(seq);
        _any = true;
    }

    /// <summary>Whether a turn may begin; if so, whether it does as the one suspect.</summary>
    /// <param name="seq">The inbox row.</param>
    /// <param name="isSuspect">It is under suspicion, and nobody else is while it runs.</param>
    /// <param name="again">When to ask again.</param>
    public bool MayBegin(long seq, out bool isSuspect, out DateTimeOffset again)
    {
        (isSuspect, again) = (false, default);
        if (!_any)
        {
            return true;
        }
        lock (_lock)
        {
            if (!_waiting.Contains(seq))
            {
                return true;
            }
            var now = clock.GetUtcNow();
            _opens ??= now + FirstAfter;
            if (_running is not null || now < _opens)
            {
                again = now < _opens ? _opens.Value : now + AskAgain;
                return false;
            }
            _waiting.Remove(seq);
            _running = seq;
            return isSuspect = true;
        }
    }

    public void Ended(long seq)
    {
        if (!_any)
        {
            return;
        }
        lock (_lock)
        {
            if (_running == seq)
            {
                _running = null;
            }
            _any = _running is not null || _waiting.Count > 0;
        }
    }
}
