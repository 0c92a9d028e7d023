using TwilioBot.Adapters;
using TwilioBot.Wire;

namespace TwilioBot.Delivery;

/// <summary>A row of the inbox or the outbox that was set aside, or was once.</summary>
/// <param name="Kind">Which of the two, and what it is.</param>
/// <param name="Id">A message's MessageSid; a status's, with the status and its error behind it; a reply's own id.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Conversation">The conversation's opaque id.</param>
/// <param name="ChannelId"><c>twilio-sms</c> or <c>twilio-whatsapp</c>.</param>
/// <param name="Person">Their address.</param>
/// <param name="CreatedAt">When it came in; of a reply, when it was written.</param>
/// <param name="Since">Since when it stands so.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Reason">Why it failed last.</param>
/// <param name="ErrorCode">Twilio's error code; 0: none.</param>
public sealed record DeadLetter(
    DeadLetterKind Kind, string Id, DeadLetterState State, string Conversation, string ChannelId, string Person,
    DateTimeOffset CreatedAt, DateTimeOffset Since, int Attempts, string? Reason, int ErrorCode)
{
    /// <summary>Whether a reply may have left before it was given up: replaying it may double it.</summary>
    public bool MayHaveLeft { get; init; }

    /// <summary>How often it was replayed.</summary>
    public int Replays { get; init; }

    /// <summary>When somebody decided on it last; null: nobody has.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Who that was.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>The webhook's fields, when it came in and was asked for singly.</summary>
    public TwilioForm? Form { get; init; }

    /// <summary>What Twilio was to send, when it is a reply and was asked for singly.</summary>
    public TwilioMessage? Message { get; init; }

    /// <summary>As it stands in a list: without what it says.</summary>
    public DeadLetter WithoutContent() => this with { Form = null, Message = null };
}

/// <summary>What was set aside.</summary>
public enum DeadLetterKind
{
    /// <summary>Something a person wrote, which the bot failed to answer.</summary>
    Message,

    /// <summary>What became of a message of ours, which the bot failed to take.</summary>
    Status,

    /// <summary>A message of ours, which could not be sent.</summary>
    Reply,
}

/// <summary>Where a dead letter, or what was one, stands.</summary>
public enum DeadLetterState
{
    /// <summary>Set aside: nothing happens to it until somebody decides.</summary>
    Dead,

    /// <summary>Replayed, and not done yet.</summary>
    Waiting,

    /// <summary>Replayed, and done with.</summary>
    Done,

    /// <summary>Given up by an operator.</summary>
    Dropped,
}
