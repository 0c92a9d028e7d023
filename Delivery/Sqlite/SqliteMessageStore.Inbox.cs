using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace TwilioBot.Delivery.Sqlite;

public sealed partial class SqliteMessageStore
{
    private const string TurnColumns = "seq, account_sid, message_sid, channel, conversation, form, received_at, attempts, due_at, status_of, trace_parent, failing_since";
    private const int Waiting = 0, Dead = 2;

    // Whoever hears it twice in an hour learns nothing new.
    private static readonly TimeSpan ApologyPause = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public async Task<AcceptResult> AcceptAsync(InboxMessage message, CancellationToken cancellationToken)
    {
        var (_, result) = await Writer.WriteAsync(
            session =>
            {
                var claim = InsertInbox(session, message);
                return (Claim: claim, Result: claim is null ? Repeat(session, message) : new AcceptResult(IsNew: true));
            },
            accepted => AddTurn(accepted.Claim),
            cancellationToken).ConfigureAwait(false);
        return result;
    }

    /// <inheritdoc/>
    public ValueTask<TurnClaim> ClaimTurnAsync(CancellationToken cancellationToken) => ClaimAsync(Turns, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<TurnClaim> ClaimStatusAsync(CancellationToken cancellationToken) => ClaimAsync(Statuses, cancellationToken);

    /// <inheritdoc/>
    public async Task<CommitResult> CommitTurnAsync(TurnClaim claim, TurnCommit commit, CancellationToken cancellationToken)
    {
        if (!Holds(claim))
        {
            return CommitResult.Lost;
        }
        var now = _clock.GetUtcNow();
        var doubtfulSince = DoubtfulSince(claim.Message);
        var (result, _, _) = await Writer.WriteAsync(
            session =>
            {
                if (!Holds(session, commit.Reads))
                {
                    return (Waits(session, claim) ? CommitResult.Conflict : CommitResult.Lost, [], []);
                }
                // A commit that reported an error may have taken effect: its turn must not do so twice.
                if (session.Execute(
                    "UPDATE inbox SET state = 1, attempts = $2, finished_at = $3, reason = NULL, answer = NULL WHERE seq = $1 AND state = 0",
                    claim.Seq, claim.Attempt, Millis(now)) == 0)
                {
                    return (CommitResult.Lost, [], []);
                }
                var states = WriteState(session, commit.Writes);
                CancelOutbox(session, commit.Cancelled, now);
                var answer = commit.Answer is not null && doubtfulSince is null && !IsWaiting(session, claim.Message.Conversation) ? commit.Answer : null;
                if (answer is not null)
                {
                    session.Execute("UPDATE inbox SET answer = $2 WHERE seq = $1", claim.Seq, answer);
                }
                var rows = Doubt(session, InsertOutbox(session, commit.Outbox, now, answer is not null), doubtfulSince);
                return (rows is [{ State: OutboxState.Answered }, ..] ? CommitResult.Answered : CommitResult.Committed, rows, states);
            },
            ((CommitResult Result, List<SendClaim> Rows, List<(string, StateRecord?)> States) done) =>
            {
                Keep(done.States);
                AddSends(done.Rows);
                if (done.Result != CommitResult.Conflict)
                {
                    LanesOf(claim.Message).Finish(claim.Message.Conversation);
                }
            },
            cancellationToken).ConfigureAwait(false);
        if (result != CommitResult.Conflict)
        {
            Ended(claim);
        }
        return result;
    }

    /// <inheritdoc/>
    public async Task FailTurnAsync(TurnClaim claim, TurnFailure failure, CancellationToken cancellationToken)
    {
        if (!Holds(claim))
        {
            throw new ClaimLostException("The message is no longer this caller's.");
        }
        var now = _clock.GetUtcNow();
        var doubtfulSince = DoubtfulSince(claim.Message);
        var isDead = failure.RetryAt is null;
        var apology = await Writer.WriteAsync(
            session =>
            {
                if (!Waits(session, claim))
                {
                    return null;
                }
                var apologises = isDead && failure.Apology.Count > 0 && !WasApologisedTo(session, claim.Message.Conversation, now);
                session.Execute(
                    """
                    UPDATE inbox SET state = $2, attempts = $3, due_at = $4, reason = COALESCE($5, reason), finished_at = $6, failing_since = $7,
                        apologised_at = COALESCE($8, apologised_at)
                    WHERE seq = $1
                    """,
                    claim.Seq, isDead ? Dead : Waiting, claim.Attempt, Millis(failure.RetryAt ?? DateTimeOffset.UnixEpoch), failure.Reason,
                    isDead ? Millis(now) : null, !isDead && failure.FailingSince is { } since ? Millis(since) : null, apologises ? Millis(now) : null);
                return apologises ? Doubt(session, InsertOutbox(session, failure.Apology, now, answered: false), doubtfulSince) : [];
            },
            apology =>
            {
                AddSends(apology ?? []);
                if (apology is not null && failure.RetryAt is { } at)
                {
                    LanesOf(claim.Message).Delay(
                        claim.Message.Conversation, claim with { Attempt = claim.Attempt + 1, FailingSince = failure.FailingSince }, at, isAsWritten: true);
                }
                else
                {
                    LanesOf(claim.Message).Finish(claim.Message.Conversation);
                }
            },
            cancellationToken).ConfigureAwait(false);
        Ended(claim);
        if (apology is null)
        {
            throw new ClaimLostException("The message is done already.");
        }
    }

    /// <inheritdoc/>
    public void ReleaseTurn(TurnClaim claim, DateTimeOffset at)
    {
        Ended(claim);
        LanesOf(claim.Message).Delay(claim.Message.Conversation, claim, at);
    }

    // Whoever has let go of a conversation must not touch the turn that somebody else may have begun there.
    private bool Holds(TurnClaim claim) => LanesOf(claim.Message).IsHeld(claim.Message.Conversation, claim.Seq, static head => head.Seq);

    private Lanes<TurnClaim> LanesOf(InboxMessage message) => message.StatusOf is null ? Turns : Statuses;

    // Null: it was there already.
    private TurnClaim? InsertInbox(SqliteSession session, InboxMessage message)
    {
        // A status is known as a repeat by its receipt.
        var hash = message.StatusOf is null ? _hash.OfMessage(Tenant, message.AccountSid, message.MessageSid) : null;
        // One writer and one statement: nothing can be removed between the look and the insert.
        var seq = session.Scalar(
            """
            INSERT INTO inbox (tenant, conversation, account_sid, message_sid, channel, form, received_at, state, status_of, trace_parent)
            SELECT $1, $2, $3, $4, $5, $6, $7, 0, $8, $10 WHERE NOT EXISTS (SELECT 1 FROM remembered WHERE hash = $9)
            ON CONFLICT (tenant, account_sid, message_sid) DO NOTHING
            RETURNING seq
            """,
            Tenant, message.Conversation, message.AccountSid, message.MessageSid, message.ChannelId, Bytes(message.Form), Millis(message.ReceivedAt),
            message.StatusOf, hash, message.TraceParent);
        return seq is null ? null : new TurnClaim(Long(seq), message, 1);
    }

    private void AddTurn(TurnClaim? claim)
    {
        if (claim is not null)
        {
            LanesOf(claim.Message).Add(claim.Message.Conversation, claim.Seq, claim);
        }
    }

    private static AcceptResult Repeat(SqliteSession session, InboxMessage message)
    {
        using var reader = session.Query(
            "SELECT state, answer FROM inbox WHERE tenant = $1 AND account_sid = $2 AND message_sid = $3", Tenant, message.AccountSid, message.MessageSid);
        return reader.Read()
            ? new AcceptResult(IsNew: false, reader.GetInt32(0) != Waiting, reader.IsDBNull(1) ? null : reader.GetString(1))
            : new AcceptResult(IsNew: false, IsDone: true);
    }

    private static bool Waits(SqliteSession session, TurnClaim claim) =>
        session.Scalar("SELECT 1 FROM inbox WHERE seq = $1 AND state = 0", claim.Seq) is not null;

    private static bool WasApologisedTo(SqliteSession session, string conversation, DateTimeOffset now) => session.Scalar(
        "SELECT 1 FROM inbox WHERE tenant = $1 AND conversation = $2 AND apologised_at > $3 LIMIT 1", Tenant, conversation, Millis(now - ApologyPause)) is not null;

    private void SetAsideTurn(SqliteSession session, long seq)
    {
        session.Execute("UPDATE inbox SET state = 2, finished_at = $2, reason = 'the row is damaged' WHERE seq = $1", seq, Millis(_clock.GetUtcNow()));
        Log.RowDamaged(_logger, seq, "inbox");
    }

    private static (TurnClaim, DateTimeOffset) ToTurn(SqliteDataReader reader)
    {
        var message = new InboxMessage(
            reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4),
            reader.GetFieldValue<byte[]>(5), Time(reader.GetInt64(6)), reader.IsDBNull(9) ? null : reader.GetString(9))
        {
            TraceParent = reader.IsDBNull(10) ? null : reader.GetString(10),
        };
        var claim = new TurnClaim(reader.GetInt64(0), message, reader.GetInt32(7) + 1)
        {
            FailingSince = reader.IsDBNull(11) ? null : Time(reader.GetInt64(11)),
        };
        return (claim, Time(reader.GetInt64(8)));
    }

    private static byte[] Bytes(ReadOnlyMemory<byte> memory) =>
        MemoryMarshal.TryGetArray(memory, out var segment) && segment.Offset == 0 && segment.Count == segment.Array!.Length
            ? segment.Array
            : memory.ToArray();
}
