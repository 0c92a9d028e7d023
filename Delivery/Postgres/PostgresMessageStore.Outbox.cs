using System.Text.Json;
using Npgsql;

namespace TwilioBot.Delivery.Postgres;

public sealed partial class PostgresMessageStore
{
    private const string Columns = "o.seq, o.id, o.activity_id, o.conversation, o.message, o.state, o.attempts, o.created_at, o.started_at";

    /// <inheritdoc/>
    public async Task EnqueueAsync(IReadOnlyList<OutboxMessage> messages, IReadOnlyList<string> cancelled, CancellationToken cancellationToken)
    {
        _ = Self;
        var batch = new Batch();
        CancelOutbox(batch, cancelled, Now());
        InsertOutbox(batch, messages, Now());
        await _database.RunAsync(batch, cancellationToken).ConfigureAwait(false);
        PokeSends();
    }

    /// <inheritdoc/>
    public ValueTask<SendClaim> ClaimSendAsync(CancellationToken cancellationToken) => _sends.TakeAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<SendClaim?> CompleteSendAsync(SendClaim claim, SendResult result, bool goOn, CancellationToken cancellationToken)
    {
        var lane = claim.Message.Conversation;
        var now = Now();
        var fence = goOn && result.IsFinal ? Self.NewFence() : 0;
        var asked = Held.Now;
        var batch = new Batch()
            .Add(LaneSql.Sends.Check, Tenant, lane, claim.Fence)
            .Add(
                """
                UPDATE outbox SET state = $4, message_sid = COALESCE($5, message_sid), error_code = $6, reason = $7, due_at = $8, finished_at = $9,
                    resends = resends + $10
                WHERE tenant = $1 AND conversation = $2 AND seq = $3
                """,
                Tenant, lane, claim.Seq, (int)result.State, result.MessageSid, result.ErrorCode, result.Reason,
                Millis(result.RetryAt ?? DateTimeOffset.UnixEpoch), result.IsFinal ? now : null,
                // From "nobody knows" back to "send it": the one place where a double can come from, so it is counted first.
                claim.State == OutboxState.Unknown && result.State == OutboxState.Pending ? 1 : 0);
        if (fence != 0)
        {
            batch
                .Add(
                    $"""
                    UPDATE outbox o SET state = 1, attempts = o.attempts + 1, started_at = $3
                    WHERE o.tenant = $1 AND o.conversation = $2 AND o.state = 0 AND o.due_at <= $3 AND o.seq = (
                        SELECT seq FROM outbox WHERE tenant = $1 AND conversation = $2 AND state IN (0, 1, 3) ORDER BY seq LIMIT 1)
                    RETURNING {Columns}
                    """, Tenant, lane, now)
                .Add(
                    """
                    UPDATE send_lane SET fence = $4, lease_until = clock_timestamp() + $5 * interval '1 second'
                    WHERE tenant = $1 AND conversation = $2 AND fence = $3
                        AND EXISTS (SELECT FROM outbox WHERE tenant = $1 AND conversation = $2 AND state = 1)
                    """, Tenant, lane, claim.Fence, fence, LeaseSeconds);
        }
        // Matches no lane when the next message was claimed along.
        batch.Add(LaneSql.Sends.Release, Tenant, lane, claim.Fence, now, result.State == OutboxState.Pending ? Self.Id : null);
        var next = await _database.RunAsync(
            batch,
            async reader =>
            {
                // The check's answer comes first; updates answer nothing.
                await reader.NextResultAsync().ConfigureAwait(false);
                return fence != 0 && await reader.ReadAsync().ConfigureAwait(false) ? ToClaim(reader, fence) : null;
            },
            cancellationToken).ConfigureAwait(false);
        _heldSends.Remove(lane, claim.Fence);
        if (next is not null)
        {
            _heldSends.Add(lane, fence, asked);
            return next;
        }
        if (result.RetryAt is { } at)
        {
            _sends.PokeAt(at);
        }
        PokeSends();
        return null;
    }

    /// <inheritdoc/>
    public bool Holds(SendClaim claim) => _heldSends.Holds(claim.Message.Conversation, claim.Fence);

    /// <inheritdoc/>
    public void ReleaseSend(SendClaim claim, DateTimeOffset at)
    {
        var conversation = claim.Message.Conversation;
        _releases.Begin(async () =>
        {
            await _database.RunAsync(
                new Batch()
                    .Add(LaneSql.Sends.Check, Tenant, conversation, claim.Fence)
                    // Nobody has begun to send it.
                    .Add(
                        "UPDATE outbox SET state = 0, attempts = attempts - 1 WHERE tenant = $1 AND conversation = $2 AND seq = $3 AND state = 1",
                        Tenant, conversation, claim.Seq)
                    .Add(LaneSql.Sends.ReleaseUntil, Tenant, conversation, claim.Fence, Millis(Later(at)), Now()),
                CancellationToken.None).ConfigureAwait(false);
            _heldSends.Remove(conversation, claim.Fence);
            _sends.PokeAt(at);
            PokeSends();
        });
    }

    private async Task<ClaimedWork<SendClaim>> ClaimSendsAsync(int most, bool due)
    {
        var fence = Self.NewFence();
        var asked = Held.Now;
        var batch = Promote(due, LaneSql.Sends)
            .Add(LaneSql.Sends.Hold, Tenant, fence, most, LeaseSeconds)
            // "Sending" is on disk before anybody sends. What is found so was left by somebody who may have.
            .Add(
                $"""
                UPDATE outbox o SET state = CASE o.state WHEN 0 THEN 1 ELSE 3 END, attempts = CASE o.state WHEN 0 THEN o.attempts + 1 ELSE o.attempts END,
                    started_at = CASE o.state WHEN 0 THEN $2 ELSE o.started_at END
                FROM send_lane l CROSS JOIN LATERAL (
                    SELECT seq FROM outbox w WHERE w.tenant = l.tenant AND w.conversation = l.conversation AND w.state IN (0, 1, 3) ORDER BY seq LIMIT 1) head
                WHERE l.fence = $1 AND o.tenant = l.tenant AND o.conversation = l.conversation AND o.seq = head.seq AND o.state IN (0, 1, 3)
                RETURNING {Columns}, l.place
                """,
                fence, Now());
        var (held, claims, next) = await _database.RunAsync(
            batch,
            async reader =>
            {
                var next = due ? await ReadNextDueAsync(reader).ConfigureAwait(false) : null;
                var held = await ReadConversationsAsync(reader).ConfigureAwait(false);
                await reader.NextResultAsync().ConfigureAwait(false);
                var claims = new List<(long Place, SendClaim Claim)>(held.Count);
                while (await reader.ReadAsync().ConfigureAwait(false))
                {
                    claims.Add((reader.GetInt64(9), ToClaim(reader, fence)));
                }
                return (held, claims.OrderBy(claim => claim.Place).Select(claim => claim.Claim).ToList(), next);
            },
            CancellationToken.None).ConfigureAwait(false);
        foreach (var claim in claims)
        {
            _heldSends.Add(claim.Message.Conversation, fence, asked);
            held.Remove(claim.Message.Conversation);
        }
        await ReleaseEmptyAsync(LaneSql.Sends, held, fence).ConfigureAwait(false);
        return new ClaimedWork<SendClaim>(claims, next, held.Count > 0);
    }

    private static SendClaim ToClaim(NpgsqlDataReader reader, long fence) => new(
        reader.GetInt64(0),
        new OutboxMessage(
            reader.GetString(1), reader.GetString(2), reader.GetString(3),
            JsonSerializer.Deserialize(reader.GetString(4), OutboxJson.Default.TwilioMessage) ?? throw new InvalidDataException("An outbox row without a message.")),
        (OutboxState)reader.GetInt32(5), reader.GetInt32(6), Time(reader.GetInt64(7)), Time(reader.GetInt64(8)), fence);
}
