using TwilioBot.Adapters;

namespace TwilioBot.Delivery;

/// <summary>Twilio's REST API as the outbox needs it. Failures are values: what they mean for a resend is the point.</summary>
public interface ITwilioGateway
{
    /// <summary>One call of <c>Messages.create</c>.</summary>
    /// <param name="message">The message.</param>
    /// <param name="statusCallback">Where Twilio tells what became of it.</param>
    /// <param name="validity">How long it may wait at Twilio.</param>
    /// <param name="mayLeave">Asked as the last thing before the request is written: false comes to <see cref="SendOutcomeKind.Withheld"/>.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<SendOutcome> SendAsync(TwilioMessage message, Uri? statusCallback, TimeSpan validity, Func<bool> mayLeave, CancellationToken cancellationToken);

    /// <summary>
    /// Our recent messages from one address to another, newest first; null when the look-up failed, which is no
    /// evidence of absence.
    /// </summary>
    Task<IReadOnlyList<SentMessage>?> FindSentAsync(string ourAddress, string theirAddress, DateTimeOffset since, CancellationToken cancellationToken);
}

/// <summary>A message as Twilio lists it.</summary>
public sealed record SentMessage(string Sid, string Body, DateTimeOffset CreatedAt);

/// <summary>What one create call came to.</summary>
/// <param name="Kind">What it means for a resend.</param>
/// <param name="MessageSid">Twilio's id, when it was accepted.</param>
/// <param name="ErrorCode">Twilio's error code; 0: none.</param>
/// <param name="Reason">For the operator; never a body, a number or a token.</param>
/// <param name="Concerns">What has to slow down after <see cref="SendOutcomeKind.NotNow"/>.</param>
/// <param name="RetryAfter">How long Twilio asks us to wait; null when it does not say.</param>
public sealed record SendOutcome(
    SendOutcomeKind Kind, string? MessageSid = null, int ErrorCode = 0, string? Reason = null,
    Congestion Concerns = Congestion.Sender, TimeSpan? RetryAfter = null);

/// <summary>Who sends too fast, or in vain.</summary>
public enum Congestion
{
    /// <summary>The message's sender number.</summary>
    Sender,

    /// <summary>All of the account.</summary>
    Account,

    /// <summary>This process: it does not reach Twilio, and another one may.</summary>
    Path,
}

/// <summary>The classes that matter for a resend.</summary>
public enum SendOutcomeKind
{
    /// <summary>201: Twilio has it.</summary>
    Accepted,

    /// <summary>It certainly was not processed (429, queue full, never left): safe to send again later.</summary>
    NotNow,

    /// <summary>Refused for good (any other 4xx).</summary>
    Refused,

    /// <summary>401: Twilio refuses our credentials. The message is as good as before, and goes once they are right.</summary>
    Locked,

    /// <summary>Anything else: it may have been accepted.</summary>
    Unknown,

    /// <summary>It was not sent: when it was about to leave, the claim to it had run out.</summary>
    Withheld,
}
