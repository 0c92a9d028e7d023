using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace TwilioBot.Delivery;

/// <summary>Removes what has been over for longer than the settings keep it, a little at a time so that nobody waits for it.</summary>
public sealed class RetentionWorker(IMessageStore store, DeliveryOptions options, TimeProvider clock, ILogger<RetentionWorker> logger) : BackgroundService
{
    private const int RowsAtOnce = 100;

    // After each step it rests for several times as long as the step took, so most of the database's time is everybody else's.
    private const int RestFactor = 4;
    private static readonly TimeSpan ShortestRest = TimeSpan.FromMilliseconds(20), BetweenRounds = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await RoundAsync(stoppingToken).ConfigureAwait(false);
            await Task.Delay(BetweenRounds, clock, stoppingToken).ConfigureAwait(false);
        }
    }

    private async Task RoundAsync(CancellationToken stopping)
    {
        var removed = 0L;
        try
        {
            while (true)
            {
                var began = clock.GetTimestamp();
                var step = await store.RemoveOldAsync(RetentionCut.At(clock.GetUtcNow(), options), RowsAtOnce, stopping).ConfigureAwait(false);
                removed += step.Rows;
                if (!step.IsMoreDue)
                {
                    break;
                }
                var rest = clock.GetElapsedTime(began) * RestFactor;
                await Task.Delay(rest > ShortestRest ? rest : ShortestRest, clock, stopping).ConfigureAwait(false);
            }
        }
#pragma warning disable CA1031 // Whatever it is, the next round tries again; nothing else depends on this one.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.RetentionFailed(logger, e.Message);
        }
        if (removed > 0)
        {
            Log.Removed(logger, removed);
        }
    }
}
