namespace TwilioBot.Wire;

/// <summary>What a webhook tells us.</summary>
public enum WebhookKind
{
    /// <summary>Someone wrote to us; also when Twilio calls the fallback URL for it.</summary>
    Message,

    /// <summary>What became of a message that we sent.</summary>
    Status,

    /// <summary>An event of Twilio Conversations, or of its forerunners.</summary>
    Conversations,

    /// <summary>Nothing that we know; it has no effect.</summary>
    Unknown,
}

/// <summary>Tells Twilio's webhooks apart by their fields, because people point several kinds at one URL.</summary>
public static class Webhook
{
    /// <summary>What this form is. A status callback is never taken for a message, or the bot would answer its own receipts.</summary>
    /// <remarks>Source: https://www.twilio.com/docs/messaging/guides/webhook-request</remarks>
    public static WebhookKind Classify(TwilioForm form)
    {
        ArgumentNullException.ThrowIfNull(form);

        // WhatsApp's status callbacks have an EventType too (READ), without "on".
        if (form["EventType"] is { } type && type.StartsWith("on", StringComparison.Ordinal)) return WebhookKind.Conversations;
        if (form["MessageStatus"] is not null || IsOldStatus(form)) return WebhookKind.Status;
        return HasValue(form, "From") && HasValue(form, "To") && HasSid(form) ? WebhookKind.Message : WebhookKind.Unknown;
    }

    /// <summary>Old callbacks have SmsStatus alone; in a message it is <c>received</c> or missing, and there is a Body.</summary>
    private static bool IsOldStatus(TwilioForm form) =>
        form["SmsStatus"] is { Length: > 0 } status and not ("received" or "receiving") && form["Body"] is null;

    private static bool HasSid(TwilioForm form) =>
        HasValue(form, "MessageSid") || HasValue(form, "SmsMessageSid") || HasValue(form, "SmsSid");

    private static bool HasValue(TwilioForm form, string name) => !string.IsNullOrEmpty(form[name]);
}
