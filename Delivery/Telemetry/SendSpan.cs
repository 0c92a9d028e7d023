using System.Diagnostics;
using System.Diagnostics.Metrics;
using TwilioBot.Wire;

namespace TwilioBot.Delivery.Telemetry;

/// <summary>One try of a send: the span <c>send</c> (<c>resolve</c> when evidence of an earlier try is looked for), and what it came to.</summary>
internal sealed class SendSpan : IDisposable
{
    private static readonly Histogram<double> Duration = DeliveryTelemetry.Meter.CreateHistogram(
        "twiliobot.send.duration", "s", "Time of one try to send a message through Twilio, by what it came to.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] });

    private readonly string _operation;
    private readonly string _channel;
    private readonly Activity? _activity;
    private readonly long _began = Stopwatch.GetTimestamp();
    private string _outcome = "error";

    private SendSpan(SendClaim claim)
    {
        var isSend = claim.State == OutboxState.Sending;
        _operation = isSend ? "send" : "resolve";
        _channel = claim.Message.Message.To.StartsWith("whatsapp:", StringComparison.Ordinal) ? "twilio-whatsapp" : "twilio-sms";
        _activity = DeliveryTelemetry.Start(_operation, isSend ? "send" : null, isSend ? ActivityKind.Producer : ActivityKind.Internal, _channel, claim.Message.TraceParent);
        _activity?.SetTag("twiliobot.attempt", claim.Attempt);
    }

    /// <summary>Null while nobody listens.</summary>
    public static SendSpan? Begin(SendClaim claim) =>
        DeliveryTelemetry.Source.HasListeners() || Duration.Enabled ? new SendSpan(claim) : null;

    public void CameTo(SendResult result)
    {
        _outcome = result.State switch
        {
            OutboxState.Sent => "sent",
            OutboxState.Pending => "later",
            OutboxState.Unknown => "unknown",
            OutboxState.Dead => "dead",
            OutboxState.Expired => "expired",
            _ => "other",
        };
        if (_activity is null)
        {
            return;
        }
        _activity.SetTag("twiliobot.outcome", _outcome);
        if (result.MessageSid is not null)
        {
            _activity.SetTag("messaging.message.id", result.MessageSid);
        }
        if (result.ErrorCode != 0)
        {
            _activity.SetTag("error.type", result.ErrorCode.ToString(System.Globalization.CultureInfo.InvariantCulture))
                .SetTag("twilio.error", TwilioErrors.Find(result.ErrorCode)?.Meaning);
        }
        if (result.State is OutboxState.Dead or OutboxState.Unknown)
        {
            _activity.SetStatus(ActivityStatusCode.Error);
        }
    }

    public void Dispose()
    {
        Duration.Record(
            Stopwatch.GetElapsedTime(_began).TotalSeconds,
            new TagList
            {
                { "messaging.system", "twilio" }, { "messaging.destination.name", _channel }, { "messaging.operation.name", _operation }, { "twiliobot.outcome", _outcome },
            });
        _activity?.Dispose();
    }
}
