using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace TwilioBot.Delivery.Telemetry;

/// <summary>
/// Where spans and measurements of messages come from. They carry SIDs, channels, outcomes and error codes; never a text, an address
/// of a person, or our message ids, which let their bearer report a status. Without a listener they cost next to nothing.
/// </summary>
/// <remarks>Names: https://opentelemetry.io/docs/specs/semconv/messaging/</remarks>
public static class DeliveryTelemetry
{
    /// <summary>The name of the source and the meter.</summary>
    public const string Name = "TwilioBot";

    internal static readonly ActivitySource Source = new(Name);

    internal static readonly Meter Meter = new(Name);

    /// <summary>
    /// The W3C <c>traceparent</c> of what runs now, to be stored with a row, so that whoever works on it continues the trace, after a
    /// restart as well; null when nobody records it.
    /// </summary>
    public static string? TraceParent => Activity.Current is { Recorded: true, IdFormat: ActivityIdFormat.W3C } current ? current.Id : null;

    internal static Activity? Start(string operation, string? type, ActivityKind kind, string channel, string? traceParent)
    {
        // A stranger's header never gets here: it is our own context, read back from the row.
        _ = ActivityContext.TryParse(traceParent, null, isRemote: true, out var parent);
        var span = Source.StartActivity($"{operation} {channel}", kind, parent);
        if (span is { IsAllDataRequested: true })
        {
            span.SetTag("messaging.system", "twilio")
                .SetTag("messaging.operation.name", operation)
                .SetTag("messaging.operation.type", type)
                .SetTag("messaging.destination.name", channel);
        }
        return span;
    }
}
