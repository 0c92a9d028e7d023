namespace TwilioBot.Delivery;

/// <summary>A status callback: what Twilio says became of a message.</summary>
/// <param name="AccountSid">Twilio account (<c>AC…</c>).</param>
/// <param name="MessageSid">Twilio's id of the message.</param>
/// <param name="ChannelId"><c>twilio-sms</c> or <c>twilio-whatsapp</c>.</param>
/// <param name="Status">Twilio's word: <c>sent</c>, <c>delivered</c>, <c>undelivered</c>, <c>failed</c>, <c>read</c> …</param>
/// <param name="ErrorCode">Twilio's error code; 0: none.</param>
/// <param name="OutboxId">Our message id from the callback's address; null when it carried none.</param>
/// <param name="Form">The callback's body, byte for byte.</param>
/// <param name="ReceivedAt">When it reached us.</param>
/// <remarks>Source: https://www.twilio.com/docs/messaging/guides/track-outbound-message-status</remarks>
public sealed record StatusReport(
    string AccountSid, string MessageSid, string ChannelId, string Status, int ErrorCode, string? OutboxId, ReadOnlyMemory<byte> Form,
    DateTimeOffset ReceivedAt)
{
    /// <summary>The W3C <c>traceparent</c> that it came in with; null when nobody recorded one.</summary>
    public string? TraceParent { get; init; }

    /// <summary>Tells this status from the others of its message.</summary>
    public string Key => ErrorCode == 0 ? $"{MessageSid}/{Status}" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{MessageSid}/{Status}/{ErrorCode}");
}
