using Npgsql;

namespace TwilioBot.Delivery.Postgres;

public sealed partial class PostgresMessageStore
{
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
        var asked = own.Now;
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
                SELECT m.seq, l.conversation, m.account_sid, m.message_sid, m.channel, m.form, m.received_at, m.attempts, m.status_of, m.trace_parent, m.failing_since, l.suspect
                FROM {lanes.Lane} l CROSS JOIN LATERAL (
                    SELECT * FROM inbox i WHERE i.tenant = l.tenant AND i.conversation = l.conversation AND {lanes.Waiting} ORDER BY i.seq LIMIT 1) m
                WHERE l.fence = $1 AND l.fence <> 0 ORDER BY l.place
                """,
                fence);
        var (held, claims, damaged, next) = await _database.RunAsync(
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
                var (claims, damaged) = await ReadClaimsAsync(reader, row => ToTurn(row, fence)).ConfigureAwait(false);
                return (held, claims, damaged, next);
            },
            CancellationToken.None).ConfigureAwait(false);
        foreach (var claim in claims)
        {
            own.Add(claim.Message.Conversation, fence, asked);
            held.Remove(claim.Message.Conversation);
        }
        var queue = ReferenceEquals(lanes, LaneSql.Statuses) ? _statuses : _turns;
        SetAside(lanes, queue, damaged, fence);
        ReleaseEmpty(lanes, queue, held.Except(damaged.Select(row => row.Conversation)), fence);
        // Who asked for a suspect and got none has room for one more.
        return new ClaimedWork<TurnClaim>(claims, next, held.Count > 0 || (asksForSuspect && claims.Count >= most - 1));
    }

    private static TurnClaim ToTurn(NpgsqlDataReader reader, long fence) => new(
        reader.GetInt64(0),
        new InboxMessage(
            reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(1), reader.GetFieldValue<byte[]>(5), Time(reader.GetInt64(6)), Text(reader, 8))
        {
            TraceParent = Text(reader, 9),
        },
        reader.GetInt32(7) + 1,
        fence)
    {
        FailingSince = reader.IsDBNull(10) ? null : Time(reader.GetInt64(10)),
        IsSuspect = reader.GetBoolean(11),
    };

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
}
