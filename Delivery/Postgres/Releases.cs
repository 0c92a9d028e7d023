using System.Collections.Concurrent;

namespace TwilioBot.Delivery.Postgres;

/// <summary>Claims on their way back. Whoever gives one back does not wait for the database, which may be why it is given back.</summary>
internal sealed class Releases : IAsyncDisposable
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(500), Patience = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<Task, bool> _underWay = new();
    private readonly CancellationTokenSource _ended = new();

    /// <summary>Repeats <paramref name="release"/> until the database has taken it, or says that there is nothing to give back.</summary>
    public void Begin(Func<Task> release)
    {
        var work = Task.Run(() => UntilTakenAsync(release));
        _underWay[work] = true;
        _ = work.ContinueWith(done => _underWay.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Waits for what is under way, but not for long; what is left runs out with its lease.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await Task.WhenAll(_underWay.Keys).WaitAsync(Patience).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
        }
        await _ended.CancelAsync().ConfigureAwait(false);
    }

    private async Task UntilTakenAsync(Func<Task> release)
    {
        while (!_ended.IsCancellationRequested)
        {
            try
            {
                await release().ConfigureAwait(false);
                return;
            }
            catch (StoreUnavailableException)
            {
                await Task.Delay(Again, _ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (ClaimLostException)
            {
                return;
            }
        }
    }
}
