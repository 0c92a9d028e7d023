using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace TwilioBot.Delivery.Telemetry;

/// <summary>One webhook: the span <c>receive</c>, and what it came to. What is stored for it continues its trace.</summary>
public sealed class WebhookSpan : IDisposable
{
    private static readonly Counter<long> Webhooks = DeliveryTelemetry.Meter.CreateCounter<long>(
        "twiliobot.webhooks", "{webhook}", "Webhooks of Twilio, by what they told and what came of them.");

    private readonly Activity? _activity = DeliveryTelemetry.Start("receive", "receive", ActivityKind.Consumer, "twilio", null);
    private string _kind = "none";
    private string? _channel;
    private string _result = "failed";
    private string? _reason;

    private WebhookSpan()
    {
    }

    /// <summary>Null while nobody listens.</summary>
    public static WebhookSpan? Begin() => DeliveryTelemetry.Source.HasListeners() || Webhooks.Enabled ? new WebhookSpan() : null;

    /// <summary>It tells of a message (<c>message</c>) or of what became of one of ours (<c>status</c>).</summary>
    public void Tells(string kind, string channel, string messageSid)
    {
        (_kind, _channel) = (kind, channel);
        _activity?.DisplayName = $"receive {channel}";
        _activity?.SetTag("messaging.destination.name", channel).SetTag("messaging.message.id", messageSid);
    }

    /// <summary>It was taken: as something new, or as a repeat without effect.</summary>
    public void Taken(bool isNew) => _result = isNew ? "accepted" : "repeated";

    /// <summary>It was answered well, and there is nothing to do.</summary>
    public void Ignored() => _result = "ignored";

    /// <summary>It was answered with an error.</summary>
    /// <param name="status">The HTTP status; from 500 on the fault is ours.</param>
    /// <param name="reason">The reason code of the answer.</param>
    public void NotTaken(int status, string reason)
    {
        (_result, _reason) = (status >= 500 ? "failed" : "refused", reason);
        _activity?.SetStatus(ActivityStatusCode.Error);
        _activity?.SetTag("error.type", reason);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        var tags = new TagList { { "messaging.system", "twilio" }, { "twiliobot.kind", _kind }, { "twiliobot.result", _result } };
        if (_channel is not null)
        {
            tags.Add("messaging.destination.name", _channel);
        }
        if (_reason is not null)
        {
            tags.Add("error.type", _reason);
        }
        Webhooks.Add(1, tags);
        _activity?.SetTag("twiliobot.kind", _kind).SetTag("twiliobot.result", _result);
        _activity?.Dispose();
    }
}
