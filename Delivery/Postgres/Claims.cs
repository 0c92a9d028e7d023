namespace TwilioBot.Delivery.Postgres;

/// <summary>
/// Whoever waits for work of one kind, and the one who asks the database for it: as many claims in one round trip as there are
/// waiters, when there may be work, and every <see cref="PostgresOptions.Poll"/> in case a wake-up got lost.
/// </summary>
internal sealed class Claims<T> : IDisposable
{
    private readonly Func<int, bool, Task<ClaimedWork<T>>> _claim;
    private readonly Action<T> _giveBack;
    private readonly TimeProvider _clock;
    private readonly PostgresOptions _options;
    private readonly Lock _lock = new();
    private readonly LinkedList<TaskCompletionSource<T>> _waiters = new();
    private readonly SemaphoreSlim _signal = new(0);
    private readonly ITimer _alarm;
    private DateTimeOffset _alarmAt = DateTimeOffset.MaxValue;
    private bool _mayHaveWork = true, _somethingIsDue = true, _closed, _signalled;
    private Task _loop = Task.CompletedTask;

    /// <param name="claim">Claims at most so many; the flag asks for what has become due first.</param>
    /// <param name="giveBack">Takes back a claim that nobody waits for any more.</param>
    /// <param name="clock">Tells when retries are due.</param>
    /// <param name="options">How often to look.</param>
    public Claims(Func<int, bool, Task<ClaimedWork<T>>> claim, Action<T> giveBack, TimeProvider clock, PostgresOptions options)
    {
        (_claim, _giveBack, _clock, _options) = (claim, giveBack, clock, options);
        _alarm = clock.CreateTimer(static claims => ((Claims<T>)claims!).Ring(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Start() => _loop = Task.Run(LoopAsync);

    /// <summary>Waits for work.</summary>
    public async ValueTask<T> TakeAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var waiter = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var place = new LinkedListNode<TaskCompletionSource<T>>(waiter);
        lock (_lock)
        {
            if (_closed)
            {
                throw new OperationCanceledException("The store is closed.");
            }
            _waiters.AddLast(place);
            if (_mayHaveWork)
            {
                Signal();
            }
        }
        using var registration = cancellationToken.UnsafeRegister(
            (_, token) =>
            {
                lock (_lock)
                {
                    if (place.List is not null)
                    {
                        _waiters.Remove(place);
                    }
                }
                waiter.TrySetCanceled(token);
            },
            null);
        return await waiter.Task.ConfigureAwait(false);
    }

    /// <summary>There may be work now.</summary>
    /// <returns>False when nobody here waits for it, so that it is for somebody else to take.</returns>
    public bool Poke()
    {
        lock (_lock)
        {
            _mayHaveWork = true;
            if (_waiters.Count == 0)
            {
                return false;
            }
            Signal();
            return true;
        }
    }

    /// <summary>Something becomes due then.</summary>
    public void PokeAt(DateTimeOffset due)
    {
        lock (_lock)
        {
            if (_closed || due >= _alarmAt)
            {
                return;
            }
            _alarmAt = due;
            var wait = due - _clock.GetUtcNow();
            // A timer may fire a hair before its time.
            _alarm.Change(TimeSpan.FromMilliseconds(Math.Clamp(Math.Ceiling(wait.TotalMilliseconds) + 1, 0, TimeSpan.FromDays(1).TotalMilliseconds)), Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Claims no more, lets go of whoever waits, and returns when no claim is under way.</summary>
    public async Task StopAsync()
    {
        List<TaskCompletionSource<T>> waiters;
        lock (_lock)
        {
            _closed = true;
            waiters = [.. _waiters];
            _waiters.Clear();
            Signal();
        }
        waiters.ForEach(waiter => waiter.TrySetException(new OperationCanceledException("The store is closed.")));
        await _loop.ConfigureAwait(false);
    }

    public void Dispose()
    {
        _alarm.Dispose();
        _signal.Dispose();
    }

    private void Ring()
    {
        lock (_lock)
        {
            _alarmAt = DateTimeOffset.MaxValue;
            _somethingIsDue = true;
            _mayHaveWork = true;
            Signal();
        }
    }

    private void Signal()
    {
        if (!_signalled)
        {
            _signalled = true;
            _signal.Release();
        }
    }

    private async Task LoopAsync()
    {
        while (true)
        {
            var poked = await _signal.WaitAsync(_options.Poll).ConfigureAwait(false);
            int wanted;
            bool due;
            lock (_lock)
            {
                if (_closed)
                {
                    return;
                }
                _signalled = _signalled && !poked;
                wanted = _waiters.Count;
                if (wanted == 0)
                {
                    continue;
                }
                due = _somethingIsDue || !poked;
                _mayHaveWork = _somethingIsDue = false;
            }
            await ClaimAsync(wanted, due).ConfigureAwait(false);
        }
    }

    private async Task ClaimAsync(int wanted, bool due)
    {
        ClaimedWork<T> work;
        try
        {
            work = await _claim(wanted, due).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever is wrong with the database: those who wait go on waiting, and the next poll tries again.
        catch
#pragma warning restore CA1031
        {
            lock (_lock)
            {
                _mayHaveWork = _somethingIsDue = true;
            }
            return;
        }
        if (work.NextDue is { } next)
        {
            PokeAt(next);
        }
        foreach (var claim in work.Claims)
        {
            HandOut(claim);
        }
        if (work.Claims.Count == wanted || work.MayHaveMore)
        {
            Poke();
        }
    }

    private void HandOut(T claim)
    {
        while (true)
        {
            TaskCompletionSource<T>? waiter;
            lock (_lock)
            {
                waiter = _waiters.First?.Value;
                if (waiter is not null)
                {
                    _waiters.RemoveFirst();
                }
            }
            if (waiter is null)
            {
                _giveBack(claim);
                return;
            }
            if (waiter.TrySetResult(claim))
            {
                return;
            }
        }
    }
}

/// <summary>What one round trip has claimed.</summary>
/// <param name="Claims">The claims, in the order of the queue.</param>
/// <param name="NextDue">When the next waiting lane becomes due; null: unknown, or none waits.</param>
/// <param name="MayHaveMore">Some of what was found had been emptied meanwhile, so that others may wait behind it.</param>
internal sealed record ClaimedWork<T>(IReadOnlyList<T> Claims, DateTimeOffset? NextDue, bool MayHaveMore);
