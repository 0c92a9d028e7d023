using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using TwilioBot.Wire;

namespace TwilioBot.Tests.Simulator;

/// <summary>The bot's side of the wire: takes every request and answers as told.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly Channel<Received> _requests = Channel.CreateUnbounded<Received>();
    private readonly WebApplication _app;

    private WebhookReceiver(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    public string Url => Address + "/api/sms";

    public Func<Received, IResult> Answer { get; set; } = _ => Twiml("<Response/>");

    public static IResult Twiml(string xml) => Results.Content(xml, "text/xml");

    public static async Task<WebhookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging();
        var receiver = new WebhookReceiver(builder.Build());
        receiver._app.Run(receiver.TakeAsync);
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>The next request, in order of arrival.</summary>
    public async Task<Received> NextAsync()
    {
        using var patience = new CancellationTokenSource(SimulatorWorld.Patience);
        return await _requests.Reader.ReadAsync(patience.Token);
    }

    public bool HasMore => _requests.Reader.Count > 0;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var headers = context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var url = Address + context.Request.Path + context.Request.QueryString;
        var received = new Received(context.Request.Method, url, headers, TwilioForm.Parse(body.ToArray()));
        _requests.Writer.TryWrite(received);
        await Answer(received).ExecuteAsync(context);
    }
}

/// <summary>One request as the bot saw it.</summary>
internal sealed record Received(string Method, string Url, IReadOnlyDictionary<string, string> Headers, TwilioForm Form);
