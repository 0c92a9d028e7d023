using Npgsql;

namespace TwilioBot.Delivery.Postgres;

public sealed partial class PostgresMessageStore
{
    private const int Waiting = 0, Dead = 2;

    // Whoever hears it twice in an hour learns nothing new.
    private static readonly TimeSpan ApologyPause = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public async Task<AcceptResult> AcceptAsync(InboxMessage message, CancellationToken cancellationToken)
    {
        _ = Self;
        AcceptResult result;
        try
        {
            result = await _database.RunAsync(
                InsertInbox(message).Add(
                    // A statement of its own, which sees what retention removed and remembered while the insert waited for just that.
                    "SELECT state, answer, CASE WHEN EXISTS (SELECT FROM remembered WHERE hash = $4) THEN refuse('TB003') END FROM inbox WHERE tenant = $1 AND account_sid = $2 AND message_sid = $3",
                    Tenant, message.AccountSid, message.MessageSid, HashOf(message)),
                ReadAcceptedAsync,
                cancellationToken).ConfigureAwait(false);
        }
        catch (RemovedException)
        {
            return new AcceptResult(IsNew: false, IsDone: true);
        }
        if (result.IsNew)
        {
            Poke(ClaimsOf(message));
        }
        return result;
    }

    private static async Task<AcceptResult> ReadAcceptedAsync(NpgsqlDataReader reader)
    {
        await reader.ReadAsync().ConfigureAwait(false);
        var isNew = reader.GetInt64(0) > 0;
        await reader.NextResultAsync().ConfigureAwait(false);
        if (!await reader.ReadAsync().ConfigureAwait(false))
        {
            return new AcceptResult(IsNew: false, IsDone: true);
        }
        return isNew ? new AcceptResult(IsNew: true) : new AcceptResult(IsNew: false, reader.GetInt32(0) != Waiting, Text(reader, 1));
    }

    private Batch InsertInbox(InboxMessage message)
    {
        var lanes = message.StatusOf is null ? LaneSql.Turns : LaneSql.Statuses;
        return new Batch().Add(
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
            message.StatusOf, HashOf(message),
            message.TraceParent);
    }

    // A status is known as a repeat by its receipt.
    private byte[] HashOf(InboxMessage message) => message.StatusOf is null ? _hash.OfMessage(Tenant, message.AccountSid, message.MessageSid) : [];

    private Claims<TurnClaim> ClaimsOf(InboxMessage message) => message.StatusOf is null ? _turns : _statuses;

    private Held HeldOf(InboxMessage message) => message.StatusOf is null ? _heldTurns : _heldStatuses;

    private static LaneSql LanesOf(InboxMessage message) => message.StatusOf is null ? LaneSql.Turns : LaneSql.Statuses;

    /// <inheritdoc/>
    public ValueTask<TurnClaim> ClaimStatusAsync(CancellationToken cancellationToken) => _statuses.TakeAsync(cancellationToken);

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    /// <inheritdoc/>
    public ValueTask<TurnClaim> ClaimTurnAsync(CancellationToken cancellationToken) => _turns.TakeAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task FailTurnAsync(TurnClaim claim, TurnFailure failure, CancellationToken cancellationToken)
    {
        var conversation = claim.Message.Conversation;
        var now = Now();
        var isDead = failure.RetryAt is null;
        var told = now - (long)ApologyPause.TotalMilliseconds;
        var batch = new Batch().Add(LanesOf(claim.Message).Check, Tenant, conversation, claim.Fence);
        var apologises = isDead && failure.Apology.Count > 0;
        if (apologises)
        {
            InsertOutbox(batch, failure.Apology, now, new InsertCondition(claim, UnlessApologisedSince: told));
        }
        batch
            .Add(
                """
                WITH failed AS (
                    UPDATE inbox SET state = $4, attempts = $5, due_at = $6, reason = COALESCE($7, reason), finished_at = $8, failing_since = $9,
                        apologised_at = CASE WHEN $10 AND NOT EXISTS (SELECT FROM inbox WHERE tenant = $1 AND conversation = $2 AND apologised_at > $11) THEN $12 ELSE apologised_at END
                    WHERE tenant = $1 AND conversation = $2 AND seq = $3 AND state = 0 RETURNING 1)
                SELECT CASE WHEN EXISTS (SELECT FROM failed) THEN 0 ELSE refuse('TB001') END
                """,
                Tenant, conversation, claim.Seq, isDead ? Dead : Waiting, claim.Attempt, Millis(failure.RetryAt ?? DateTimeOffset.UnixEpoch), failure.Reason,
                isDead ? (object)now : null, !isDead && failure.FailingSince is { } since ? (object)Millis(since) : null, apologises, told, now)
            .Add(LanesOf(claim.Message).Release, Tenant, conversation, claim.Fence, now, isDead ? null : (object)Self.Id);
        try
        {
            await _database.RunAsync(batch, cancellationToken).ConfigureAwait(false);
        }
        catch (ClaimLostException)
        {
            Ended(claim);
            throw;
        }
        Ended(claim);
        if (failure.RetryAt is { } at)
        {
            ClaimsOf(claim.Message).PokeAt(at);
        }
        if (apologises)
        {
            Poke(_sends);
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
            Ended(claim);
            ClaimsOf(claim.Message).PokeAt(at);
            Poke(ClaimsOf(claim.Message));
        });
    }

    private async Task<ClaimedWork<TurnClaim>> ClaimTurnsAsync(LaneSql lanes, Held own, int most, bool due)
    {
        if (!due || !_suspect.TryTake())
        {
            return await ClaimTurnsAsync(lanes, own, most, due, asksForSuspect: false).ConfigureAwait(false);
        }
        long? suspect = null;
        try
        {
            var work = await ClaimTurnsAsync(lanes, own, most, due, asksForSuspect: true).ConfigureAwait(false);
            suspect = work.Claims.FirstOrDefault(claim => claim.IsSuspect)?.Seq;
            return work;
        }
        finally
        {
            _suspect.Fill(suspect);
        }
    }

    private async Task<ClaimedWork<TurnClaim>> ClaimTurnsAsync(LaneSql lanes, Held own, int most, bool due, bool asksForSuspect)
    {
        var fence = Self.NewFence();
        var asked = Held.Now;
        var batch = Promote(due, lanes)
            // A claim that the database forgets in a crash is lost by its fence; it need not wait for the disk.
            .Add("SELECT set_config('synchronous_commit', 'off', true)");
        if (asksForSuspect)
        {
            batch.Add(lanes.HoldSuspect, Tenant, fence, LeaseSeconds);
        }
        batch
            .Add(lanes.Hold, Tenant, fence, asksForSuspect ? most - 1 : most, LeaseSeconds)
            .Add(
                $"""
                SELECT m.seq, m.account_sid, m.message_sid, m.channel, l.conversation, m.form, m.received_at, m.attempts, m.status_of, m.trace_parent, m.failing_since, l.suspect
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
                if (asksForSuspect)
                {
                    held.UnionWith(await ReadConversationsAsync(reader).ConfigureAwait(false));
                    await reader.NextResultAsync().ConfigureAwait(false);
                }
                var claims = new List<TurnClaim>(held.Count);
                while (await reader.ReadAsync().ConfigureAwait(false))
                {
                    claims.Add(new TurnClaim(
                        reader.GetInt64(0),
                        new InboxMessage(
                            reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetFieldValue<byte[]>(5), Time(reader.GetInt64(6)), Text(reader, 8)) { TraceParent = Text(reader, 9) },
                        reader.GetInt32(7) + 1,
                        fence)
                    {
                        FailingSince = reader.IsDBNull(10) ? null : Time(reader.GetInt64(10)),
                        IsSuspect = reader.GetBoolean(11),
                    });
                }
                return (held, claims, next);
            },
            CancellationToken.None).ConfigureAwait(false);
        foreach (var claim in claims)
        {
            own.Add(claim.Message.Conversation, fence, asked);
            held.Remove(claim.Message.Conversation);
        }
        ReleaseEmpty(lanes, ReferenceEquals(lanes, LaneSql.Statuses) ? _statuses : _turns, held, fence);
        // Who asked for a suspect and got none has room for one more.
        return new ClaimedWork<TurnClaim>(claims, next, held.Count > 0 || (asksForSuspect && claims.Count >= most - 1));
    }

    // Neither ours nor under suspicion any more, however it came to its end.
    private void Ended(TurnClaim claim)
    {
        HeldOf(claim.Message).Remove(claim.Message.Conversation, claim.Fence);
        if (_suspect.Leave(claim.Seq))
        {
            AskForSuspects(_clock.GetUtcNow());
        }
    }

    private void AskForSuspects(DateTimeOffset at)
    {
        _turns.PokeAt(at);
        _statuses.PokeAt(at);
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
    private void ReleaseEmpty<T>(LaneSql lanes, Claims<T> claims, IEnumerable<string> conversations, long fence)
    {
        foreach (var conversation in conversations)
        {
            _releases.Begin(async () =>
            {
                await _database.RunAsync(
                    new Batch()
                        .Add(lanes.Check, Tenant, conversation, fence)
                        .Add(lanes.Release, Tenant, conversation, fence, Now(), null),
                    CancellationToken.None).ConfigureAwait(false);
                claims.Poke();
            });
        }
    }

    private static DateTimeOffset Later(DateTimeOffset at) => at < DateTimeOffset.UnixEpoch ? DateTimeOffset.UnixEpoch : at;
}
