using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TwilioBot.Tests.Connector;

/// <summary>A server on 127.0.0.1 that answers as it is told, and remembers what it was asked. With a certificate it speaks https.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Asked> _requests = new();

    private LoopbackServer(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    public IReadOnlyCollection<Asked> Requests => _requests;

    public static async Task<LoopbackServer> StartAsync(Func<Asked, object> answer, X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        if (certificate is not null)
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = certificate));
        }
        builder.WebHost.UseUrls($"{(certificate is null ? "http" : "https")}://127.0.0.1:0");
        var app = builder.Build();
        var server = new LoopbackServer(app);
        app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var asked = new Asked(
                context.Request.Method, context.Request.Path.Value!, await reader.ReadToEndAsync(), context.Request.Headers.Authorization.ToString())
            {
                Query = context.Request.QueryString.Value!,
                Secret = context.Request.Headers["X-IDENTITY-HEADER"].ToString(),
            };
            server._requests.Enqueue(asked);
            var result = answer(asked);
            if (result is int status)
            {
                context.Response.StatusCode = status;
            }
            else if (result is Refusal refusal)
            {
                context.Response.StatusCode = refusal.Status;
                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync(refusal.Body);
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

    internal sealed record Refusal(int Status, string Body);

    internal sealed record Asked(string Method, string Path, string Body, string Authorization)
    {
        public string Query { get; init; } = "";

        /// <summary>What App Service lets a program show to get its identity's tokens.</summary>
        public string Secret { get; init; } = "";
    }
}
