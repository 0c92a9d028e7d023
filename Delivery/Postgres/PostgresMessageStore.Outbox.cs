using System.Text.Json;
using Npgsql;

namespace TwilioBot.Delivery.Postgres;

public sealed partial class PostgresMessageStore
{
    private const string Columns = "o.seq, o.conversation, o.id, o.activity_id, o.message, o.state, o.attempts, o.created_at, o.started_at, o.trace_parent";

    /// <inheritdoc/>
    public async Task EnqueueAsync(IReadOnlyList<OutboxMessage> messages, IReadOnlyList<string> cancelled, CancellationToken cancellationToken)
    {
        _ = Self;
        var batch = new Batch();
        CancelOutbox(batch, cancelled, Now());
        if (messages.Count > 0)
        {
            // What this call has written before, and was not told of, stays as it is.
            InsertOutbox(batch, messages, Now(), onConflict: "ON CONFLICT (tenant, id) DO NOTHING");
        }
        await _database.RunAsync(batch, cancellationToken).ConfigureAwait(false);
        Poke(_sends);
    }

    /// <inheritdoc/>
    public ValueTask<SendClaim> ClaimSendAsync(SendGate gate, CancellationToken cancellationToken)
    {
        _gate = gate;    // the same for whoever sends in this process
        return _sends.TakeAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public void HoldSends(DateTimeOffset until)
    {
        if (Interlocked.Exchange(ref _sendsHeldUntil, until.UtcTicks) != until.UtcTicks)
        {
            _sends.PokeAt(until);
        }
    }

    /// <inheritdoc/>
    public async Task<SendClaim?> CompleteSendAsync(SendClaim claim, SendResult result, SendGate? goOn, CancellationToken cancellationToken)
    {
        var lane = claim.Message.Conversation;
        var now = Now();
        var fence = goOn is not null && result.IsFinal ? Self.NewFence() : 0;
        var asked = _heldSends.Now;
        var batch = new Batch()
            .Add(LaneSql.Sends.Check, Tenant, lane, claim.Fence)
            .Add(
                """
                UPDATE outbox SET state = $4, message_sid = COALESCE($5, message_sid), error_code = $6, reason = $7, due_at = $8, finished_at = $9,
                    resends = resends + $10, in_doubt = $11
                WHERE tenant = $1 AND conversation = $2 AND seq = $3
                """,
                Tenant, lane, claim.Seq, (int)result.State, result.MessageSid, result.ErrorCode, result.Reason,
                Millis(result.RetryAt ?? DateTimeOffset.UnixEpoch), result.IsFinal ? (object)now : null,
                // From "nobody knows" back to "send it": the one place where a double can come from, so it is counted first.
                claim.State == OutboxState.Unknown && result.State == OutboxState.Pending ? 1 : 0,
                claim.State == OutboxState.Unknown && result.State == OutboxState.Dead ? 1 : 0);
        if (fence != 0)
        {
            batch.Add(
                """
                UPDATE send_lane SET fence = $4, lease_until = clock_timestamp() + $5 * interval '1 second'
                WHERE tenant = $1 AND conversation = $2 AND fence = $3 AND (
                    SELECT due_at <= $6 FROM outbox WHERE tenant = $1 AND conversation = $2 AND state IN (0, 1, 3) ORDER BY seq LIMIT 1)
                """, Tenant, lane, claim.Fence, fence, LeaseSeconds, now);
        }
        // Matches no lane when the next message was claimed along.
        batch.Add(LaneSql.Sends.Release, Tenant, lane, claim.Fence, now, result.State is OutboxState.Pending or OutboxState.Unknown ? (object)Self.Id : null);
        if (fence != 0)
        {
            batch.Add(Heads, fence);
        }
        var (nexts, damaged) = await _database.RunAsync(
            batch,
            async reader =>
            {
                // The check's answer comes first; updates answer nothing.
                await reader.NextResultAsync().ConfigureAwait(false);
                return fence == 0 ? ([], []) : await ReadClaimsAsync(reader, row => ToClaim(row, fence)).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        _heldSends.Remove(lane, claim.Fence);
        SetAside(LaneSql.Sends, _sends, damaged, fence);
        var next = nexts.FirstOrDefault();
        if (next is not null)
        {
            _heldSends.Add(lane, fence, asked);
            try
            {
                if (goOn!(next) > _clock.GetUtcNow())
                {
                    // Whoever claims it next asks for himself.
                    ReleaseSend(next, default);
                    return null;
                }
                return await StartAsync([next], fence).ConfigureAwait(false) is [var started] ? started : null;
            }
            catch (StoreUnavailableException)
            {
                // What was asked for is written down; the message behind it is another matter.
                ReleaseSend(next, _clock.GetUtcNow());
                return null;
            }
        }
        if (result.RetryAt is { } at)
        {
            _sends.PokeAt(at);
        }
        Poke(_sends);
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
            Poke(_sends);
        });
    }

    private async Task<ClaimedWork<SendClaim>> ClaimSendsAsync(int most, bool due)
    {
        var heldUntil = new DateTimeOffset(Interlocked.Read(ref _sendsHeldUntil), TimeSpan.Zero);
        if (heldUntil > _clock.GetUtcNow())
        {
            Self.TellOthers();
            return new ClaimedWork<SendClaim>([], heldUntil, MayHaveMore: false);
        }
        var isTrying = heldUntil != default;
        most = isTrying ? 1 : most;
        var fence = Self.NewFence();
        var asked = _heldSends.Now;
        var (held, heads, damaged, next) = await _database.RunAsync(
            Promote(due, LaneSql.Sends).Add(LaneSql.Sends.Hold, Tenant, fence, most, LeaseSeconds).Add(Heads, fence),
            async reader =>
            {
                var next = due ? await ReadNextDueAsync(reader).ConfigureAwait(false) : null;
                var held = await ReadConversationsAsync(reader).ConfigureAwait(false);
                await reader.NextResultAsync().ConfigureAwait(false);
                var (heads, damaged) = await ReadClaimsAsync(reader, row => ToClaim(row, fence)).ConfigureAwait(false);
                return (held, heads, damaged, next);
            },
            CancellationToken.None).ConfigureAwait(false);
        foreach (var claim in heads)
        {
            _heldSends.Add(claim.Message.Conversation, fence, asked);
            held.Remove(claim.Message.Conversation);
        }
        SetAside(LaneSql.Sends, _sends, damaged, fence);
        ReleaseEmpty(LaneSql.Sends, _sends, held.Except(damaged.Select(row => row.Conversation)), fence);
        try
        {
            var claims = await PassAndStartAsync(heads, _gate, fence).ConfigureAwait(false);
            if (isTrying && heads.Count > 0 && claims.Count == 0)
            {
                // Somebody else here is trying already.
                Interlocked.CompareExchange(ref _sendsHeldUntil, (_clock.GetUtcNow() + WhileOneTries).UtcTicks, heldUntil.UtcTicks);
            }
            return new ClaimedWork<SendClaim>(claims, next, held.Count > 0);
        }
        catch
        {
            // Nobody gets these claims; held on to, their leases would be renewed for ever.
            foreach (var claim in heads)
            {
                ReleaseSend(claim, default);
            }
            throw;
        }
    }

    /// <summary>Of claimed lanes' first messages, those that may leave now and are written down as leaving; the other lanes are given back.</summary>
    private async Task<IReadOnlyList<SendClaim>> PassAndStartAsync(List<SendClaim> heads, SendGate gate, long fence)
    {
        var passed = new List<SendClaim>(heads.Count);
        foreach (var head in heads)
        {
            // The gate looks at the clock itself: ours is looked at after it.
            if (gate(head) is var at && at > _clock.GetUtcNow())
            {
                ReleaseSend(head, at);
            }
            else
            {
                passed.Add(head);
            }
        }
        return await StartAsync(passed, fence).ConfigureAwait(false);
    }

    /// <summary>Writes down of those that wait that they are leaving; those that turn out not to wait any more are not among the result.</summary>
    private async Task<IReadOnlyList<SendClaim>> StartAsync(List<SendClaim> passed, long fence)
    {
        var waiting = passed.Where(head => head.State != OutboxState.Unknown).ToList();
        if (waiting.Count == 0)
        {
            return passed;
        }
        var started = await WriteStartAsync(waiting, fence).ConfigureAwait(false);
        foreach (var head in waiting.Where(head => !started.ContainsKey(head.Seq)))
        {
            // Taken back, or told of, since it was looked at.
            ReleaseEmpty(LaneSql.Sends, _sends, [head.Message.Conversation], fence);
            _heldSends.Remove(head.Message.Conversation, fence);
        }
        return [.. passed.Where(head => head.State == OutboxState.Unknown || started.ContainsKey(head.Seq)).Select(head => started.GetValueOrDefault(head.Seq, head))];
    }

    // "Sending" is on disk before anybody sends.
    private Task<Dictionary<long, SendClaim>> WriteStartAsync(List<SendClaim> heads, long fence) => _database.RunAsync(
        new Batch()
            .Add("SELECT 1 FROM send_lane WHERE tenant = $1 AND fence = $2 AND fence <> 0 ORDER BY conversation FOR UPDATE", Tenant, fence)
            // Told of at the last moment: whatever was decided about it before, it must not leave again.
            .Add(
                """
                UPDATE outbox o SET state = 2, message_sid = d.message_sid, finished_at = $3, reason = NULL, error_code = 0
                FROM send_lane l, unnest($4::text[], $5::bigint[]) AS head(conversation, seq), delivery d
                WHERE l.tenant = $1 AND l.fence = $2 AND l.fence <> 0 AND l.conversation = head.conversation AND o.tenant = $1 AND o.conversation = head.conversation
                    AND o.seq = head.seq AND o.state = 0 AND o.attempts > 0 AND d.tenant = $1 AND d.outbox_id = o.id
                """,
                Tenant, fence, Now(), heads.Select(head => head.Message.Conversation).ToList(), heads.Select(head => head.Seq).ToArray())
            .Add(
                $"""
                UPDATE outbox o SET state = 1, attempts = o.attempts + 1, started_at = $3
                FROM send_lane l, unnest($4::text[], $5::bigint[]) AS head(conversation, seq)
                WHERE l.tenant = $1 AND l.fence = $2 AND l.fence <> 0 AND l.conversation = head.conversation AND o.tenant = $1 AND o.conversation = head.conversation
                    AND o.seq = head.seq AND o.state = 0
                RETURNING {Columns}
                """,
                Tenant, fence, Now(), heads.Select(head => head.Message.Conversation).ToList(), heads.Select(head => head.Seq).ToArray()),
        async reader =>
        {
            await reader.NextResultAsync().ConfigureAwait(false);
            var started = new Dictionary<long, SendClaim>(heads.Count);
            while (await reader.ReadAsync().ConfigureAwait(false))
            {
                started[reader.GetInt64(0)] = ToClaim(reader, fence);
            }
            return started;
        },
        CancellationToken.None);

    // What is found as "sending" at the head of a lane was left so by somebody who may have sent it.
    private const string Heads = $"""
        SELECT {Columns} FROM send_lane l CROSS JOIN LATERAL (
            SELECT w.seq, w.id, w.activity_id, w.conversation, w.message, CASE w.state WHEN 1 THEN 3 ELSE w.state END AS state, w.attempts, w.created_at,
                w.started_at, w.trace_parent
            FROM outbox w WHERE w.tenant = l.tenant AND w.conversation = l.conversation AND w.state IN (0, 1, 3) ORDER BY w.seq LIMIT 1) o
        WHERE l.fence = $1 AND l.fence <> 0 ORDER BY l.place
        """;

    private static readonly TimeSpan WhileOneTries = TimeSpan.FromSeconds(1);
    private SendGate _gate = _ => DateTimeOffset.MinValue;
    private long _sendsHeldUntil;

    private static SendClaim ToClaim(NpgsqlDataReader reader, long fence) => new(
        reader.GetInt64(0),
        new OutboxMessage(
            reader.GetString(2), reader.GetString(3), reader.GetString(1),
            JsonSerializer.Deserialize(reader.GetString(4), OutboxJson.Default.TwilioMessage) ?? throw new InvalidDataException("An outbox row without a message."))
        {
            TraceParent = Text(reader, 9),
        },
        (OutboxState)reader.GetInt32(5), reader.GetInt32(6), Time(reader.GetInt64(7)), Time(reader.GetInt64(8)), fence);
}
