using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TwilioBot.Tests.Connector;

/// <summary>A server on 127.0.0.1 that answers as it is told, and remembers what it was asked.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Asked> _requests = new();

    private LoopbackServer(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    public IReadOnlyCollection<Asked> Requests => _requests;

    public static async Task<LoopbackServer> StartAsync(Func<Asked, object> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new LoopbackServer(app);
        app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var asked = new Asked(
                context.Request.Method, context.Request.Path.Value!, await reader.ReadToEndAsync(), context.Request.Headers.Authorization.ToString());
            server._requests.Enqueue(asked);
            var result = answer(asked);
            if (result is int status)
            {
                context.Response.StatusCode = status;
            }
            else
            {
                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync(result as string ?? System.Text.Json.JsonSerializer.Serialize(result));
            }
        });
        await app.StartAsync();
        return server;
    }

    public int Count(string path) => _requests.Count(asked => asked.Path == path);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    internal sealed record Asked(string Method, string Path, string Body, string Authorization);
}
