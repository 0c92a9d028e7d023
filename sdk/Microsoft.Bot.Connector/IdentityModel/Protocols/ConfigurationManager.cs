namespace Microsoft.IdentityModel.Protocols;

/// <summary>Keeps a configuration that is published at an address, and fetches it anew now and then.</summary>
public class ConfigurationManager<T>
    where T : class
{
    /// <summary>How old a configuration may become.</summary>
    public static readonly TimeSpan DefaultAutomaticRefreshInterval = TimeSpan.FromHours(12);

    /// <summary>How often it may be asked for anew before that.</summary>
    public static readonly TimeSpan DefaultRefreshInterval = TimeSpan.FromMinutes(5);

    // What the publisher has withdrawn meanwhile would still count.
    private static readonly TimeSpan LongestUseOfAnOldOne = TimeSpan.FromDays(5);

    // After a failure the publisher is left alone, longer each time, however many ask for the configuration meanwhile.
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private readonly IConfigurationRetriever<T> _reader;
    private readonly IDocumentRetriever _documents;
    private readonly TimeProvider _clock;
    private T _current;
    private DateTimeOffset _fetched = DateTimeOffset.MinValue;
    private DateTimeOffset _refreshAskedAt = DateTimeOffset.MinValue;
    private bool _refreshAsked;
    private TimeSpan _pause;
    private DateTimeOffset _pauseEnds = DateTimeOffset.MinValue;
    private Exception _failure;

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

    /// <summary>The configuration; one of up to five days ago when a new one cannot be had.</summary>
    public async Task<T> GetConfigurationAsync(CancellationToken cancel)
    {
        if (!IsDue())
        {
            return Serve();
        }

        // Who has something to go on with does not wait for somebody else's fetch.
        var patience = IsUsable() && !_refreshAsked ? TimeSpan.Zero : Timeout.InfiniteTimeSpan;
        if (!await _oneAtATime.WaitAsync(patience, cancel).ConfigureAwait(false))
        {
            return Serve();
        }

        try
        {
            if (IsDue())
            {
                await FetchAsync(cancel).ConfigureAwait(false);
            }

            return Serve();
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

    private bool IsDue()
    {
        var now = _clock.GetUtcNow();
        return now >= _pauseEnds && (_current == null || _refreshAsked || now - _fetched >= AutomaticRefreshInterval);
    }

    private bool IsUsable() => _current != null && _clock.GetUtcNow() - _fetched < LongestUseOfAnOldOne;

    private T Serve() => IsUsable()
        ? _current
        : throw new InvalidOperationException($"Nothing can be had from {MetadataAddress}; it is asked again later.", _failure);

    private async Task FetchAsync(CancellationToken cancel)
    {
        try
        {
            _current = await _reader.GetConfigurationAsync(MetadataAddress, _documents, cancel).ConfigureAwait(false);
            _fetched = _clock.GetUtcNow();
            _pause = TimeSpan.Zero;
            _failure = null;
            _refreshAsked = false;
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            _refreshAsked = false;
            _failure = failure;
            _pause = _pause == TimeSpan.Zero ? FirstPause : _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
            _pauseEnds = _clock.GetUtcNow() + _pause;
            if (!IsUsable())
            {
                throw;
            }
        }
    }
}
