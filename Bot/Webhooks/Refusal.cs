namespace TwilioBot.Webhooks;

/// <summary>Answers that take nothing, with a reason code. Never in text/plain: Twilio would text that to the person.</summary>
internal static class Refusal
{
    /// <summary>403: signed by our token, but for another account.</summary>
    public const string OtherAccount = "other-account";

    /// <summary>400: a status callback that does not say for which message.</summary>
    public const string NoMessageSid = "no-message-sid";

    /// <summary>503: nothing was kept; Twilio goes to its fallback or asks again.</summary>
    public const string DatabaseUnavailable = "database-unavailable";

    /// <summary>404: no number is configured for this channel.</summary>
    public const string NoSuchChannel = "no-such-channel";

    public static Task WriteAsync(HttpResponse response, int status, string reason, CancellationToken cancellationToken)
    {
        response.StatusCode = status;
        response.ContentType = "application/json";
        return response.WriteAsync($$"""{"error":"{{reason}}"}""", cancellationToken);
    }
}
