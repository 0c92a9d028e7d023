using System.Collections.Immutable;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using TwilioBot.Tests.Stories;

namespace TwilioBot.Tests.Deployment;

/// <summary>
/// A small load balancer: passes requests on to the instances that are in, one after the other. While there is none, requests wait, and
/// one that an instance broke off goes to the next: Twilio's webhooks may be repeated.
/// </summary>
internal sealed class RollingProxy : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, PooledConnectionLifetime = TimeSpan.Zero }) { Timeout = TwilioSide.Patience };
    private ImmutableList<string> _in = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _turn;
    private int _failed;

    private RollingProxy(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    /// <summary>How many requests were answered with anything but success.</summary>
    public int Failed => _failed;

    public static async Task<RollingProxy> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var proxy = new RollingProxy(app);
        app.Run(proxy.PassOnAsync);
        await app.StartAsync();
        return proxy;
    }

    public void PutIn(string address) => Change(addresses => addresses.Add(address));

    public void TakeOut(string address) => Change(addresses => addresses.Remove(address));

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private void Change(Func<ImmutableList<string>, ImmutableList<string>> change)
    {
        ImmutableInterlocked.Update(ref _in, change);
        Interlocked.Exchange(ref _changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    private async Task PassOnAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        while (true)
        {
            var changed = _changed;
            var instances = _in;
            if (instances.Count == 0)
            {
                await changed.Task.WaitAsync(TwilioSide.Patience);
                continue;
            }
            try
            {
                using var request = Copy(context.Request, body.ToArray(), instances[(int)((uint)Interlocked.Increment(ref _turn) % instances.Count)]);
                using var answer = await _http.SendAsync(request, context.RequestAborted);
                if (!answer.IsSuccessStatusCode) Interlocked.Increment(ref _failed);
                context.Response.StatusCode = (int)answer.StatusCode;
                context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
                await answer.Content.CopyToAsync(context.Response.Body);
                return;
            }
            catch (HttpRequestException)
            {
                // It ends, and is taken out already: the next one, or whoever comes in its place.
            }
        }
    }

    private static HttpRequestMessage Copy(HttpRequest original, byte[] body, string instance)
    {
        var request = new HttpRequestMessage(new HttpMethod(original.Method), new Uri(instance + original.Path + original.QueryString))
        {
            Content = new ByteArrayContent(body),
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Version = HttpVersion.Version11,
        };
        foreach (var (name, values) in original.Headers.Where(header => header.Key is not ("Host" or "Content-Length" or "Transfer-Encoding" or "Connection")))
        {
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values)) request.Content.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        }
        return request;
    }
}
