using System.Runtime.InteropServices;

namespace TwilioBot.Delivery.Sqlite;

public sealed partial class SqliteMessageStore
{
    private const int Waiting = 0, DeadLetter = 2;

    /// <inheritdoc/>
    public async Task<bool> AcceptAsync(InboxMessage message, CancellationToken cancellationToken)
    {
        var seq = await Writer.WriteAsync(
            session => session.Scalar(
                """
                INSERT INTO inbox (tenant, conversation, account_sid, message_sid, channel, form, received_at, state)
                VALUES ($1, $2, $3, $4, $5, $6, $7, 0)
                ON CONFLICT (tenant, account_sid, message_sid) DO NOTHING
                RETURNING seq
                """,
                Tenant, message.Conversation, message.AccountSid, message.MessageSid, message.ChannelId, Bytes(message.Form), Millis(message.ReceivedAt)),
            seq =>
            {
                if (seq is not null)
                {
                    _turns.Add(message.Conversation, new TurnClaim(Long(seq), message, 1));
                }
            },
            cancellationToken).ConfigureAwait(false);
        return seq is not null;
    }

    /// <inheritdoc/>
    public ValueTask<TurnClaim> ClaimTurnAsync(CancellationToken cancellationToken) => _turns.TakeAsync(cancellationToken);

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
                    _turns.Finish(claim.Message.Conversation);
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
                    _turns.Delay(claim.Message.Conversation, claim with { Attempt = claim.Attempt + 1 }, at);
                }
                else
                {
                    _turns.Finish(claim.Message.Conversation);
                }
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public void ReleaseTurn(TurnClaim claim, DateTimeOffset at) => _turns.Delay(claim.Message.Conversation, claim, at);

    private void TakeUpTurns(SqliteSession session)
    {
        using var reader = session.Query(
            """
            SELECT seq, account_sid, message_sid, channel, conversation, form, received_at, attempts, due_at
            FROM inbox WHERE tenant = $1 AND state = 0 ORDER BY seq
            """, Tenant);
        while (reader.Read())
        {
            var message = new InboxMessage(
                reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4),
                reader.GetFieldValue<byte[]>(5), Time(reader.GetInt64(6)));
            _turns.Add(message.Conversation, new TurnClaim(reader.GetInt64(0), message, reader.GetInt32(7) + 1), Time(reader.GetInt64(8)));
        }
    }

    private static byte[] Bytes(ReadOnlyMemory<byte> memory) =>
        MemoryMarshal.TryGetArray(memory, out var segment) && segment.Offset == 0 && segment.Count == segment.Array!.Length
            ? segment.Array
            : memory.ToArray();
}
