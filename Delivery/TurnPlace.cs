namespace TwilioBot.Delivery;

/// <summary>
/// The place that a turn has among those that run at once, from its claim until nothing of it runs any more. Turns that end in time have it
/// one after the other.
/// </summary>
internal sealed class TurnPlace(SemaphoreSlim free, TurnsBeside beside)
{
    private readonly Lock _lock = new();
    private int _users = 1;
    private bool _isBeside;

    /// <summary>The turn is over and nothing of it runs on: another can have the place without it being free in between.</summary>
    public bool IsForTheNext
    {
        get
        {
            lock (_lock)
            {
                return _users == 1 && !_isBeside;
            }
        }
    }

    /// <summary>The turn takes long: another may begin in its place.</summary>
    public void StepAside()
    {
        lock (_lock)
        {
            if (_isBeside || !beside.TryEnter())
            {
                return;
            }
            _isBeside = true;
        }
        free.Release();
    }

    /// <summary>Nobody waits any longer for this work, which still runs.</summary>
    public void GiveUp(Task run)
    {
        lock (_lock)
        {
            _users++;
        }
        StepAside();
        beside.GaveUp();
        run.ContinueWith(
            ended =>
            {
                // Seen: what it says interests nobody any more.
                _ = ended.Exception;
                beside.EndedAfterAll();
                Leave();
            },
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>The turn is over, as far as anybody waits for it.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            if (--_users > 0)
            {
                return;
            }
        }
        if (_isBeside)
        {
            beside.Leave();
        }
        else
        {
            free.Release();
        }
    }
}
