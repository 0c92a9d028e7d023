using Npgsql;

namespace TwilioBot.Delivery.Postgres;

public sealed partial class PostgresMessageStore
{
    private const int Waiting = 0, DeadLetter = 2;

    /// <inheritdoc/>
    public async Task<AcceptResult> AcceptAsync(InboxMessage message, CancellationToken cancellationToken)
    {
        _ = Self;
        var result = await _database.RunAsync(
            InsertInbox(new Batch(), message).Add(
                "SELECT state, answer FROM inbox WHERE tenant = $1 AND account_sid = $2 AND message_sid = $3", Tenant, message.AccountSid, message.MessageSid),
            async reader =>
            {
                await reader.ReadAsync().ConfigureAwait(false);
                if (reader.GetInt64(0) > 0)
                {
                    return new AcceptResult(IsNew: true);
                }
                await reader.NextResultAsync().ConfigureAwait(false);
                return await reader.ReadAsync().ConfigureAwait(false)
                    ? new AcceptResult(IsNew: false, reader.GetInt32(0) != Waiting, Text(reader, 1))
                    : new AcceptResult(IsNew: false, IsDone: true);
            },
            cancellationToken).ConfigureAwait(false);
        if (result.IsNew)
        {
            Poke(ClaimsOf(message));
        }
        return result;
    }

    private Batch InsertInbox(Batch batch, InboxMessage message)
    {
        var lanes = message.StatusOf is null ? LaneSql.Turns : LaneSql.Statuses;
        return batch.Add(
            $"""
            WITH new AS (
                INSERT INTO inbox (tenant, conversation, account_sid, message_sid, channel, form, received_at, state, status_of, trace_parent)
                SELECT $1, $2, $3, $4, $5, $6, $7, 0, $8, $10 WHERE NOT EXISTS (SELECT FROM remembered WHERE hash = $9)
                ON CONFLICT (tenant, account_sid, message_sid) DO NOTHING
                RETURNING conversation),
            lane AS ({lanes.Wake})
            SELECT count(*) FROM new
            """,
            Tenant, message.Conversation, message.AccountSid, message.MessageSid, message.ChannelId, message.Form.ToArray(), Millis(message.ReceivedAt),
            message.StatusOf, message.StatusOf is null ? _hash.OfMessage(Tenant, message.AccountSid, message.MessageSid) : Array.Empty<byte>(),
            message.TraceParent);
    }

    private Claims<TurnClaim> ClaimsOf(InboxMessage message) => message.StatusOf is null ? _turns : _statuses;

    private Held HeldOf(InboxMessage message) => message.StatusOf is null ? _heldTurns : _heldStatuses;

    private static LaneSql LanesOf(InboxMessage message) => message.StatusOf is null ? LaneSql.Turns : LaneSql.Statuses;

    /// <inheritdoc/>
    public ValueTask<TurnClaim> ClaimStatusAsync(CancellationToken cancellationToken) => _statuses.TakeAsync(cancellationToken);

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    /// <inheritdoc/>
    public ValueTask<TurnClaim> ClaimTurnAsync(CancellationToken cancellationToken) => _turns.TakeAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task FailTurnAsync(TurnClaim claim, string reason, DateTimeOffset? retryAt, CancellationToken cancellationToken)
    {
        var conversation = claim.Message.Conversation;
        var now = Now();
        await _database.RunAsync(
            new Batch()
                .Add(LanesOf(claim.Message).Check, Tenant, conversation, claim.Fence)
                .Add(
                    "UPDATE inbox SET state = $4, attempts = $5, due_at = $6, reason = $7, finished_at = $8 WHERE tenant = $1 AND conversation = $2 AND seq = $3 AND state = 0",
                    Tenant, conversation, claim.Seq, retryAt is null ? DeadLetter : Waiting, claim.Attempt, Millis(retryAt ?? DateTimeOffset.UnixEpoch), reason,
                    retryAt is null ? (object)now : null)
                .Add(LanesOf(claim.Message).Release, Tenant, conversation, claim.Fence, now, retryAt is null ? null : (object)Self.Id),
            cancellationToken).ConfigureAwait(false);
        HeldOf(claim.Message).Remove(conversation, claim.Fence);
        if (retryAt is { } at)
        {
            ClaimsOf(claim.Message).PokeAt(at);
        }
        Poke(ClaimsOf(claim.Message));
    }

    /// <inheritdoc/>
    public void ReleaseTurn(TurnClaim claim, DateTimeOffset at)
    {
        var conversation = claim.Message.Conversation;
        _releases.Begin(async () =>
        {
            await _database.RunAsync(
                new Batch().Add(LanesOf(claim.Message).ReleaseUntil, Tenant, conversation, claim.Fence, Millis(Later(at)), Now()), CancellationToken.None).ConfigureAwait(false);
            HeldOf(claim.Message).Remove(conversation, claim.Fence);
            ClaimsOf(claim.Message).PokeAt(at);
            Poke(ClaimsOf(claim.Message));
        });
    }

    private async Task<ClaimedWork<TurnClaim>> ClaimTurnsAsync(LaneSql lanes, Held own, int most, bool due)
    {
        var fence = Self.NewFence();
        var asked = Held.Now;
        var batch = Promote(due, lanes)
            // A claim that the database forgets in a crash is lost by its fence; it need not wait for the disk.
            .Add("SELECT set_config('synchronous_commit', 'off', true)")
            .Add(lanes.Hold, Tenant, fence, most, LeaseSeconds)
            .Add(
                $"""
                SELECT m.seq, m.account_sid, m.message_sid, m.channel, l.conversation, m.form, m.received_at, m.attempts, m.status_of, m.trace_parent
                FROM {lanes.Lane} l CROSS JOIN LATERAL (
                    SELECT * FROM inbox i WHERE i.tenant = l.tenant AND i.conversation = l.conversation AND {lanes.Waiting} ORDER BY i.seq LIMIT 1) m
                WHERE l.fence = $1 ORDER BY l.place
                """,
                fence);
        var (held, claims, next) = await _database.RunAsync(
            batch,
            async reader =>
            {
                var next = due ? await ReadNextDueAsync(reader).ConfigureAwait(false) : null;
                await reader.NextResultAsync().ConfigureAwait(false);
                var held = await ReadConversationsAsync(reader).ConfigureAwait(false);
                await reader.NextResultAsync().ConfigureAwait(false);
                var claims = new List<TurnClaim>(held.Count);
                while (await reader.ReadAsync().ConfigureAwait(false))
                {
                    claims.Add(new TurnClaim(
                        reader.GetInt64(0),
                        new InboxMessage(
                            reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetFieldValue<byte[]>(5), Time(reader.GetInt64(6)), Text(reader, 8)) { TraceParent = Text(reader, 9) },
                        reader.GetInt32(7) + 1,
                        fence));
                }
                return (held, claims, next);
            },
            CancellationToken.None).ConfigureAwait(false);
        foreach (var claim in claims)
        {
            own.Add(claim.Message.Conversation, fence, asked);
            held.Remove(claim.Message.Conversation);
        }
        await ReleaseEmptyAsync(lanes, held, fence).ConfigureAwait(false);
        return new ClaimedWork<TurnClaim>(claims, next, held.Count > 0);
    }

    // The first results of a claim: lanes whose time has come join the queue, and when the next one does.
    private Batch Promote(bool due, LaneSql lanes) => due
        ? new Batch()
            .Add(lanes.Promote, Tenant, Now(), Self.Id, Self.HasPeers ? (long)_options.Shyness.TotalMilliseconds : 0L)
            .Add(lanes.NextDue, Tenant)
        : new Batch();

    private static async Task<DateTimeOffset?> ReadNextDueAsync(NpgsqlDataReader reader)
    {
        var next = await reader.ReadAsync().ConfigureAwait(false) ? Time(reader.GetInt64(0)) : (DateTimeOffset?)null;
        await reader.NextResultAsync().ConfigureAwait(false);
        return next;
    }

    private static async Task<HashSet<string>> ReadConversationsAsync(NpgsqlDataReader reader)
    {
        var conversations = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync().ConfigureAwait(false))
        {
            conversations.Add(reader.GetString(0));
        }
        return conversations;
    }

    // What was in them has been taken back since they joined the queue.
    private async Task ReleaseEmptyAsync(LaneSql lanes, HashSet<string> conversations, long fence)
    {
        foreach (var conversation in conversations)
        {
            await _database.RunAsync(
                new Batch()
                    .Add(lanes.Check, Tenant, conversation, fence)
                    .Add(lanes.Release, Tenant, conversation, fence, Now(), null),
                CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static DateTimeOffset Later(DateTimeOffset at) => at < DateTimeOffset.UnixEpoch ? DateTimeOffset.UnixEpoch : at;
}
