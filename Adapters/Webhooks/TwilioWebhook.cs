using Microsoft.AspNetCore.Http;
using TwilioBot.Wire;

namespace TwilioBot.Adapters;

/// <summary>The verdict on one request: a form that Twilio signed, or a refusal with the HTTP status and reason to answer with.</summary>
/// <param name="StatusCode">200, or the status of the refusal.</param>
/// <param name="Reason">Why it was refused: one of <see cref="TwilioWebhookRefusals"/>; null when it was not.</param>
/// <param name="Body">The raw bytes, as signed; empty when refused.</param>
/// <param name="Form">The fields; without any when refused.</param>
public sealed record TwilioWebhook(int StatusCode, string? Reason, ReadOnlyMemory<byte> Body, TwilioForm Form)
{
    /// <summary>Whether the form is Twilio's own.</summary>
    public bool IsAccepted => Reason is null;

    /// <summary>Answers with the refusal. Never in text/plain, which Twilio would text to the person.</summary>
    public async Task WriteRefusalAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(response);
        response.StatusCode = StatusCode;
        if (StatusCode == StatusCodes.Status405MethodNotAllowed) response.Headers.Allow = HttpMethods.Post;
        response.ContentType = "application/json";
        await response.WriteAsync($$"""{"error":"{{Reason}}"}""", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Answers that the webhook was taken, and that the reply, if any, comes by REST.</summary>
    public static Task WriteAcceptedAsync(HttpResponse response, CancellationToken cancellationToken) =>
        WriteAnswerAsync(response, Twiml.Empty, cancellationToken);

    /// <summary>Answers with TwiML.</summary>
    public static async Task WriteAnswerAsync(HttpResponse response, string twiml, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(response);
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = Twiml.ContentType;
        await response.WriteAsync(twiml, cancellationToken).ConfigureAwait(false);
    }

    internal static TwilioWebhook Refuse(int statusCode, string reason) =>
        new(statusCode, reason, ReadOnlyMemory<byte>.Empty, TwilioForm.Empty);
}
