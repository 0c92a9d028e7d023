namespace TwilioBot.Connector;

/// <summary>
/// HTTP to the Bot Framework's services. Redirects are not followed: what carries a token goes where it was meant to, and keys come
/// from where they are published.
/// </summary>
internal sealed class ConnectorHttpClients : IHttpClientFactory, IDisposable
{
    private const int LargestAnswer = 4 * 1024 * 1024;

    // Channels give up on a turn after 15 seconds.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly SocketsHttpHandler _handler = new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(15),
    };

    public HttpClient CreateClient(string name) =>
        new(_handler, disposeHandler: false) { Timeout = Patience, MaxResponseContentBufferSize = LargestAnswer };

    public void Dispose() => _handler.Dispose();
}
