using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Twilio.Http;
using HttpMethod = System.Net.Http.HttpMethod;

namespace TwilioBot.Adapters;

/// <summary>
/// The HTTP client beneath Twilio's library: one pool of connections, a limit on time, credentials that stay with Twilio's hosts
/// (or <c>Twilio:ApiBaseUrl</c>), and a failure that says whether the request ever left.
/// </summary>
/// <remarks>It retries nothing: whether a message may be sent again is for the caller to decide.</remarks>
public sealed class TwilioHttpClient : Twilio.Http.HttpClient, IDisposable
{
    private const int MaxResponseBytes = 16 * 1024 * 1024;
    private const string UserAgent = "twiliobot";

    private readonly TwilioOptions _options;
    private readonly TimeProvider _clock;
    private readonly System.Net.Http.HttpClient _http;

    // Those of the call before, which are almost always those of the next one.
    private volatile Credentials? _credentials;

    // The official signatures carry neither token nor headers; they travel with the call instead.
    private readonly AsyncLocal<Call> _call = new();

    /// <summary>A client for these settings, which are read anew at each call.</summary>
    public TwilioHttpClient(TwilioOptions options, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _clock = clock ?? TimeProvider.System;
        _http = new System.Net.Http.HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,                                // Authorization would travel along
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),       // so that a change of DNS is noticed
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,                       // ours below knows the clock and what was cancelled
            MaxResponseContentBufferSize = MaxResponseBytes,
        };
    }

    /// <inheritdoc/>
    public override Response MakeRequest(Request request) => Task.Run(() => MakeRequestAsync(request)).GetAwaiter().GetResult();

    /// <inheritdoc/>
    /// <exception cref="TwilioTransportException">There was no answer.</exception>
    public override async Task<Response> MakeRequestAsync(Request request)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var message = Translate(request);
        var content = message.Content as TrackedContent;
        LastRequest = request;

        using var timeout = new CancellationTokenSource(_options.SendTimeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, _call.Value.Cancellation);
        try
        {
            using var answer = await _http.SendAsync(message, either.Token).ConfigureAwait(false);
            if (content is not null && (int)answer.StatusCode is >= 300 and < 400)
            {
                throw new TwilioTransportException(
                    $"{message.RequestUri!.Host} answered with a redirect, which is not followed.", neverLeft: false);
            }

            if (RetryAfter(answer) is { } wait) _call.Value.RetryAfter?.Invoke(wait);
            var text = await answer.Content.ReadAsStringAsync(either.Token).ConfigureAwait(false);
            return LastResponse = new Response(answer.StatusCode, text, answer.Headers);
        }
        // HttpClient lets a bare SocketException through when a connection is reset while it is being made.
        catch (Exception e) when (e is HttpRequestException or SocketException or IOException or OperationCanceledException)
        {
            var neverLeft = content is { Started: false };
            var reason = timeout.IsCancellationRequested ? $"no answer within {_options.SendTimeout}" : e.Message;
            throw new TwilioTransportException($"{message.RequestUri!.Host}: {reason}", neverLeft, e);
        }
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _http.Dispose();

    /// <summary>Runs a call of Twilio's library so that it stops when <paramref name="cancellationToken"/> says so.</summary>
    internal async Task<T> RunAsync<T>(
        Func<Task<T>> call, CancellationToken cancellationToken, Action<TimeSpan>? retryAfter = null, Func<bool>? mayLeave = null)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _call.Value = new Call(retryAfter, mayLeave, cancellationToken);   // for this method and what it calls; callers do not see it
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (Twilio.Exceptions.ApiConnectionException e) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
    }

    private TimeSpan? RetryAfter(HttpResponseMessage answer)
    {
        var wait = answer.Headers.RetryAfter is { } asked ? asked.Delta ?? asked.Date - _clock.GetUtcNow() : null;
        return wait > TimeSpan.Zero ? wait : null;
    }

    private HttpRequestMessage Translate(Request request)
    {
        var method = HttpMethod.Parse(request.Method.ToString());
        var message = new HttpRequestMessage(method, TwilioHosts.Resolve(request.ConstructUrl(), _options.ApiBaseUrl));

        // .NET silently repeats a request without a body when a kept connection turns out to be closed. With one, even an empty one, it
        // does not.
        if (method != HttpMethod.Get) message.Content = ContentOf(request, _call.Value.MayLeave);

        if (request.Username is not null && request.Password is not null)
        {
            message.Headers.Authorization = HeaderOf(request.Username, request.Password);
        }

        message.Headers.TryAddWithoutValidation("Accept", "application/json");
        message.Headers.TryAddWithoutValidation(
            "User-Agent", request.UserAgentExtensions is { Length: > 0 } more ? string.Join(' ', [UserAgent, .. more]) : UserAgent);
        foreach (var (name, value) in request.HeaderParams ?? []) message.Headers.TryAddWithoutValidation(name, value);
        return message;
    }

    private AuthenticationHeaderValue HeaderOf(string user, string password)
    {
        var credentials = _credentials;
        if (credentials is null || credentials.User != user || credentials.Password != password)
        {
            _credentials = credentials = new Credentials(user, password, new AuthenticationHeaderValue("Basic", Authentication(user, password)));
        }

        return credentials.Header;
    }

    // No record, which would print its password.
    private sealed class Credentials(string user, string password, AuthenticationHeaderValue header)
    {
        public string User => user;

        public string Password => password;

        public AuthenticationHeaderValue Header => header;
    }

    private readonly record struct Call(Action<TimeSpan>? RetryAfter, Func<bool>? MayLeave, CancellationToken Cancellation);

    private static TrackedContent ContentOf(Request request, Func<bool>? mayLeave)
    {
        var isForm = request.Body is null;
        var type = isForm ? "application/x-www-form-urlencoded" : request.ContentType?.ToString() ?? "application/json";
        return new TrackedContent(isForm ? request.EncodePostParams() : Encoding.UTF8.GetBytes(request.Body!), mayLeave)
        {
            Headers = { ContentType = new MediaTypeHeaderValue(type) },
        };
    }
}
