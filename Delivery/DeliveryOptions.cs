namespace TwilioBot.Delivery;

/// <summary>The configuration section <c>Delivery</c>.</summary>
public sealed class DeliveryOptions
{
    /// <summary>How long a send of unknown outcome waits before we look for evidence of it.</summary>
    public TimeSpan SettleWindow { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>What becomes of a send of which a successful look found no trace.</summary>
    public UnknownPolicy UnknownPolicy { get; set; } = UnknownPolicy.Resend;

    /// <summary>How long after it was written a reply is still worth sending.</summary>
    public TimeSpan ValidityPeriod { get; set; } = TimeSpan.FromHours(4);

    /// <summary>How replies leave.</summary>
    public ReplyMode ReplyMode { get; set; }

    /// <summary>In <see cref="ReplyMode.TwiML"/>, how long after its arrival a webhook is answered at the latest; Twilio waits 15 seconds.</summary>
    public TimeSpan TwimlDeadline { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>How many messages each of our numbers sends in a second; 0: as many as there are, since Twilio queues them by itself.</summary>
    public double MessagesPerSecond { get; set; }

    /// <summary>The same for single numbers, by address (<c>+E.164</c>, <c>whatsapp:+E.164</c>).</summary>
    public IDictionary<string, double> MessagesPerSecondOf { get; } = new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>
    /// How often Twilio's list is looked through for messages whose webhooks never reached us, beside the looks at start and after
    /// every webhook that was not taken; zero: never at all.
    /// </summary>
    public TimeSpan ReconcileEvery { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How often a failing turn is tried before it is set aside as a dead letter; sooner when a minute has passed since its first try began.
    /// </summary>
    public int MaxAttempts { get; set; } = 5;

    /// <summary>How long one try of a turn may take; its token is cancelled then, and a second later nobody waits for it any more.</summary>
    public TimeSpan TurnTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long messages, replies and receipts are kept once nothing is left to do for them.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long messages that could not be answered, and replies that could not be sent, are kept.</summary>
    public TimeSpan DeadLetterRetention { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How many turns, of different conversations, run at once.</summary>
    public int ConcurrentTurns { get; set; } = 32;

    /// <summary>How many <c>twilio/status</c> events, of different conversations, the bot handles at once; turns of messages wait for none of them.</summary>
    public int ConcurrentStatusEvents { get; set; } = 8;

    /// <summary>How many sends, to different people, are under way at once.</summary>
    public int ConcurrentSends { get; set; } = 32;

    /// <summary>How long a stop waits for turns and sends that have begun.</summary>
    public TimeSpan StopWindow { get; set; } = TimeSpan.FromSeconds(12);
}

/// <summary>What to do with a send that may or may not have reached Twilio.</summary>
public enum UnknownPolicy
{
    /// <summary>Send it again: a rare double is better than silence.</summary>
    Resend,

    /// <summary>Keep it for an operator.</summary>
    Hold,

    /// <summary>Give it up: silence is better than a rare double.</summary>
    Drop,
}
