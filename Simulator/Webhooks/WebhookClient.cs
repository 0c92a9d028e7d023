using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using TwilioBot.Simulator.State;
using TwilioBot.Wire;

namespace TwilioBot.Simulator.Webhooks;

/// <summary>Posts signed forms as Twilio does: 15 seconds in all, one more try when no connection came about, none otherwise.</summary>
/// <remarks>Source: https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides (defaults)</remarks>
internal sealed class WebhookClient(
    TwilioSimulatorOptions options, SimulatorState state, Debugger debugger, TimeProvider time) : IDisposable
{
    private const int LongestAnswer = 64 * 1024;

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        // Webhooks of a simulator stay on this machine or beside it; a proxy of the environment has no part in it.
        UseProxy = false,
        UseCookies = false,
        MaxAutomaticRedirections = 10,
        ConnectTimeout = TimeSpan.FromSeconds(5),
    }) { Timeout = Timeout.InfiniteTimeSpan };

    public async Task<WebhookAttempt> PostAsync(
        WebhookKind kind, string url, TwilioForm form, string messageSid, string idempotencyToken, CancellationToken cancellationToken)
    {
        // What follows # sets how Twilio connects; it is neither sent nor signed.
        url = url.Split('#', 2)[0];
        using var budget = new CancellationTokenSource(options.WebhookTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, cancellationToken);

        var attempt = await TryOnceAsync().ConfigureAwait(false);
        if (attempt.ErrorCode == 11205 && !both.IsCancellationRequested)
        {
            attempt = await TryOnceAsync().ConfigureAwait(false);
        }

        if (attempt.ErrorCode is { } code)
        {
            debugger.Raise(code, WhatHappened(attempt), messageSid);
        }

        return attempt;

        async Task<WebhookAttempt> TryOnceAsync()
        {
            var at = time.GetUtcNow();
            var started = time.GetTimestamp();
            var answer = await AnswerAsync(url, form, idempotencyToken, both.Token, cancellationToken).ConfigureAwait(false);
            return state.Add(new WebhookAttempt
            {
                At = at,
                Duration = time.GetElapsedTime(started),
                Kind = kind,
                Url = url,
                MessageSid = messageSid,
                Form = form,
                StatusCode = answer.Status,
                ContentType = answer.ContentType,
                ResponseBody = answer.Body,
                ErrorCode = answer.ErrorCode,
            });
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<Answer> AnswerAsync(
        string url, TwilioForm form, string idempotencyToken, CancellationToken both, CancellationToken stop)
    {
        // Sent as configured: the default would unescape and tidy the path, and what is signed would no longer be what is asked for.
        if (!Uri.TryCreate(url, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }, out var uri)
            || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
        {
            return new Answer(11100);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, uri);
        request.Headers.UserAgent.ParseAdd("TwilioProxy/1.1");
        request.Headers.Accept.ParseAdd("*/*");
        request.Headers.Add(TwilioSignature.HeaderName, TwilioSignature.Compute(url, form, options.AuthToken));
        request.Headers.Add("I-Twilio-Idempotency-Token", idempotencyToken);
        request.Headers.Add("X-Home-Region", "us1");
        request.Content = new ByteArrayContent(form.ToBytes());
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");

        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both).ConfigureAwait(false);
            var body = await ReadAsync(response.Content, both).ConfigureAwait(false);
            int? error = (int)response.StatusCode switch
            {
                >= 200 and < 300 => body is null ? 11750 : null,
                301 or 302 or 307 => 11215,
                _ => 11200,
            };
            return new Answer(error, (int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, body ?? "");
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.NameResolutionError)
        {
            return new Answer(11210);
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConnectionError)
        {
            return new Answer(11205);
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.SecureConnectionError)
        {
            return new Answer(11220);
        }
        // HttpClient lets a bare SocketException through when the other side resets a connection that is just being made.
        catch (SocketException)
        {
            return new Answer(11205);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return new Answer(11200);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new Answer(11200);
        }
    }

    /// <summary>The answer's text; null past 64 KiB.</summary>
    private static async Task<string?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestAnswer + 1];
        using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken)
            .ConfigureAwait(false);
        return length > LongestAnswer ? null : Encoding.UTF8.GetString(buffer, 0, length);
    }

    private static string WhatHappened(WebhookAttempt attempt) => attempt.ErrorCode switch
    {
        11100 => $"\"{attempt.Url}\" is no http or https address.",
        11205 => $"Nobody listens at {attempt.Url}. Is the bot running?",
        11210 => $"The host of {attempt.Url} has no address.",
        11215 => $"{attempt.Url} redirects too often.",
        11220 => $"No secure connection to {attempt.Url}.",
        11750 => $"{attempt.Url} answered with more than 64 KiB.",
        _ when attempt.StatusCode is { } status => $"{attempt.Url} answered {status}.{Hint(status)}",
        _ => $"{attempt.Url} gave no answer in time, or hung up.",
    };

    private static string Hint(int status) => status switch
    {
        403 => " Check the signature: same auth token, same public address on both sides?",
        404 => " Check the path.",
        _ => "",
    };

    private sealed record Answer(int? ErrorCode, int? Status = null, string? ContentType = null, string Body = "");
}
