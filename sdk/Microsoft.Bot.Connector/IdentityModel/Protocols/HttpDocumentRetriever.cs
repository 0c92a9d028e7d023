namespace Microsoft.IdentityModel.Protocols;

/// <summary>Fetches documents over HTTPS (or from this machine).</summary>
public class HttpDocumentRetriever : IDocumentRetriever
{
    private static readonly HttpClient SharedClient = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(15) });

    private readonly HttpClient _httpClient;

    public HttpDocumentRetriever()
        : this(SharedClient)
    {
    }

    public HttpDocumentRetriever(HttpClient httpClient)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        _httpClient = httpClient;
    }

    public bool RequireHttps { get; set; } = true;

    public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(address);
        var uri = new Uri(address, UriKind.Absolute);
        if (RequireHttps && uri.Scheme != Uri.UriSchemeHttps && !uri.IsLoopback)
        {
            throw new ArgumentException($"The address of a document must be https: {address}", nameof(address));
        }

        using var response = await _httpClient.GetAsync(uri, cancel).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(cancel).ConfigureAwait(false);
    }
}
