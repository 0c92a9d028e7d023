namespace TwilioBot.Delivery;

/// <summary>Runs the bot's code for a turn, in a unit of work of its own, for as long as it may take and no longer.</summary>
internal sealed class TurnRun(TimeProvider clock)
{
    /// <summary>How long a turn has, from the cancellation of its token on, to obey it.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>A turn that takes longer lets others run in its place.</summary>
    public static readonly TimeSpan LongestInPlace = TimeSpan.FromSeconds(1);

    /// <summary>The unit of work, finished, of a turn that went well.</summary>
    /// <exception cref="TimeoutException">It was cancelled at the limit, and failed.</exception>
    /// <exception cref="TurnGivenUpException">It ignored that. It may run on, but whatever it writes is refused.</exception>
    /// <exception cref="StoreUnavailableException">It waited for the database all the time.</exception>
    public async Task<UnitOfWork> RunAsync(string conversation, Func<CancellationToken, Task> turn, TimeSpan limit, TurnPlace place)
    {
        var unit = new UnitOfWork(conversation);
        var over = new CancellationTokenSource();
        var began = 0L;
        // Not on this thread: what blocks in there must not block whoever looks at the time.
        var run = Task.Run(() =>
        {
            Volatile.Write(ref began, clock.GetTimestamp());
            return unit.RunAsync(() => turn(over.Token));
        });
        if (!await EndsAsync(limit < LongestInPlace ? limit : LongestInPlace).ConfigureAwait(false))
        {
            place.StepAside();
            if (!await EndsAsync(limit).ConfigureAwait(false))
            {
                await CancelAsync().ConfigureAwait(false);
            }
        }
        await run.ConfigureAwait(false);
        return unit;

        // Counted from the turn's first step on: a machine with no time for it takes none of its own.
        async Task<bool> EndsAsync(TimeSpan within)
        {
            while (!run.IsCompleted)
            {
                var left = Volatile.Read(ref began) is not 0 and var since ? within - clock.GetElapsedTime(since) : within;
                if (left <= TimeSpan.Zero)
                {
                    return false;
                }
                await run.WaitAsync(left, clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            return true;
        }

        async Task CancelAsync()
        {
            // What listens to the token is the bot's as well: nobody waits for it, and what it throws is lost.
            _ = over.CancelAsync();
            await run.WaitAsync(Grace, clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (run.IsCompletedSuccessfully)
            {
                return;
            }
            if (run.IsCompleted)
            {
                throw new TimeoutException($"The turn was cancelled after {limit}.", run.Exception?.InnerException);
            }
            var isInStore = unit.IsInStore;
            unit.GiveUp();
            place.GiveUp(run);
            throw isInStore
                ? new StoreUnavailableException("The database has not answered a turn within its time limit.")
                : new TurnGivenUpException($"The turn went on after {limit}, although it was cancelled.");
        }
    }
}
