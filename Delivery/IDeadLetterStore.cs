namespace TwilioBot.Delivery;

/// <summary>
/// What was set aside: messages whose turns failed for good, replies that could not be sent. An operator looks at them, and has each
/// tried again or drops it. Two operators at once, or a request that is repeated, have one effect.
/// </summary>
public interface IDeadLetterStore
{
    /// <summary>The dead letters, those set aside last first, without what they say.</summary>
    /// <param name="after">Where the page before ended; null: from the beginning.</param>
    /// <param name="most">So many at most, 1 or more.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<DeadLetterPage> ListDeadLettersAsync(DeadLetterPlace? after, int most, CancellationToken cancellationToken);

    /// <summary>One that is or was a dead letter, with what it says; null when there is none of this id.</summary>
    Task<DeadLetter?> FindDeadLetterAsync(string id, CancellationToken cancellationToken);

    /// <summary>
    /// Tries a dead letter again, at the end of its conversation: a message gets its turn as if it had just come, a reply is as fresh as
    /// if it had just been written. A reply that may have left before is counted as sent again (<c>resends</c>), unless a status callback
    /// has told meanwhile that Twilio has it: then it is sent, and does not leave again.
    /// </summary>
    Task<DeadLetterVerdict> ReplayDeadLetterAsync(DeadLetterDecision decision, CancellationToken cancellationToken);

    /// <summary>Gives a dead letter up. Its row stays for as long as others do that are done with, so that a repeat of it is known.</summary>
    Task<DeadLetterVerdict> DropDeadLetterAsync(DeadLetterDecision decision, CancellationToken cancellationToken);
}

/// <summary>What an operator wants to happen to a dead letter.</summary>
/// <param name="Id">Its <see cref="DeadLetter.Id"/>.</param>
/// <param name="By">Who decides; kept with the row.</param>
/// <param name="Replays">
/// How often it had been replayed when the operator looked: one that was replayed since, and died again, is left alone. Null: whatever
/// happened to it since.
/// </param>
public sealed record DeadLetterDecision(string Id, string By, int? Replays = null);

/// <summary>What came of a decision.</summary>
/// <param name="Outcome">Whether it took effect; if not, nothing has changed.</param>
/// <param name="Letter">Where the letter stands now; null when there is none.</param>
public sealed record DeadLetterVerdict(DeadLetterOutcome Outcome, DeadLetter? Letter);

/// <summary>Whether a decision took effect.</summary>
public enum DeadLetterOutcome
{
    /// <summary>It did.</summary>
    Done,

    /// <summary>No dead letter has, or had, this id.</summary>
    NotFound,

    /// <summary>Somebody has decided on it already.</summary>
    NotDead,

    /// <summary>It was replayed since the operator looked, and died again.</summary>
    Changed,

    /// <summary>A status callback has told that Twilio has it: it counts as sent from now on, and is not sent again.</summary>
    AlreadySent,

    /// <summary>Its row is damaged: there is nothing that could be tried again.</summary>
    Unreadable,
}
