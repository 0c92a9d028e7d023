using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Net.Http.Headers;
using TwilioBot.Wire;

namespace TwilioBot.Adapters;

/// <summary>Lets in what Twilio signed and nothing else. There is no switch to turn that off.</summary>
/// <remarks>
/// The address under check is <c>Twilio:PublicUrl</c> with the request target as received; request headers have no say in it.
/// Source: https://www.twilio.com/docs/usage/webhooks/webhooks-security
/// </remarks>
public sealed class TwilioWebhookReader
{
    private const string FormType = "application/x-www-form-urlencoded";

    private readonly TwilioOptions _options;
    private readonly ILogger _logger;
    private readonly LogLimit _refusals;

    /// <param name="options">The address and the tokens that Twilio signs with.</param>
    /// <param name="logger">Hears of refusals, once a minute for each reason.</param>
    /// <param name="clock">The time; null: the system's.</param>
    public TwilioWebhookReader(TwilioOptions options, ILogger<TwilioWebhookReader>? logger = null, TimeProvider? clock = null)
    {
        _options = options;
        _logger = logger ?? NullLogger<TwilioWebhookReader>.Instance;
        _refusals = new LogLimit(
            clock ?? TimeProvider.System, (reason, more) => Log.WebhooksRefused(_logger, more, reason, TwilioWebhookRefusals.Advice(reason)));
    }

    /// <summary>Reads and judges a request. Bad requests are verdicts, not exceptions.</summary>
    public async Task<TwilioWebhook> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var webhook = await JudgeAsync(request, cancellationToken).ConfigureAwait(false);
        if (webhook.Reason is { } reason && _refusals.IsFirst(reason)) Log.WebhookRefused(_logger, webhook.StatusCode, reason, TwilioWebhookRefusals.Advice(reason));
        return webhook;
    }

    private async Task<TwilioWebhook> JudgeAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!HttpMethods.IsPost(request.Method))
        {
            return TwilioWebhook.Refuse(StatusCodes.Status405MethodNotAllowed, TwilioWebhookRefusals.MethodNotAllowed);
        }

        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals(FormType, StringComparison.OrdinalIgnoreCase))
        {
            return TwilioWebhook.Refuse(StatusCodes.Status415UnsupportedMediaType, TwilioWebhookRefusals.NotAForm);
        }

        var body = await TryReadBodyAsync(request, cancellationToken).ConfigureAwait(false);
        if (body is not { } bytes)
        {
            return TwilioWebhook.Refuse(StatusCodes.Status413PayloadTooLarge, TwilioWebhookRefusals.BodyTooLarge);
        }

        return TwilioForm.TryParse(bytes.Span, out var form) switch
        {
            FormVerdict.Ok => Verify(request, bytes, form),
            FormVerdict.TooManyFields => TwilioWebhook.Refuse(StatusCodes.Status413PayloadTooLarge, TwilioWebhookRefusals.TooManyFields),
            _ => TwilioWebhook.Refuse(StatusCodes.Status413PayloadTooLarge, TwilioWebhookRefusals.BodyTooLarge),
        };
    }

    private TwilioWebhook Verify(HttpRequest request, ReadOnlyMemory<byte> body, TwilioForm form)
    {
        if (_options.PublicUrl.Length == 0 || _options.AuthToken.Length == 0)
        {
            return TwilioWebhook.Refuse(StatusCodes.Status403Forbidden, TwilioWebhookRefusals.NotConfigured);
        }

        var url = PublicAddress.Join(_options.PublicUrl, TargetOf(request));
        var headers = request.Headers[TwilioSignature.HeaderName];
        var header = headers.Count == 1 ? headers[0] : headers.ToString();
        return TwilioSignature.Verify(url, form, header, _options.AuthToken, _options.PreviousAuthToken) switch
        {
            SignatureVerdict.Valid => new TwilioWebhook(StatusCodes.Status200OK, Reason: null, body, form),
            SignatureVerdict.Missing => TwilioWebhook.Refuse(StatusCodes.Status403Forbidden, TwilioWebhookRefusals.SignatureMissing),
            SignatureVerdict.Malformed => TwilioWebhook.Refuse(StatusCodes.Status403Forbidden, TwilioWebhookRefusals.SignatureMalformed),
            _ => TwilioWebhook.Refuse(StatusCodes.Status403Forbidden, TwilioWebhookRefusals.SignatureMismatch),
        };
    }

    // Servers without a wire beneath them (TestServer) give no raw target.
    private static string TargetOf(HttpRequest request) =>
        request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget is { Length: > 0 } raw
            ? raw
            : request.PathBase.ToUriComponent() + request.Path.ToUriComponent() + request.QueryString.ToUriComponent();

    /// <summary>The body, or null when it is longer than we read, or than the server lets us read.</summary>
    private static async Task<ReadOnlyMemory<byte>?> TryReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadBodyAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > TwilioForm.MaxBytes) return null;

        var buffer = new byte[request.ContentLength is { } length ? (int)length + 1 : 4096];
        var filled = 0;
        while (true)
        {
            if (filled == buffer.Length)
            {
                if (filled > TwilioForm.MaxBytes) return null;
                Array.Resize(ref buffer, Math.Min(filled * 2, TwilioForm.MaxBytes + 1));
            }

            var read = await request.Body.ReadAsync(buffer.AsMemory(filled), cancellationToken).ConfigureAwait(false);
            if (read == 0) return buffer.AsMemory(0, filled);
            filled += read;
        }
    }
}
