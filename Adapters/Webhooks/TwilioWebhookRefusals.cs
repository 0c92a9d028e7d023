namespace TwilioBot.Adapters;

/// <summary>The reason codes of refused webhooks, as in <c>{"error":"signature-mismatch"}</c>, and what to do about each.</summary>
public static class TwilioWebhookRefusals
{
    /// <summary>405: the webhook is set to GET.</summary>
    public const string MethodNotAllowed = "method-not-allowed";

    /// <summary>415: the body is no form.</summary>
    public const string NotAForm = "not-a-form";

    /// <summary>413: over 64 KiB.</summary>
    public const string BodyTooLarge = "body-too-large";

    /// <summary>413: over 256 fields.</summary>
    public const string TooManyFields = "too-many-fields";

    /// <summary>403: no signature header, so not from Twilio.</summary>
    public const string SignatureMissing = "signature-missing";

    /// <summary>403: a signature header that is no signature.</summary>
    public const string SignatureMalformed = "signature-malformed";

    /// <summary>403: signed with another token or for another address, or not by Twilio at all.</summary>
    public const string SignatureMismatch = "signature-mismatch";

    /// <summary>403: signatures cannot be checked without <c>Twilio:PublicUrl</c> and <c>Twilio:AuthToken</c>.</summary>
    public const string NotConfigured = "not-configured";

    /// <summary>400: signed, but neither a message nor a status callback.</summary>
    public const string NotAMessage = "not-a-message";

    /// <summary>404: for a channel that this address does not serve.</summary>
    public const string OtherChannel = "other-channel";

    internal static string Advice(string reason) => reason switch
    {
        MethodNotAllowed => "Set the webhook's method to HTTP POST in the Twilio console",
        SignatureMismatch =>
            "Check that Twilio:PublicUrl is the address in the Twilio console, scheme and host, "
            + "and Twilio:AuthToken the account's primary token",
        NotConfigured =>
            "Set Twilio:PublicUrl to the https address in the Twilio console, and Twilio:AuthToken to the account's auth token",
        OtherChannel => "Let TwilioHttpAdapter serve this address: it takes SMS and WhatsApp alike",
        _ => "Twilio's own webhooks are not like this",
    };
}
