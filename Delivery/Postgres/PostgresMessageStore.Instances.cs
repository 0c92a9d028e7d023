namespace TwilioBot.Delivery.Postgres;

public sealed partial class PostgresMessageStore
{
    private readonly Releases _releases = new();

    // What looked like an orphan last time: it must look so twice, since an instance may just be finding its way back to a database
    // that was away.
    private IReadOnlySet<long> _suspects = new HashSet<long>();

    // One round trip: says that we live, renews what we hold, and looks for what others have left; a second one takes that over.
    private async Task BeatAsync()
    {
        var (turns, statuses, sends) = (_heldTurns.ToRenew(), _heldStatuses.ToRenew(), _heldSends.ToRenew());
        var asked = Held.Now;
        var batch = new Batch()
            .Add("SELECT set_config('synchronous_commit', 'off', true)")
            .Add(LaneSql.Turns.Renew, Tenant, turns.Select(claim => claim.Conversation).ToList(), turns.Select(claim => claim.Fence).ToArray(), LeaseSeconds)
            .Add(LaneSql.Statuses.Renew, Tenant, statuses.Select(claim => claim.Conversation).ToList(), statuses.Select(claim => claim.Fence).ToArray(), LeaseSeconds)
            .Add(LaneSql.Sends.Renew, Tenant, sends.Select(claim => claim.Conversation).ToList(), sends.Select(claim => claim.Fence).ToArray(), LeaseSeconds)
            .Add("UPDATE instance SET beat_at = clock_timestamp() WHERE id = $1", Self.Id)
            .Add(
                $"""
                WITH alive AS MATERIALIZED ({Instance.Alive})
                SELECT fence FROM ({LaneSql.Turns.Orphans} UNION {LaneSql.Statuses.Orphans} UNION {LaneSql.Sends.Orphans}) orphan
                UNION ALL SELECT -count(*) FROM alive
                """, LeaseSeconds);
        var (renewedTurns, renewedStatuses, renewedSends, suspects, alive) = await _database.RunAsync(
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
                var (suspects, alive) = (new HashSet<long>(), 0L);
                while (await reader.ReadAsync().ConfigureAwait(false))
                {
                    if (reader.GetInt64(0) is > 0 and var fence)
                    {
                        suspects.Add(fence);
                    }
                    else
                    {
                        alive = -reader.GetInt64(0);
                    }
                }
                return (renewedTurns, renewedStatuses, renewedSends, suspects, alive);
            },
            CancellationToken.None).ConfigureAwait(false);
        _heldTurns.Renewed(turns, renewedTurns, asked);
        _heldStatuses.Renewed(statuses, renewedStatuses, asked);
        _heldSends.Renewed(sends, renewedSends, asked);
        Self.HasPeers = alive > 1;
        var orphans = suspects.Where(_suspects.Contains).ToArray();
        _suspects = suspects;
        if (orphans.Length > 0)
        {
            await TakeOverAsync(orphans).ConfigureAwait(false);
        }
    }

    private async Task TakeOverAsync(long[] orphans)
    {
        var fence = Self.NewFence();
        await _database.RunAsync(
            new Batch()
                .Add(LaneSql.Turns.TakeOver, Tenant, fence, orphans, LeaseSeconds)
                .Add(Charge(LaneSql.Turns), fence)
                .Add(LaneSql.Turns.ReleaseAll, Tenant, fence)
                .Add(LaneSql.Statuses.TakeOver, Tenant, fence, orphans, LeaseSeconds)
                .Add(Charge(LaneSql.Statuses), fence)
                .Add(LaneSql.Statuses.ReleaseAll, Tenant, fence)
                .Add(LaneSql.Sends.TakeOver, Tenant, fence, orphans, LeaseSeconds)
                .Add(Doubt("its instance ended while it was being sent"), fence)
                .Add(LaneSql.Sends.ReleaseAll, Tenant, fence)
                .Add("DELETE FROM instance WHERE beat_at < clock_timestamp() - interval '1 day'"),
            CancellationToken.None).ConfigureAwait(false);
        OnNotified();
    }

    // What is still held at the end: turns have written nothing, and what was being sent may have left.
    private async Task HandBackAsync()
    {
        var fence = Self.NewFence();
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

    // A turn that takes its instance with it has had its try.
    private static string Charge(LaneSql lanes) =>
        $"""
        UPDATE inbox i SET attempts = i.attempts + 1, reason = 'its instance ended during the turn'
        FROM {lanes.Lane} l CROSS JOIN LATERAL (
            SELECT seq FROM inbox w WHERE w.tenant = l.tenant AND w.conversation = l.conversation AND {lanes.Waiting} ORDER BY seq LIMIT 1) head
        WHERE l.fence = $1 AND i.tenant = l.tenant AND i.conversation = l.conversation AND i.seq = head.seq
        """;

    private static string Doubt(string reason) =>
        $"""
        UPDATE outbox o SET state = 3, reason = '{reason}' FROM send_lane l
        WHERE l.fence = $1 AND o.tenant = l.tenant AND o.conversation = l.conversation AND o.state = 1
        """;
}
