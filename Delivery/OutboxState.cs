namespace TwilioBot.Delivery;

/// <summary>Where a message of the outbox stands; see docs/outbox.md.</summary>
public enum OutboxState
{
    /// <summary>Waits to be sent.</summary>
    Pending = 0,

    /// <summary>Written down before the call to Twilio; whatever is found so after a crash is <see cref="Unknown"/>.</summary>
    Sending = 1,

    /// <summary>Twilio took it and gave it a MessageSid.</summary>
    Sent = 2,

    /// <summary>It may or may not have reached Twilio.</summary>
    Unknown = 3,

    /// <summary>Twilio refused it for good, or every try failed.</summary>
    Dead = 4,

    /// <summary>It waited longer than it was worth.</summary>
    Expired = 5,

    /// <summary>Taken back before it left.</summary>
    Cancelled = 6,

    /// <summary>
    /// Given to Twilio in the webhook's response. Twilio confirms no such message, so it is never looked for and never sent again.
    /// </summary>
    Answered = 7,

    /// <summary>It was dead, and an operator gave it up.</summary>
    Dropped = 8,
}
