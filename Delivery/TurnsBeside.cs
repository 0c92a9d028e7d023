using Microsoft.Extensions.Logging;

namespace TwilioBot.Delivery;

/// <summary>
/// Turns that run beside the places, so that they hold up nobody else: those that take long, and those that were given up because
/// they ignored their time limit. .NET cannot end a turn; it can only stop waiting for it.
/// </summary>
public sealed class TurnsBeside(ILogger<TurnsBeside> logger)
{
    /// <summary>So many run beside the places at most; the next one keeps the place it has.</summary>
    internal const int Most = 256;

    /// <summary>With so many given up that still run, the process should be started anew.</summary>
    internal const int MostGivenUp = 64;

    private readonly Lock _lock = new();
    private int _count;
    private int _givenUp;

    /// <summary>Why the process should be started anew, in one sentence; null while there is no need.</summary>
    public string? Obstacle => Volatile.Read(ref _givenUp) is >= MostGivenUp and var count
        ? $"{count} turns that were given up have not ended; only a restart ends them."
        : null;

    /// <summary>How many run beside the places now.</summary>
    internal int Count => Volatile.Read(ref _count);

    internal bool TryEnter()
    {
        lock (_lock)
        {
            if (_count == Most)
            {
                return false;
            }
            _count++;
            return true;
        }
    }

    internal void Leave()
    {
        lock (_lock)
        {
            _count--;
        }
    }

    internal void GaveUp()
    {
        if (Interlocked.Increment(ref _givenUp) == MostGivenUp)
        {
            Log.TooManyGivenUp(logger, MostGivenUp);
        }
    }

    internal void EndedAfterAll() => Interlocked.Decrement(ref _givenUp);
}
