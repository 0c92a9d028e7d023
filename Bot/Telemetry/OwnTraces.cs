using System.Diagnostics;
using OpenTelemetry.Trace;

namespace TwilioBot.Telemetry;

/// <summary>Which traces are kept that begin here: all but health checks and the database's own upkeep, which would drown the rest.</summary>
internal sealed class OwnTraces : Sampler
{
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
    {
        var isUpkeep = samplingParameters.Kind == ActivityKind.Client && !HttpMethods.IsGet(samplingParameters.Name) && !HttpMethods.IsPost(samplingParameters.Name);
        return new SamplingResult(isUpkeep || IsHealthCheck(samplingParameters.Tags) ? SamplingDecision.Drop : SamplingDecision.RecordAndSample);
    }

    private static bool IsHealthCheck(IEnumerable<KeyValuePair<string, object?>>? tags) =>
        tags?.Any(tag => tag is { Key: "url.path", Value: string path } && path.StartsWith("/health", StringComparison.OrdinalIgnoreCase)) == true;
}
