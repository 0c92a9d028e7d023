namespace TwilioBot;

/// <summary>What the host says in the log: ids and reasons, never a body, a number or a token.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "Webhook answered with {Status}: {Reason}")]
    public static partial void WebhookNotTaken(ILogger logger, int status, string reason);

    [LoggerMessage(2, LogLevel.Error, "{Reason} The webhook was answered with 503")]
    public static partial void StoreAway(ILogger logger, string reason);

    [LoggerMessage(3, LogLevel.Debug, "Message {MessageSid} came again; it has no second effect")]
    public static partial void Repeated(ILogger logger, string messageSid);

    [LoggerMessage(4, LogLevel.Information, "Database: {Path}")]
    public static partial void Database(ILogger logger, string path);

    [LoggerMessage(5, LogLevel.Information, "No Twilio account is set, so Twilio is simulated. Text the bot at {Address}")]
    public static partial void Simulating(ILogger logger, string address);

    [LoggerMessage(6, LogLevel.Information, "Webhooks for the Twilio console: {Sms} (SMS), {WhatsApp} (WhatsApp)")]
    public static partial void Webhooks(ILogger logger, string sms, string whatsApp);

    [LoggerMessage(7, LogLevel.Warning, "An admin asked for a shutdown; stopping")]
    public static partial void ShutdownRequested(ILogger logger);

    [LoggerMessage(8, LogLevel.Warning, "Message {MessageSid} says that it comes from a number of ours; it gets no answer, which would be answered in turn")]
    public static partial void FromOurselves(ILogger logger, string messageSid);

    [LoggerMessage(50, LogLevel.Warning, "Message {MessageSid}: its webhook's connection was closed before the answer could leave; a repeat of the webhook gets it")]
    public static partial void NobodyToAnswer(ILogger logger, string messageSid);

    [LoggerMessage(9, LogLevel.Warning, "Twilio:PublicUrl is an address of this machine, which Twilio cannot reach: no message comes in, no picture goes out, and replies have no delivery receipts")]
    public static partial void OutOfReach(ILogger logger);

    [LoggerMessage(60, LogLevel.Warning, "Refused a request for operators: {Reason}")]
    public static partial void OperatorRefused(ILogger logger, string reason);

    [LoggerMessage(61, LogLevel.Warning, "Refused {Count} more requests for operators within a minute: {Reason}")]
    public static partial void OperatorsRefused(ILogger logger, int count, string reason);

    [LoggerMessage(62, LogLevel.Information, "Dead letters were listed by {Operator}")]
    public static partial void LettersListed(ILogger logger, string @operator);

    [LoggerMessage(63, LogLevel.Information, "Dead letter {Id}: what it says was read by {Operator}")]
    public static partial void LetterRead(ILogger logger, string id, string @operator);

    [LoggerMessage(64, LogLevel.Warning, "Dead letter {Id}: {Action} by {Operator} came to {Outcome}")]
    public static partial void LetterDecided(ILogger logger, string id, string action, string @operator, string outcome);
}
