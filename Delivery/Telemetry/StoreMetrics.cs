using System.Diagnostics.Metrics;

namespace TwilioBot.Delivery.Telemetry;

/// <summary>
/// How many writes a commit carried: near 1 the database keeps up, higher it is what group commit saves. And what of other instances'
/// work was taken over here.
/// </summary>
internal static class StoreMetrics
{
    private static readonly Counter<long> TakenOver = DeliveryTelemetry.Meter.CreateCounter<long>(
        "twiliobot.store.taken_over", "{conversation}", "Conversations taken over from an instance that ended or froze while it worked on them.");

    private static readonly Histogram<long> CommitSize = DeliveryTelemetry.Meter.CreateHistogram(
        "twiliobot.store.commit.size", "{write}", "Writes that one commit of the database carried.",
        advice: new InstrumentAdvice<long> { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512] });

    public static void Committed(int writes) => CommitSize.Record(writes);

    public static void TookOver(int turns, int statuses, int sends)
    {
        TakenOver.Add(turns + statuses, new KeyValuePair<string, object?>("twiliobot.queue", "inbox"));
        TakenOver.Add(sends, new KeyValuePair<string, object?>("twiliobot.queue", "outbox"));
    }
}
