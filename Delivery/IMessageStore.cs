namespace TwilioBot.Delivery;

/// <summary>
/// Inbox, outbox and state in one database. Whatever a method has written is durable when its task completes;
/// when the database cannot, it throws <see cref="StoreUnavailableException"/> and nothing has changed, unless that says that it is in doubt:
/// then the same call may be repeated, and what it has done already is not done twice. Closing the store cancels the waits for a claim.
/// </summary>
public interface IMessageStore : IStateStore, ISweepStore, IDeadLetterStore, IAsyncDisposable
{
    /// <summary>Opens the database, brings its schema up to date and takes up what an earlier process left.</summary>
    /// <exception cref="InvalidOperationException">Another process owns the database, or a newer version has written it.</exception>
    /// <exception cref="StoreUnavailableException">The database cannot be opened.</exception>
    Task OpenAsync(CancellationToken cancellationToken);

    /// <summary>Takes a message into the inbox.</summary>
    Task<AcceptResult> AcceptAsync(InboxMessage message, CancellationToken cancellationToken);

    /// <summary>
    /// Writes down a status callback and what it says about its outbox message. If that is news of a message of ours, and not older
    /// news than what is known already, the inbox gets a status for the bot in the same commit.
    /// </summary>
    /// <returns>False for a repeat of (MessageSid, Status, ErrorCode).</returns>
    Task<bool> RecordStatusAsync(StatusReport report, CancellationToken cancellationToken);

    /// <summary>Waits for a conversation with a message that is due and claims it.</summary>
    ValueTask<TurnClaim> ClaimTurnAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Waits for a conversation with a status (<see cref="InboxMessage.StatusOf"/>) that is due and claims it. Statuses of a
    /// conversation are worked on one at a time, in order, whatever becomes of its messages meanwhile.
    /// </summary>
    ValueTask<TurnClaim> ClaimStatusAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Commits a turn: state, outbox and "inbox row done" together, provided that the message still waits; the answer too, when
    /// <see cref="TurnCommit.Answer"/> is given and nothing of the conversation still waits to be sent. After a conflict the claim stays.
    /// </summary>
    Task<CommitResult> CommitTurnAsync(TurnClaim claim, TurnCommit commit, CancellationToken cancellationToken);

    /// <summary>
    /// Writes down that a turn failed: to be tried again, or a dead letter, in the same commit as the apology for it. A conversation
    /// gets no second apology within an hour.
    /// </summary>
    /// <exception cref="ClaimLostException">The message is done already, or another instance has taken the conversation over.</exception>
    Task FailTurnAsync(TurnClaim claim, TurnFailure failure, CancellationToken cancellationToken);

    /// <summary>Gives a claimed turn back untouched, to be claimed again no sooner than <paramref name="at"/>.</summary>
    void ReleaseTurn(TurnClaim claim, DateTimeOffset at);

    /// <summary>Writes to the outbox, or cancels in it, outside any turn. A message whose id is there already is left as it is.</summary>
    Task EnqueueAsync(IReadOnlyList<OutboxMessage> messages, IReadOnlyList<string> cancelled, CancellationToken cancellationToken);

    /// <summary>
    /// Waits for a lane with a message that is due and that the gate lets pass, writes it down as <see cref="OutboxState.Sending"/> and
    /// claims it. One that was tried before and of which a status callback has told meanwhile is done, and is not claimed.
    /// </summary>
    ValueTask<SendClaim> ClaimSendAsync(SendGate gate, CancellationToken cancellationToken);

    /// <summary>
    /// Before <paramref name="until"/> this process does not get through to Twilio, and afterwards it is to try with one message first: what
    /// waits is left to others who share the database. <c>default</c>: it gets through. A store that one process owns need not care.
    /// </summary>
    void HoldSends(DateTimeOffset until)
    {
    }

    /// <summary>Writes down what became of a claimed message.</summary>
    /// <returns>
    /// The lane's next message, claimed in the same commit; null when there is none that <paramref name="goOn"/> lets pass, or
    /// <paramref name="goOn"/> is null.
    /// </returns>
    /// <exception cref="ClaimLostException">The caller has completed it before, or another instance has taken the lane over.</exception>
    Task<SendClaim?> CompleteSendAsync(SendClaim claim, SendResult result, SendGate? goOn, CancellationToken cancellationToken);

    /// <summary>
    /// Whether nobody else can have taken the lane over by now, judged by a clock that cannot be set: asked last before bytes leave,
    /// since a process may have been frozen for any time since it claimed.
    /// </summary>
    bool Holds(SendClaim claim);

    /// <summary>Gives a claimed message back, in the state it was claimed in, to be claimed again no sooner than <paramref name="at"/>.</summary>
    void ReleaseSend(SendClaim claim, DateTimeOffset at);

    /// <summary>The MessageSid that a status callback has told for one of our messages; null when none came.</summary>
    Task<string?> FindEvidenceAsync(string outboxId, CancellationToken cancellationToken);

    /// <summary>Which of these MessageSids belong to messages of the outbox other than this one, by what Twilio answered or called back.</summary>
    Task<IReadOnlySet<string>> FindClaimedSidsAsync(string outboxId, IReadOnlyCollection<string> messageSids, CancellationToken cancellationToken);

    /// <summary>
    /// Removes what is over and old enough, oldest first: at most <paramref name="most"/> rows of each kind, in one short
    /// transaction. What waits, may have been sent, or is evidence for such a send stays; so does bot state. What a
    /// repeat is known by stays as a keyed hash.
    /// </summary>
    Task<RemovedRows> RemoveOldAsync(RetentionCut cut, int most, CancellationToken cancellationToken);

    /// <summary>Counts what is not done, for whoever watches the bot.</summary>
    /// <exception cref="StoreUnavailableException">The database cannot be read.</exception>
    Task<StoreMeasure> MeasureAsync(CancellationToken cancellationToken);

    /// <summary>Answers when a write would succeed; throws <see cref="StoreUnavailableException"/> when it would not.</summary>
    Task ProbeAsync(CancellationToken cancellationToken);
}
