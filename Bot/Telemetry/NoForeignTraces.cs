using System.Diagnostics;

namespace TwilioBot.Telemetry;

/// <summary>
/// Every request begins a trace of its own: a stranger's <c>traceparent</c> could join others' traces or keep a request out of them. And
/// the bot tells nobody about its own.
/// </summary>
internal sealed class NoForeignTraces : DistributedContextPropagator
{
    public override IReadOnlyCollection<string> Fields => [];

    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter)
    {
    }

    public override void ExtractTraceIdAndState(object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState) =>
        (traceId, traceState) = (null, null);

    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter) => null;
}
