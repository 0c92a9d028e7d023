using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Twilio.Clients;
using Twilio.Http;

namespace TwilioBot.Sdk.Tests.Twilio;

/// <summary>Stands where Twilio would: records what arrives and answers what the test lined up.</summary>
internal sealed class TwilioListener : IAsyncDisposable
{
    public const string AccountSid = "AC00000000000000000000000000000001";
    public const string Password = "not-a-secret";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(int Status, string Body, string Location)> _answers = new();
    private readonly ConcurrentQueue<Received> _received = new();

    private TwilioListener(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public IReadOnlyList<Received> Requests => [.. _received];

    public Received Request => _received.Single();

    public static async Task<TwilioListener> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var listener = new TwilioListener(app);
        app.Run(listener.AnswerAsync);
        await app.StartAsync();
        return listener;
    }

    public TwilioListener Answers(int status, string body, string location = null)
    {
        _answers.Enqueue((status, body, location));
        return this;
    }

    /// <summary>A client whose requests, whatever their host, arrive here.</summary>
    public TwilioRestClient Client() => new(AccountSid, Password, httpClient: new SystemNetHttpClient(new System.Net.Http.HttpClient(new Detour(Address))));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        _received.Enqueue(new(
            context.Request.Method,
            context.Features.Get<IHttpRequestFeature>().RawTarget,
            body,
            context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase)));

        var (status, answer, location) = _answers.TryDequeue(out var next) ? next : (500, "no answer lined up", null);
        context.Response.StatusCode = status;
        if (location != null)
        {
            context.Response.Headers.Location = location;
        }

        if (answer.Length > 0)
        {
            await context.Response.WriteAsync(answer);
        }
    }

    /// <summary>An address that nobody listens on.</summary>
    public static Uri Nobody()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)socket.LocalEndpoint).Port}");
    }

    internal sealed record Received(string Method, string Target, string Body, IReadOnlyDictionary<string, string> Headers);

    internal sealed class Detour(Uri address) : DelegatingHandler(new HttpClientHandler { AllowAutoRedirect = false })
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Host = request.RequestUri.Host;
            request.RequestUri = new Uri(address, request.RequestUri.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
