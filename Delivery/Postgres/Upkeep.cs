namespace TwilioBot.Delivery.Postgres;

/// <summary>Does the same thing again and again, at a steady pace, whatever becomes of each time.</summary>
internal sealed class Upkeep(Func<Task> beat, TimeSpan pace) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private Task _work = Task.CompletedTask;

    /// <summary>The first time is now, and the second soon after it: at a start there may be work that another process has left.</summary>
    public async Task StartAsync()
    {
        await BeatAsync().ConfigureAwait(false);
        _work = Task.Run(LoopAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _work.ConfigureAwait(false);
        _stopping.Dispose();
    }

    private async Task LoopAsync()
    {
        var pause = pace / 2;
        while (!_stopping.IsCancellationRequested)
        {
            await Task.Delay(pause, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!_stopping.IsCancellationRequested)
            {
                await BeatAsync().ConfigureAwait(false);
            }
            pause = pace;
        }
    }

    private async Task BeatAsync()
    {
        try
        {
            await beat().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The database is away: so are the leases, soon, and the next beat finds out.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }
}
