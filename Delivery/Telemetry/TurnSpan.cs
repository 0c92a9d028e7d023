using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace TwilioBot.Delivery.Telemetry;

/// <summary>One try of a turn: the span <c>process</c>, how long it took and what it came to.</summary>
internal sealed class TurnSpan : IDisposable
{
    public const string Committed = "committed", Released = "released", Lost = "lost", Failed = "failed", Dead = "dead";

    private static readonly Histogram<double> Duration = DeliveryTelemetry.Meter.CreateHistogram(
        "twiliobot.turn.duration", "s", "Time from claim to commit of a turn, by what it came to.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] });

    private static readonly Histogram<int> Attempts = DeliveryTelemetry.Meter.CreateHistogram(
        "twiliobot.turn.attempts", "{attempt}", "Tries that a turn took until it was over.",
        advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 3, 4, 5, 10] });

    private readonly TurnClaim _claim;
    private readonly Activity? _activity;
    private readonly long _began = Stopwatch.GetTimestamp();

    private TurnSpan(TurnClaim claim)
    {
        _claim = claim;
        _activity = DeliveryTelemetry.Start("process", "process", ActivityKind.Consumer, claim.Message.ChannelId, claim.Message.TraceParent);
        _activity?.SetTag("messaging.message.id", claim.Message.MessageSid)
            .SetTag("twiliobot.kind", Kind)
            .SetTag("twiliobot.attempt", claim.Attempt);
    }

    /// <summary>What the try came to.</summary>
    public string Outcome { get; set; } = Failed;

    private string Kind => _claim.Message.StatusOf is null ? "message" : "status";

    /// <summary>Null while nobody listens.</summary>
    public static TurnSpan? Begin(TurnClaim claim) =>
        DeliveryTelemetry.Source.HasListeners() || Duration.Enabled || Attempts.Enabled ? new TurnSpan(claim) : null;

    /// <summary>The turn threw; a message of an exception may hold anything, its type does not.</summary>
    public void Threw(Exception error)
    {
        _activity?.SetStatus(ActivityStatusCode.Error);
        _activity?.SetTag("error.type", error.GetType().FullName);
    }

    public void Dispose()
    {
        var tags = new TagList
        {
            { "messaging.system", "twilio" }, { "messaging.destination.name", _claim.Message.ChannelId }, { "twiliobot.kind", Kind }, { "twiliobot.outcome", Outcome },
        };
        Duration.Record(Stopwatch.GetElapsedTime(_began).TotalSeconds, tags);
        if (Outcome is Committed or Dead)
        {
            Attempts.Record(_claim.Attempt, tags);
        }
        _activity?.SetTag("twiliobot.outcome", Outcome);
        _activity?.Dispose();
    }
}
