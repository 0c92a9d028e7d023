using System.Diagnostics.Metrics;

namespace TwilioBot.Delivery.Telemetry;

/// <summary>
/// How much waits, how long it has waited, and what was set aside: gauges, read from the store now and then while somebody listens. Of
/// several instances on one database each reports the same.
/// </summary>
public sealed class QueueGauges(IMessageStore store, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private readonly Meter _meter = new(DeliveryTelemetry.Name);
    private volatile StoreMeasure? _last;

    /// <summary>Measures until <paramref name="stopping"/>; what the database does not answer is left out.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        _meter.CreateObservableGauge(
            "twiliobot.queue.messages", () => Each((measure, _) => (measure.InboxWaiting, measure.OutboxWaiting)), "{message}", "Messages that wait: for their turn, or to be sent.");
        _meter.CreateObservableGauge(
            "twiliobot.queue.oldest.age", () => Each((measure, now) => (Age(measure.InboxOldest, now), Age(measure.OutboxOldest, now))), "s", "How long the oldest of them has waited.");
        _meter.CreateObservableGauge(
            "twiliobot.dead_letters", () => Each((measure, _) => (measure.InboxDead, measure.OutboxDead)), "{message}", "Messages set aside for an operator: turns that failed, sends that Twilio refused.");
        try
        {
            using var again = new PeriodicTimer(Every, clock);
            do
            {
                await MeasureAsync(stopping).ConfigureAwait(false);
            }
            while (await again.WaitForNextTickAsync(stopping).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private async Task MeasureAsync(CancellationToken stopping)
    {
        try
        {
            _last = await store.MeasureAsync(stopping).ConfigureAwait(false);
        }
        catch (StoreUnavailableException)
        {
            _last = null;
        }
    }

    private IEnumerable<Measurement<T>> Each<T>(Func<StoreMeasure, DateTimeOffset, (T Inbox, T Outbox)> value)
        where T : struct
    {
        if (_last is not { } measure)
        {
            return [];
        }
        var (inbox, outbox) = value(measure, clock.GetUtcNow());
        return [new(inbox, Queue("inbox")), new(outbox, Queue("outbox"))];
    }

    private static KeyValuePair<string, object?> Queue(string name) => new("twiliobot.queue", name);

    private static double Age(DateTimeOffset? since, DateTimeOffset now) => since is { } then ? Math.Max(0, (now - then).TotalSeconds) : 0;
}
