using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TwilioBot.Tests.Stories;

/// <summary>
/// A small load balancer: passes requests on to the instances that are in, one after the other. While there is none, requests wait, and
/// one that an instance broke off goes to the next: Twilio's webhooks may be repeated.
/// </summary>
internal sealed class LoadBalancer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, PooledConnectionLifetime = TimeSpan.Zero }) { Timeout = TwilioSide.Patience };
    private ImmutableList<Instance> _in = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _turn;
    private int _failed;

    private LoadBalancer(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    /// <summary>How many requests were answered with anything but success.</summary>
    public int Failed => _failed;

    public static async Task<LoadBalancer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var proxy = new LoadBalancer(app);
        app.Run(proxy.PassOnAsync);
        await app.StartAsync();
        return proxy;
    }

    public void PutIn(string address)
    {
        var instance = new Instance(address, new CancellationTokenSource());
        Change(instances => instances.Add(instance));
    }

    /// <param name="address">The instance that gets no more requests.</param>
    /// <param name="breakOff">Whether those that it has not answered go to others, as after a health check that failed.</param>
    public void TakeOut(string address, bool breakOff = false)
    {
        var leaving = _in.FindAll(instance => instance.Address == address);
        Change(instances => instances.RemoveAll(instance => instance.Address == address));
        if (breakOff) leaving.ForEach(instance => instance.Gone.Cancel());
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private void Change(Func<ImmutableList<Instance>, ImmutableList<Instance>> change)
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
            var instance = instances[(int)((uint)Interlocked.Increment(ref _turn) % instances.Count)];
            using var givenUp = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, instance.Gone.Token);
            try
            {
                using var request = Copy(context.Request, body.ToArray(), instance.Address);
                using var answer = await _http.SendAsync(request, givenUp.Token);
                if (!answer.IsSuccessStatusCode) Interlocked.Increment(ref _failed);
                context.Response.StatusCode = (int)answer.StatusCode;
                context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
                await answer.Content.CopyToAsync(context.Response.Body);
                return;
            }
            // HttpClient lets a bare SocketException through when a process is killed in the middle of a handshake.
            catch (Exception e) when (e is HttpRequestException or SocketException || (e is OperationCanceledException && instance.Gone.IsCancellationRequested))
            {
                // It ends, or was taken out: the next one, or whoever comes in its place.
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

    private sealed record Instance(string Address, CancellationTokenSource Gone);
}
