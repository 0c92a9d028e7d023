using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using TwilioBot.Tests.Stories;

namespace TwilioBot.Tests.Telemetry;

/// <summary>An OpenTelemetry collector on loopback (OTLP over HTTP or gRPC), which keeps everything that it gets.</summary>
internal sealed class OtlpCollector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _requests = new();
    private TaskCompletionSource _came = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly bool _isGrpc;

    private OtlpCollector(WebApplication app, bool isGrpc) => (_app, _isGrpc) = (app, isGrpc);

    public string Url => _app.Urls.First();

    public IEnumerable<Span> Spans => At("/v1/traces").SelectMany(Span.Of);

    public IEnumerable<Point> Points => At("/v1/metrics").SelectMany(Point.Of);

    public IEnumerable<Entry> Entries => At("/v1/logs").SelectMany(Entry.Of);

    /// <summary>Every byte that came, as text where it is text: strings stand in it as they are.</summary>
    public string Everything => string.Concat(_requests.Select(request => Encoding.UTF8.GetString(request.Body)));

    /// <summary>The variables that make a bot export here, without making anybody wait long.</summary>
    public (string Name, string? Value)[] Environment =>
    [
        ("OTEL_EXPORTER_OTLP_ENDPOINT", Url), ("OTEL_EXPORTER_OTLP_PROTOCOL", _isGrpc ? null : "http/protobuf"), ("OTEL_SERVICE_NAME", "bot-under-test"),
        ("OTEL_BSP_SCHEDULE_DELAY", "50"), ("OTEL_BLRP_SCHEDULE_DELAY", "50"), ("OTEL_METRIC_EXPORT_INTERVAL", "200"),
    ];

    /// <param name="isGrpc">Speak gRPC, which exporters do when nobody says otherwise.</param>
    public static async Task<OtlpCollector> StartAsync(bool isGrpc = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = isGrpc ? HttpProtocols.Http2 : HttpProtocols.Http1));
        var app = builder.Build();
        var collector = new OtlpCollector(app, isGrpc);
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            if (isGrpc)
            {
                // One message of a call: a flag and four bytes of length before it, the same before the (empty) answer, the status behind.
                var service = context.Request.Path.Value!;
                collector.Take(service.Contains("Trace", StringComparison.Ordinal) ? "/v1/traces" : service.Contains("Metrics", StringComparison.Ordinal) ? "/v1/metrics" : "/v1/logs", body.ToArray()[5..]);
                context.Response.ContentType = "application/grpc";
                await context.Response.Body.WriteAsync(new byte[5]);
                context.Response.AppendTrailer("grpc-status", "0");
                return;
            }
            collector.Take(context.Request.Path.Value!, body.ToArray());
        });
        await app.StartAsync();
        return collector;
    }

    /// <summary>Waits until what has come is enough.</summary>
    public async Task UntilAsync(Func<OtlpCollector, bool> isEnough)
    {
        using var patience = new CancellationTokenSource(TwilioSide.Patience);
        while (true)
        {
            var came = _came;
            if (isEnough(this)) return;
            try
            {
                await came.Task.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail("There came: " + string.Join("; ", Spans.Select(span => $"{span.Source} {span.Name} {string.Join(' ', span.Tags)}").Concat(Points.Select(point => point.ToString()).Distinct().Take(100))));
            }
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Take(string path, byte[] body)
    {
        _requests.Enqueue((path, body));
        Interlocked.Exchange(ref _came, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    private IEnumerable<Protobuf> At(string path) => _requests.Where(request => request.Path == path).Select(request => new Protobuf(request.Body));
}
