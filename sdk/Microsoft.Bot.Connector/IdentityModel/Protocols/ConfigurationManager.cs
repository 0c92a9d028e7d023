namespace Microsoft.IdentityModel.Protocols;

/// <summary>Keeps a configuration that is published at an address, and fetches it anew now and then.</summary>
public class ConfigurationManager<T>
    where T : class
{
    /// <summary>How old a configuration may become.</summary>
    public static readonly TimeSpan DefaultAutomaticRefreshInterval = TimeSpan.FromHours(12);

    /// <summary>How often it may be asked for anew before that.</summary>
    public static readonly TimeSpan DefaultRefreshInterval = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private readonly IConfigurationRetriever<T> _reader;
    private readonly IDocumentRetriever _documents;
    private readonly TimeProvider _clock;
    private T _current;
    private DateTimeOffset _fetched = DateTimeOffset.MinValue;
    private DateTimeOffset _refreshAskedAt = DateTimeOffset.MinValue;
    private bool _refreshAsked;

    public ConfigurationManager(string metadataAddress, IConfigurationRetriever<T> configRetriever)
        : this(metadataAddress, configRetriever, new HttpDocumentRetriever())
    {
    }

    public ConfigurationManager(string metadataAddress, IConfigurationRetriever<T> configRetriever, HttpClient httpClient)
        : this(metadataAddress, configRetriever, new HttpDocumentRetriever(httpClient))
    {
    }

    public ConfigurationManager(string metadataAddress, IConfigurationRetriever<T> configRetriever, IDocumentRetriever docRetriever)
        : this(metadataAddress, configRetriever, docRetriever, TimeProvider.System)
    {
    }

    internal ConfigurationManager(
        string metadataAddress, IConfigurationRetriever<T> configRetriever, IDocumentRetriever docRetriever, TimeProvider clock)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(metadataAddress);
        ArgumentNullException.ThrowIfNull(configRetriever);
        ArgumentNullException.ThrowIfNull(docRetriever);
        MetadataAddress = metadataAddress;
        _reader = configRetriever;
        _documents = docRetriever;
        _clock = clock;
    }

    public string MetadataAddress { get; set; }

    public TimeSpan AutomaticRefreshInterval { get; set; } = DefaultAutomaticRefreshInterval;

    public TimeSpan RefreshInterval { get; set; } = DefaultRefreshInterval;

    public Task<T> GetConfigurationAsync() => GetConfigurationAsync(CancellationToken.None);

    /// <summary>The configuration; an old one when a new one cannot be had.</summary>
    public async Task<T> GetConfigurationAsync(CancellationToken cancel)
    {
        if (!IsDue())
        {
            return _current;
        }

        await _oneAtATime.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            if (IsDue())
            {
                await FetchAsync(cancel).ConfigureAwait(false);
            }

            return _current;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>Asks for a new configuration the next time, unless that was asked within the refresh interval.</summary>
    public void RequestRefresh()
    {
        var now = _clock.GetUtcNow();
        lock (_oneAtATime)
        {
            if (now - _refreshAskedAt >= RefreshInterval)
            {
                _refreshAskedAt = now;
                _refreshAsked = true;
            }
        }
    }

    private bool IsDue() => _current == null || _refreshAsked || _clock.GetUtcNow() - _fetched >= AutomaticRefreshInterval;

    private async Task FetchAsync(CancellationToken cancel)
    {
        try
        {
            _current = await _reader.GetConfigurationAsync(MetadataAddress, _documents, cancel).ConfigureAwait(false);
        }
        catch (Exception) when (_current != null && !cancel.IsCancellationRequested)
        {
            // The old one still serves; the issuer is left alone until the next interval.
        }

        _fetched = _clock.GetUtcNow();
        _refreshAsked = false;
    }
}
