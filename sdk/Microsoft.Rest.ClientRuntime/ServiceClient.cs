using System.Net.Http.Headers;

namespace Microsoft.Rest;

/// <summary>A client of an HTTP service: it owns the handlers that requests pass through.</summary>
public abstract class ServiceClient<T> : IDisposable
    where T : ServiceClient<T>
{
    private readonly bool _disposeHttpClient;
    private bool _disposed;

    protected ServiceClient()
        : this(new HttpClientHandler())
    {
    }

    protected ServiceClient(HttpClient httpClient, bool disposeHttpClient = true)
    {
        _disposeHttpClient = disposeHttpClient;
        HttpClient = httpClient ?? new HttpClient();

        // A client from outside may be in use by others at this moment: its headers are not ours to change.
        if (httpClient == null)
        {
            IntroduceClient(HttpClient);
        }
    }

    protected ServiceClient(params DelegatingHandler[] handlers)
        : this(new HttpClientHandler(), handlers)
    {
    }

    protected ServiceClient(HttpClientHandler rootHandler, params DelegatingHandler[] handlers)
        : this(rootHandler, true, handlers)
    {
    }

    protected ServiceClient(HttpClientHandler rootHandler, bool disposeHttpClient, params DelegatingHandler[] handlers)
    {
        HttpClientHandler = rootHandler ?? new HttpClientHandler();
        _disposeHttpClient = disposeHttpClient;
        FirstMessageHandler = Chain(HttpClientHandler, handlers);
        HttpClient = new HttpClient(FirstMessageHandler, disposeHandler: false);
        IntroduceClient(HttpClient);
    }

    public HttpClient HttpClient { get; protected set; }

    public virtual IEnumerable<HttpMessageHandler> HttpMessageHandlers
    {
        get
        {
            var handler = FirstMessageHandler;
            while (handler != null)
            {
                yield return handler;
                handler = (handler as DelegatingHandler)?.InnerHandler;
            }
        }
    }

    public virtual ProductInfoHeaderValue[] UserAgent
        => [.. HttpClient.DefaultRequestHeaders.UserAgent.Where(each => each.Product != null)];

    /// <summary>The first handler that a request passes through; null when the HTTP client came from outside.</summary>
    protected HttpMessageHandler FirstMessageHandler { get; set; }

    protected HttpClientHandler HttpClientHandler { get; set; }

    public virtual bool SetUserAgent(string productName) => SetUserAgent(productName, null);

    public virtual bool SetUserAgent(string productName, string version)
    {
        if (_disposed || HttpClient == null)
        {
            return false;
        }

        HttpClient.DefaultRequestHeaders.UserAgent.Clear();
        IntroduceClient(HttpClient);
        HttpClient.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue(productName, version ?? string.Empty));
        return true;
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || _disposed)
        {
            return;
        }

        _disposed = true;
        if (_disposeHttpClient)
        {
            HttpClient?.Dispose();
            FirstMessageHandler?.Dispose();
        }

        HttpClient = null;
        FirstMessageHandler = null;
        HttpClientHandler = null;
    }

    // The first handler is the outermost one: it sees a request first and a response last.
    private static HttpMessageHandler Chain(HttpMessageHandler root, DelegatingHandler[] handlers)
    {
        var next = root;
        foreach (var handler in (handlers ?? []).Reverse())
        {
            var innermost = handler;
            while (innermost.InnerHandler is DelegatingHandler inner)
            {
                innermost = inner;
            }

            innermost.InnerHandler = next;
            next = handler;
        }

        return next;
    }

    private void IntroduceClient(HttpClient client)
        => client.DefaultRequestHeaders.UserAgent.Add(
            new ProductInfoHeaderValue(GetType().FullName, GetType().Assembly.GetName().Version?.ToString() ?? "0"));
}
