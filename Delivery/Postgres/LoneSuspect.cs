namespace TwilioBot.Delivery.Postgres;

/// <summary>
/// The place for one turn that is under suspicion of having ended an instance. Suspects run here one at a time: when this process ends
/// as well, it is known during whose turn.
/// </summary>
internal sealed class LoneSuspect(TimeProvider clock)
{
    /// <summary>First the others get what they wait for, however often instances end; and whoever ends them from outside seldom hits a suspect by chance.</summary>
    public static readonly TimeSpan FirstAfter = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private bool _isTaken;
    private long? _seq;

    /// <summary>From when on suspects may run in this process.</summary>
    public DateTimeOffset Opens { get; } = clock.GetUtcNow() + FirstAfter;

    /// <summary>Keeps the place for whoever the database is asked for now; <see cref="Fill"/> says who it is.</summary>
    public bool TryTake()
    {
        lock (_lock)
        {
            return !_isTaken && clock.GetUtcNow() >= Opens && (_isTaken = true);
        }
    }

    /// <summary>This inbox row has the place; null: nobody wanted it.</summary>
    public void Fill(long? seq)
    {
        lock (_lock)
        {
            (_isTaken, _seq) = (seq is not null, seq);
        }
    }

    /// <summary>A turn is over.</summary>
    /// <returns>It was the suspect's: there is room for the next.</returns>
    public bool Leave(long seq)
    {
        lock (_lock)
        {
            if (_seq != seq)
            {
                return false;
            }
            (_isTaken, _seq) = (false, null);
            return true;
        }
    }
}
