using TwilioBot.Delivery.Telemetry;

namespace TwilioBot.Delivery.Postgres;

public sealed partial class PostgresMessageStore
{
    private readonly Releases _releases = new();

    // What looked like an orphan last time: it must look so twice, since an instance may just be finding its way back to a database
    // that was away.
    private IReadOnlyDictionary<long, bool> _orphans = new Dictionary<long, bool>();

    // One round trip: says that we live, renews what we hold, and looks for what others have left; a second one takes that over.
    private async Task BeatAsync()
    {
        var (turns, statuses, sends) = (_heldTurns.ToRenew(), _heldStatuses.ToRenew(), _heldSends.ToRenew());
        var asked = _heldTurns.Now;
        var batch = new Batch()
            .Add("SELECT set_config('synchronous_commit', 'off', true)")
            .Add(LaneSql.Turns.Renew, Tenant, turns.Select(claim => claim.Conversation).ToList(), turns.Select(claim => claim.Fence).ToArray(), LeaseSeconds)
            .Add(LaneSql.Statuses.Renew, Tenant, statuses.Select(claim => claim.Conversation).ToList(), statuses.Select(claim => claim.Fence).ToArray(), LeaseSeconds)
            .Add(LaneSql.Sends.Renew, Tenant, sends.Select(claim => claim.Conversation).ToList(), sends.Select(claim => claim.Fence).ToArray(), LeaseSeconds)
            .Add("UPDATE instance SET beat_at = clock_timestamp() WHERE id = $1", Self.Id)
            .Add(
                $"""
                WITH alive AS MATERIALIZED ({Instance.Alive}), ended AS ({Instance.Ended})
                SELECT fence, EXISTS (SELECT FROM ended WHERE ended.id = fence >> 32)
                FROM ({LaneSql.Turns.Orphans} UNION {LaneSql.Statuses.Orphans} UNION {LaneSql.Sends.Orphans}) orphan
                UNION ALL SELECT -count(*), false FROM alive
                """, LeaseSeconds, Self.BackSince);
        var (renewedTurns, renewedStatuses, renewedSends, orphans, alive) = await _database.RunAsync(
            batch,
            async reader =>
            {
                await reader.NextResultAsync().ConfigureAwait(false);
                var renewedTurns = await ReadConversationsAsync(reader).ConfigureAwait(false);
                await reader.NextResultAsync().ConfigureAwait(false);
                var renewedStatuses = await ReadConversationsAsync(reader).ConfigureAwait(false);
                await reader.NextResultAsync().ConfigureAwait(false);
                var renewedSends = await ReadConversationsAsync(reader).ConfigureAwait(false);
                await reader.NextResultAsync().ConfigureAwait(false);
                var (orphans, alive) = (new Dictionary<long, bool>(), 0L);
                while (await reader.ReadAsync().ConfigureAwait(false))
                {
                    if (reader.GetInt64(0) is > 0 and var fence)
                    {
                        orphans[fence] = reader.GetBoolean(1);
                    }
                    else
                    {
                        alive = -reader.GetInt64(0);
                    }
                }
                return (renewedTurns, renewedStatuses, renewedSends, orphans, alive);
            },
            CancellationToken.None).ConfigureAwait(false);
        _heldTurns.Renewed(turns, renewedTurns, asked);
        _heldStatuses.Renewed(statuses, renewedStatuses, asked);
        _heldSends.Renewed(sends, renewedSends, asked);
        Self.HasPeers = alive > 1;
        var before = _orphans;
        _orphans = orphans;
        foreach (var left in orphans.Where(orphan => before.ContainsKey(orphan.Key)).GroupBy(orphan => (Owner: (int)(orphan.Key >> 32), HasEnded: orphan.Value)))
        {
            await TakeOverAsync(left.Key.Owner, left.Select(orphan => orphan.Key).ToArray(), left.Key.HasEnded).ConfigureAwait(false);
        }
    }

    private async Task TakeOverAsync(int owner, long[] orphans, bool hasEnded)
    {
        var fence = Self.NewFence();
        var alone = _clock.GetUtcNow() + LoneSuspect.FirstAfter;
        var batch = new Batch().Add("SELECT name FROM instance WHERE id = $1", owner);
        foreach (var lanes in new[] { LaneSql.Turns, LaneSql.Statuses })
        {
            batch.Add(lanes.TakeOver, Tenant, fence, orphans, LeaseSeconds);
            if (hasEnded)
            {
                batch.Add(lanes.Charge, fence).Add(lanes.ReleaseSuspects, Tenant, fence, Millis(alone));
            }
            else
            {
                // Whoever was frozen, or cut off, is no turn's victim.
                batch.Add(lanes.ReleaseAll, Tenant, fence);
            }
        }
        var (name, turns, statuses, sends) = await _database.RunAsync(
            batch
                .Add(LaneSql.Sends.TakeOver, Tenant, fence, orphans, LeaseSeconds)
                .Add(Doubt("its instance ended while it was being sent"), fence)
                .Add(LaneSql.Sends.ReleaseAll, Tenant, fence)
                .Add("DELETE FROM instance WHERE beat_at < clock_timestamp() - interval '1 day'"),
            static async reader =>
            {
                var name = await reader.ReadAsync().ConfigureAwait(false) ? reader.GetString(0) : "unknown";
                var counts = new int[3];
                for (var kind = 0; kind < counts.Length; kind++)
                {
                    await reader.NextResultAsync().ConfigureAwait(false);
                    counts[kind] = (await ReadConversationsAsync(reader).ConfigureAwait(false)).Count;
                }
                return (name, counts[0], counts[1], counts[2]);
            },
            CancellationToken.None).ConfigureAwait(false);
        // Else somebody else was quicker.
        if (turns + statuses + sends > 0)
        {
            Log.TookOver(_logger, owner, name, hasEnded ? "has ended" : "shows no sign of life", turns, statuses, sends);
            StoreMetrics.TookOver(turns, statuses, sends);
        }
        OnNotified();
        if (hasEnded)
        {
            AskForSuspects(alone);
        }
    }

    // What is still held at the end: turns have written nothing, and what was being sent may have left.
    private async Task HandBackAsync()
    {
        var fence = Self.NewFence();
        Log.HandsBack(_logger, _heldTurns.All().Count, _heldStatuses.All().Count, _heldSends.All().Count);
        await _database.RunAsync(
            new Batch()
                .Add(LaneSql.Turns.TakeOver, Tenant, fence, _heldTurns.All().Select(claim => claim.Fence).ToArray(), LeaseSeconds)
                .Add(LaneSql.Turns.ReleaseAll, Tenant, fence)
                .Add(LaneSql.Statuses.TakeOver, Tenant, fence, _heldStatuses.All().Select(claim => claim.Fence).ToArray(), LeaseSeconds)
                .Add(LaneSql.Statuses.ReleaseAll, Tenant, fence)
                .Add(LaneSql.Sends.TakeOver, Tenant, fence, _heldSends.All().Select(claim => claim.Fence).ToArray(), LeaseSeconds)
                .Add(Doubt("its instance stopped while it was being sent"), fence)
                .Add(LaneSql.Sends.ReleaseAll, Tenant, fence)
                .Add("DELETE FROM instance WHERE id = $1", Self.Id)
                .Add("SELECT pg_notify($1, $2)", Self.Channel, Self.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            CancellationToken.None).ConfigureAwait(false);
    }

    private static string Doubt(string reason) =>
        $"""
        UPDATE outbox o SET state = 3, reason = '{reason}' FROM send_lane l
        WHERE l.fence = $1 AND l.fence <> 0 AND o.tenant = l.tenant AND o.conversation = l.conversation AND o.state = 1
        """;
}
