using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using TwilioBot.Delivery;
using TwilioBot.Delivery.Telemetry;

namespace TwilioBot.Telemetry;

/// <summary>
/// Exports spans and measurements while the bot runs: its own, and those that ASP.NET Core, HttpClient, the runtime and Npgsql have
/// built in.
/// </summary>
internal sealed class TelemetryService(TelemetrySettings settings, IConfiguration configuration, IMessageStore store, TimeProvider clock)
    : IHostedLifecycleService, IDisposable
{
    // A collector that does not answer must not hold up the end of the process.
    private const int MostMillisToFlush = 3000;

    private static readonly string[] Sources = [DeliveryTelemetry.Name, "Microsoft.AspNetCore", "System.Net.Http", "Npgsql"];

    private static readonly string[] Meters =
    [
        DeliveryTelemetry.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime", "Npgsql",
    ];

    private readonly CancellationTokenSource _stopping = new();
    private TracerProvider? _traces;
    private MeterProvider? _metrics;
    private QueueGauges? _queues;
    private Task _measuring = Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        if (settings.Traces)
        {
            var builder = Sdk.CreateTracerProviderBuilder()
                .ConfigureServices(services => services.AddSingleton(configuration))
                .ConfigureResource(Describe)
                .AddSource(Sources)
                .AddOtlpExporter();
            _traces = (settings.HasSampler ? builder : builder.SetSampler(new ParentBasedSampler(new OwnTraces()))).Build();
        }
        if (settings.Metrics)
        {
            _metrics = Sdk.CreateMeterProviderBuilder()
                .ConfigureServices(services => services.AddSingleton(configuration))
                .ConfigureResource(Describe)
                .AddMeter(Meters)
                .AddOtlpExporter()
                .Build();
            _queues = new QueueGauges(store, clock);
            _measuring = _queues.RunAsync(_stopping.Token);
        }
        return Task.CompletedTask;
    }

    /// <summary>After everybody else has stopped, so that their last words are heard.</summary>
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _measuring.ConfigureAwait(false);
        await Task.WhenAll(
            Task.Run(() => _traces?.Shutdown(MostMillisToFlush), CancellationToken.None),
            Task.Run(() => _metrics?.Shutdown(MostMillisToFlush), CancellationToken.None)).ConfigureAwait(false);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
        _queues?.Dispose();
        _stopping.Dispose();
    }

    /// <summary>What the numbers and spans are of. <c>OTEL_SERVICE_NAME</c> and <c>OTEL_RESOURCE_ATTRIBUTES</c> have the last word.</summary>
    internal static void Describe(ResourceBuilder resource) => resource
        .AddService("twiliobot", serviceVersion: typeof(TelemetryService).Assembly.GetName().Version?.ToString(3), serviceInstanceId: Environment.MachineName)
        .AddEnvironmentVariableDetector();
}
