using TwilioBot.Settings;

namespace TwilioBot.Telemetry;

/// <summary>
/// Whether traces, metrics and logs are exported over OTLP, in OpenTelemetry's own variables: on as soon as
/// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>, or the one of a single signal, names a collector.
/// </summary>
/// <remarks>Source: https://opentelemetry.io/docs/specs/otel/protocol/exporter/</remarks>
public sealed class TelemetrySettings
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Whether spans are exported.</summary>
    public bool Traces { get; init; }

    /// <summary>Whether measurements are exported.</summary>
    public bool Metrics { get; init; }

    /// <summary>Whether log entries are exported.</summary>
    public bool Logs { get; init; }

    /// <summary>Whether <c>OTEL_TRACES_SAMPLER</c> says which traces are kept.</summary>
    public bool HasSampler { get; init; }

    internal static TelemetrySettings Read(SettingsReader reader)
    {
        var isOff = reader.Text("OTEL_SDK_DISABLED").Equals("true", StringComparison.OrdinalIgnoreCase);
        var all = Names(Endpoint);
        return new TelemetrySettings
        {
            Traces = Exports("TRACES"),
            Metrics = Exports("METRICS"),
            Logs = Exports("LOGS"),
            HasSampler = reader.Text("OTEL_TRACES_SAMPLER").Length > 0,
        };

        bool Exports(string signal) =>
            (Names($"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT") | all)
            && !isOff
            && !reader.Text($"OTEL_{signal}_EXPORTER").Equals("none", StringComparison.OrdinalIgnoreCase);

        bool Names(string key)
        {
            var text = reader.Text(key);
            if (text.Length > 0 && !(Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)))
            {
                reader.Problem($"{key} is \"{text}\". Write the address of an OpenTelemetry collector, such as http://localhost:4317, or leave it out to export nothing.");
            }
            return text.Length > 0;
        }
    }
}
