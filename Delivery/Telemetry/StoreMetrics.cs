using System.Diagnostics.Metrics;

namespace TwilioBot.Delivery.Telemetry;

/// <summary>How many writes a commit carried: near 1 the database keeps up, higher it is what group commit saves.</summary>
internal static class StoreMetrics
{
    private static readonly Histogram<long> CommitSize = DeliveryTelemetry.Meter.CreateHistogram(
        "twiliobot.store.commit.size", "{write}", "Writes that one commit of the database carried.",
        advice: new InstrumentAdvice<long> { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512] });

    public static void Committed(int writes) => CommitSize.Record(writes);
}
