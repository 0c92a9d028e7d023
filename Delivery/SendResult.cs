namespace TwilioBot.Delivery;

/// <summary>What one step of sending came to; the store writes it down.</summary>
/// <param name="State">The message's new state.</param>
/// <param name="MessageSid">Twilio's id, once known.</param>
/// <param name="ErrorCode">Twilio's error code; 0: none.</param>
/// <param name="Reason">Why, in a few words for the operator; never a body, a number or a token.</param>
/// <param name="RetryAt">When <see cref="OutboxState.Pending"/> or <see cref="OutboxState.Unknown"/> is looked at again.</param>
public sealed record SendResult(OutboxState State, string? MessageSid = null, int ErrorCode = 0, string? Reason = null, DateTimeOffset? RetryAt = null)
{
    /// <summary>Twilio took it.</summary>
    public static SendResult Sent(string messageSid) => new(OutboxState.Sent, messageSid);

    /// <summary>It certainly did not go; try again at <paramref name="at"/>.</summary>
    public static SendResult Retry(DateTimeOffset at, string reason, int errorCode = 0) => new(OutboxState.Pending, ErrorCode: errorCode, Reason: reason, RetryAt: at);

    /// <summary>Nobody knows; look for evidence at <paramref name="at"/>.</summary>
    public static SendResult Unknown(DateTimeOffset at, string reason) => new(OutboxState.Unknown, Reason: reason, RetryAt: at);

    /// <summary>It will not go.</summary>
    public static SendResult Dead(string reason, int errorCode = 0) => new(OutboxState.Dead, ErrorCode: errorCode, Reason: reason);

    /// <summary>It is no longer worth sending.</summary>
    public static SendResult Expired { get; } = new(OutboxState.Expired, Reason: "waited longer than Delivery:ValidityPeriod");

    /// <summary>Whether the lane can go on to its next message.</summary>
    public bool IsFinal => State is not (OutboxState.Pending or OutboxState.Sending or OutboxState.Unknown);
}
