using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using TwilioBot.Wire;

namespace TwilioBot.Tests.Adapters;

/// <summary>One call that reached the listener.</summary>
internal sealed record RestCall(string Method, string Target, string? Authorization, TwilioForm Form, string ConnectionId, bool HasLength);

/// <summary>Listens on loopback in Twilio's place; by default it takes every message.</summary>
internal sealed class FakeTwilioApi : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _count;

    private FakeTwilioApi(WebApplication app) => _app = app;

    public ConcurrentQueue<RestCall> Calls { get; } = new();

    /// <summary>Answers instead of taking the message.</summary>
    public RequestDelegate? Answer { get; set; }

    public string Address => _app.Urls.Single();

    public static async Task<FakeTwilioApi> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var api = new FakeTwilioApi(builder.Build());
        api._app.Run(api.HandleAsync);
        await api._app.StartAsync();
        return api;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        Calls.Enqueue(new RestCall(
            context.Request.Method, context.Request.Path + context.Request.QueryString.Value, context.Request.Headers.Authorization,
            TwilioForm.Parse(body.ToArray()), context.Connection.Id, context.Request.ContentLength is not null));

        if (Answer is not null)
        {
            await Answer(context);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.ContentType = "application/json";
        var sid = string.Create(CultureInfo.InvariantCulture, $"SM{Interlocked.Increment(ref _count):d32}");
        await context.Response.WriteAsync($$"""{"sid":"{{sid}}","status":"queued","num_segments":"1","num_media":"0","date_created":"Sat, 21 Nov 2026 10:00:00 +0000"}""");
    }
}
