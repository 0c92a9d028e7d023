using Twilio.Clients;
using Twilio.Rest.Api.V2010.Account;
using Twilio.Types;

namespace TwilioBot.Adapters;

/// <summary>Twilio's REST API with our settings. One for the whole process.</summary>
public sealed class TwilioApi : IDisposable
{
    private readonly TwilioOptions _options;
    private readonly TwilioHttpClient _http;
    private readonly Lazy<TwilioRestClient> _client;

    /// <summary>Prepares the client; the settings are read at the first call.</summary>
    public TwilioApi(TwilioOptions options, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _http = new TwilioHttpClient(options, clock);
        _client = new Lazy<TwilioRestClient>(NewClient);
    }

    /// <summary>For other calls of Twilio's library: pass it as their <c>client</c>.</summary>
    public ITwilioRestClient Client => _client.Value;

    /// <summary>Creates one message: one call, no retry.</summary>
    /// <param name="message">The message.</param>
    /// <param name="statusCallback">Where Twilio tells what became of it; null: wherever the number or service says.</param>
    /// <param name="validity">How long it may wait at Twilio, 1 second to 10 hours; null: Twilio's default.</param>
    /// <param name="cancellationToken">
    /// Stops waiting. The message may have left by then: see <see cref="TwilioTransportException.SaysNeverLeft"/>.
    /// </param>
    /// <param name="retryAfter">Told how long Twilio asks to wait, when its answer says so; the official exceptions do not.</param>
    /// <param name="mayLeave">
    /// Asked as the last thing before the request is written: false keeps it here, with an error that says that it never left.
    /// </param>
    /// <exception cref="Twilio.Exceptions.ApiException">Twilio refused it.</exception>
    /// <exception cref="Twilio.Exceptions.ApiConnectionException">There was no answer.</exception>
    public Task<MessageResource> CreateAsync(
        TwilioMessage message, Uri? statusCallback, TimeSpan? validity, CancellationToken cancellationToken, Action<TimeSpan>? retryAfter = null,
        Func<bool>? mayLeave = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        var create = new CreateMessageOptions(new PhoneNumber(message.To))
        {
            PathAccountSid = _options.AccountSid,
            From = new PhoneNumber(message.From),
            Body = message.Body,
            ContentSid = message.ContentSid,
            ContentVariables = message.ContentVariables,
            StatusCallback = statusCallback,
            ValidityPeriod = validity is { } span ? (int)Math.Clamp(Math.Ceiling(span.TotalSeconds), 1, 36000) : null,
        };
        if (_options.MessagingServiceSid.Length > 0) create.MessagingServiceSid = _options.MessagingServiceSid;
        if (message.MediaUrls.Count > 0) create.MediaUrl = [.. message.MediaUrls.Select(url => new Uri(url))];
        if (message.PersistentAction is { } action) create.PersistentAction = [action];

        return _http.RunAsync(() => MessageResource.CreateAsync(create, Client), cancellationToken, retryAfter, mayLeave);
    }

    /// <summary>Makes any call of Twilio's library so that <paramref name="cancellationToken"/> stops it.</summary>
    public Task<T> CallAsync<T>(Func<ITwilioRestClient, Task<T>> call, CancellationToken cancellationToken) =>
        _http.RunAsync(() => call(Client), cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private TwilioRestClient NewClient()
    {
        var hasKey = _options.ApiKeySid.Length > 0;
        var (user, password) = hasKey ? (_options.ApiKeySid, _options.ApiKeySecret) : (_options.AccountSid, _options.AuthToken);
        if (_options.AccountSid.Length == 0 || password.Length == 0)
        {
            throw new InvalidOperationException(
                $"Twilio has no credentials. Set Twilio:AccountSid and Twilio:{(hasKey ? "ApiKeySecret" : "AuthToken")}; "
                + "both are in the Twilio console.");
        }

        return new TwilioRestClient(user, password, _options.AccountSid, httpClient: _http);
    }
}
