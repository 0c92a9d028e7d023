using TwilioBot.Wire;

namespace TwilioBot.Delivery;

/// <summary>What the bot has a turn for, as the inbox keeps it: the raw form, and what finds it again.</summary>
/// <param name="AccountSid">Twilio account (<c>AC…</c>); with <paramref name="MessageSid"/> the key that makes a repeat harmless.</param>
/// <param name="MessageSid">Twilio's id of the message (<c>SM…</c>, <c>MM…</c>); of a status, with the status and its error behind it.</param>
/// <param name="ChannelId"><c>twilio-sms</c> or <c>twilio-whatsapp</c>.</param>
/// <param name="Conversation">The conversation's opaque id; its messages are answered one at a time.</param>
/// <param name="Form">The webhook's body, byte for byte.</param>
/// <param name="ReceivedAt">When it reached us.</param>
/// <param name="StatusOf">
/// Our id of the message that this is a status of; null for what a person wrote. A conversation's statuses have turns of their own,
/// one at a time as well, beside those of its messages.
/// </param>
public sealed record InboxMessage(
    string AccountSid, string MessageSid, string ChannelId, string Conversation, ReadOnlyMemory<byte> Form, DateTimeOffset ReceivedAt,
    string? StatusOf = null)
{
    /// <summary>The W3C <c>traceparent</c> that it came in with; null when nobody recorded one.</summary>
    public string? TraceParent { get; init; }

    /// <summary>The form as whoever took the webhook has read it; null for one that comes from the database.</summary>
    public TwilioForm? Parsed { get; init; }

    /// <summary>The form, read.</summary>
    public TwilioForm ReadForm() => Parsed ?? TwilioForm.Parse(Form.Span);
}
