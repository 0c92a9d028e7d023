using System.Runtime.InteropServices;

namespace TwilioBot.Delivery.Sqlite;

public sealed partial class SqliteMessageStore
{
    private const int Waiting = 0, DeadLetter = 2;

    /// <inheritdoc/>
    public async Task<bool> AcceptAsync(InboxMessage message, CancellationToken cancellationToken)
    {
        var claim = await Writer.WriteAsync(session => InsertInbox(session, message), AddTurn, cancellationToken).ConfigureAwait(false);
        return claim is not null;
    }

    /// <inheritdoc/>
    public ValueTask<TurnClaim> ClaimTurnAsync(CancellationToken cancellationToken) => _turns.TakeAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<TurnClaim> ClaimStatusAsync(CancellationToken cancellationToken) => _statuses.TakeAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<CommitResult> CommitTurnAsync(TurnClaim claim, TurnCommit commit, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        var sends = await Writer.WriteAsync(
            session =>
            {
                if (!Holds(session, commit.Reads))
                {
                    return null;
                }
                WriteState(session, commit.Writes);
                var rows = InsertOutbox(session, commit.Outbox, now);
                CancelOutbox(session, commit.Cancelled, now);
                session.Execute(
                    "UPDATE inbox SET state = 1, attempts = $2, finished_at = $3, reason = NULL WHERE seq = $1", claim.Seq, claim.Attempt, Millis(now));
                return rows;
            },
            rows =>
            {
                if (rows is not null)
                {
                    AddSends(rows);
                    LanesOf(claim.Message).Finish(claim.Message.Conversation);
                }
            },
            cancellationToken).ConfigureAwait(false);
        return sends is null ? CommitResult.Conflict : CommitResult.Committed;
    }

    /// <inheritdoc/>
    public Task FailTurnAsync(TurnClaim claim, string reason, DateTimeOffset? retryAt, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        return Writer.WriteAsync(
            session => session.Execute(
                "UPDATE inbox SET state = $2, attempts = $3, due_at = $4, finished_at = $5, reason = $6 WHERE seq = $1",
                claim.Seq, retryAt is null ? DeadLetter : Waiting, claim.Attempt, Millis(retryAt ?? DateTimeOffset.UnixEpoch), retryAt is null ? Millis(now) : null, reason),
            _ =>
            {
                if (retryAt is { } at)
                {
                    LanesOf(claim.Message).Delay(claim.Message.Conversation, claim with { Attempt = claim.Attempt + 1 }, at);
                }
                else
                {
                    LanesOf(claim.Message).Finish(claim.Message.Conversation);
                }
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public void ReleaseTurn(TurnClaim claim, DateTimeOffset at) => LanesOf(claim.Message).Delay(claim.Message.Conversation, claim, at);

    private Lanes<TurnClaim> LanesOf(InboxMessage message) => message.StatusOf is null ? _turns : _statuses;

    // Null: it was there already.
    private static TurnClaim? InsertInbox(SqliteSession session, InboxMessage message)
    {
        var seq = session.Scalar(
            """
            INSERT INTO inbox (tenant, conversation, account_sid, message_sid, channel, form, received_at, state, status_of)
            VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8)
            ON CONFLICT (tenant, account_sid, message_sid) DO NOTHING
            RETURNING seq
            """,
            Tenant, message.Conversation, message.AccountSid, message.MessageSid, message.ChannelId, Bytes(message.Form), Millis(message.ReceivedAt),
            message.StatusOf);
        return seq is null ? null : new TurnClaim(Long(seq), message, 1);
    }

    private void AddTurn(TurnClaim? claim)
    {
        if (claim is not null)
        {
            LanesOf(claim.Message).Add(claim.Message.Conversation, claim);
        }
    }

    private void TakeUpTurns(SqliteSession session)
    {
        using var reader = session.Query(
            """
            SELECT seq, account_sid, message_sid, channel, conversation, form, received_at, attempts, due_at, status_of
            FROM inbox WHERE tenant = $1 AND state = 0 ORDER BY seq
            """, Tenant);
        while (reader.Read())
        {
            var message = new InboxMessage(
                reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4),
                reader.GetFieldValue<byte[]>(5), Time(reader.GetInt64(6)), reader.IsDBNull(9) ? null : reader.GetString(9));
            LanesOf(message).Add(message.Conversation, new TurnClaim(reader.GetInt64(0), message, reader.GetInt32(7) + 1), Time(reader.GetInt64(8)));
        }
    }

    private static byte[] Bytes(ReadOnlyMemory<byte> memory) =>
        MemoryMarshal.TryGetArray(memory, out var segment) && segment.Offset == 0 && segment.Count == segment.Array!.Length
            ? segment.Array
            : memory.ToArray();
}
