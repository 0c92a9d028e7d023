namespace TwilioBot.Delivery;

/// <summary>A webhook message as the inbox keeps it: the raw form, and what finds it again.</summary>
/// <param name="AccountSid">Twilio account (<c>AC…</c>); with <paramref name="MessageSid"/> the key that makes a repeat harmless.</param>
/// <param name="MessageSid">Twilio's id of the message (<c>SM…</c>, <c>MM…</c>).</param>
/// <param name="ChannelId"><c>twilio-sms</c> or <c>twilio-whatsapp</c>.</param>
/// <param name="Conversation">The conversation's opaque id; its messages are answered one at a time.</param>
/// <param name="Form">The webhook's body, byte for byte.</param>
/// <param name="ReceivedAt">When it reached us.</param>
public sealed record InboxMessage(
    string AccountSid, string MessageSid, string ChannelId, string Conversation, ReadOnlyMemory<byte> Form, DateTimeOffset ReceivedAt);
