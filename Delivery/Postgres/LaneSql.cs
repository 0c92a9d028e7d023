namespace TwilioBot.Delivery.Postgres;

/// <summary>
/// The statements that are the same for lanes of turns and lanes of sends. A lane's row is locked first, then what waits in it. Where lanes
/// are looked for by their fence, "fence &lt;&gt; 0" is said as well: without it, a plan for any value cannot use the index of those that are held.
/// </summary>
internal sealed class LaneSql
{
    public static readonly LaneSql Turns = new("turn_lane", "inbox", "state = 0 AND status_of IS NULL", dead: 2, hasSuspects: true);
    public static readonly LaneSql Statuses = new("status_lane", "inbox", "state = 0 AND status_of IS NOT NULL", dead: 2, hasSuspects: true);
    public static readonly LaneSql Sends = new("send_lane", "outbox", "state IN (0, 1, 3)", dead: 4, hasSuspects: false);

    private LaneSql(string lane, string rows, string waiting, int dead, bool hasSuspects)
    {
        var (unlessSuspect, clear) = hasSuspects ? (" AND NOT suspect", ", suspect = false") : ("", "");
        Lane = lane;
        Rows = rows;
        Waiting = waiting;
        Promote = $"""
            UPDATE {lane} SET due_at = 0, place = nextval('place')
            WHERE (tenant, conversation) IN (
                SELECT tenant, conversation FROM {lane}
                WHERE tenant = $1 AND waiting AND fence = 0 AND due_at > 0 AND due_at <= $2 AND (shy IS DISTINCT FROM $3 OR due_at <= $2 - $4)
                ORDER BY due_at LIMIT 1000 FOR UPDATE SKIP LOCKED)
            """;
        NextDue = $"SELECT due_at FROM {lane} WHERE tenant = $1 AND waiting AND fence = 0 AND due_at > 0 ORDER BY due_at LIMIT 1";
        Hold = $"""
            UPDATE {lane} l SET fence = $2, lease_until = clock_timestamp() + $4 * interval '1 second'
            FROM (SELECT conversation FROM {lane} WHERE tenant = $1 AND waiting AND fence = 0 AND due_at = 0{unlessSuspect}
                  ORDER BY place LIMIT $3 FOR UPDATE SKIP LOCKED) ready
            WHERE l.tenant = $1 AND l.conversation = ready.conversation
            RETURNING l.conversation
            """;
        HoldSuspect = $"""
            UPDATE {lane} l SET fence = $2, lease_until = clock_timestamp() + $3 * interval '1 second'
            FROM (SELECT conversation FROM {lane} WHERE tenant = $1 AND suspect AND waiting AND fence = 0 AND due_at = 0
                  ORDER BY place LIMIT 1 FOR UPDATE SKIP LOCKED) ready
            WHERE l.tenant = $1 AND l.conversation = ready.conversation
            RETURNING l.conversation
            """;
        Check = $"""
            WITH mine AS (SELECT FROM {lane} WHERE tenant = $1 AND conversation = $2 AND fence = $3 FOR UPDATE)
            SELECT CASE WHEN EXISTS (SELECT FROM mine) THEN 0 ELSE refuse('TB001') END
            """;
        Release = $"""
            UPDATE {lane} l SET fence = 0, waiting = head.seq IS NOT NULL, shy = $5{clear},
                due_at = CASE WHEN head.due_at > $4 THEN head.due_at ELSE 0 END, place = nextval('place')
            FROM (SELECT 1) one LEFT JOIN LATERAL
                (SELECT seq, due_at FROM {rows} WHERE tenant = $1 AND conversation = $2 AND {waiting} ORDER BY seq LIMIT 1) head ON true
            WHERE l.tenant = $1 AND l.conversation = $2 AND l.fence = $3
            """;
        ReleaseUntil = $"""
            UPDATE {lane} SET fence = 0{clear}, due_at = CASE WHEN $4 > $5 THEN $4 ELSE 0 END, place = nextval('place')
            WHERE tenant = $1 AND conversation = $2 AND fence = $3
            """;
        Renew = $"""
            UPDATE {lane} l SET lease_until = clock_timestamp() + $4 * interval '1 second'
            FROM unnest($2::text[], $3::bigint[]) AS mine(conversation, fence)
            WHERE l.tenant = $1 AND l.conversation = mine.conversation AND l.fence = mine.fence
            RETURNING l.conversation
            """;
        // A lease further away than it can be was written before the database's clock was put back.
        Orphans = $"""
            SELECT fence FROM {lane}
            WHERE fence <> 0 AND (lease_until < clock_timestamp() OR lease_until > clock_timestamp() + $1 * 2 * interval '1 second'
                OR NOT EXISTS (SELECT FROM alive WHERE alive.id = fence >> 32))
            """;
        // Whoever was the one suspect has had a try; whoever was one of many has not, and is looked at more closely.
        Charge = $"""
            UPDATE inbox i SET attempts = i.attempts + CASE WHEN l.suspect THEN 1 ELSE 0 END, reason = 'the process ended during this turn'
            FROM {lane} l CROSS JOIN LATERAL (
                SELECT seq FROM inbox w WHERE w.tenant = l.tenant AND w.conversation = l.conversation AND {waiting} ORDER BY seq LIMIT 1) head
            WHERE l.fence = $1 AND l.fence <> 0 AND i.tenant = l.tenant AND i.conversation = l.conversation AND i.seq = head.seq
            """;
        ReleaseSuspects = $"""
            UPDATE {lane} SET fence = 0, due_at = $3, shy = NULL, suspect = true WHERE tenant = $1 AND fence = $2 AND fence <> 0
            """;
        TakeOver = $"""
            UPDATE {lane} l SET fence = $2, lease_until = clock_timestamp() + $4 * interval '1 second'
            FROM (SELECT tenant, conversation FROM {lane} WHERE tenant = $1 AND fence = ANY ($3::bigint[]) AND fence <> 0 FOR UPDATE SKIP LOCKED) orphan
            WHERE l.tenant = orphan.tenant AND l.conversation = orphan.conversation
            RETURNING l.conversation
            """;
        ReleaseAll = $"""
            UPDATE {lane} SET fence = 0, due_at = 0, shy = NULL WHERE tenant = $1 AND fence = $2 AND fence <> 0
            """;
        SetAside = $"""
            UPDATE {rows} SET state = {dead}, finished_at = $4, reason = 'the row is damaged' WHERE tenant = $1 AND conversation = $2 AND seq = $3
            """;
        Wake = $"""
            INSERT INTO {lane} AS l (tenant, conversation, waiting, due_at, place)
            SELECT $1, c.conversation, true, 0, nextval('place') FROM (SELECT DISTINCT conversation FROM new ORDER BY conversation) c
            ON CONFLICT (tenant, conversation) DO UPDATE SET waiting = true, due_at = 0, place = excluded.place, shy = NULL WHERE NOT l.waiting
            """;
    }

    /// <summary>Which rows of its table wait in it.</summary>
    public string Waiting { get; }

    /// <summary>The table.</summary>
    public string Lane { get; }

    /// <summary>The table of what waits in it.</summary>
    public string Rows { get; }

    /// <summary>Lanes whose time has come join the queue. $2 now, $3 this instance, $4 how much later it takes up what it has failed at.</summary>
    public string Promote { get; }

    /// <summary>When the next lane's time comes.</summary>
    public string NextDue { get; }

    /// <summary>Claims the first lanes of the queue that nobody else is about to claim, and that are under no suspicion. $2 fence, $3 how many, $4 lease in seconds.</summary>
    public string Hold { get; }

    /// <summary>Claims the first lane of the queue whose first message may have ended an instance. $2 fence, $3 lease in seconds.</summary>
    public string HoldSuspect { get; }

    /// <summary>Locks a lane, and refuses if it is not ours. $2 conversation, $3 fence.</summary>
    public string Check { get; }

    /// <summary>Lets go of a lane and puts it where its first row belongs. $2 conversation, $3 fence, $4 now, $5 who had better not be first.</summary>
    public string Release { get; }

    /// <summary>Lets go of a lane as it is, until $4. $2 conversation, $3 fence, $5 now.</summary>
    public string ReleaseUntil { get; }

    /// <summary>$2 conversations, $3 fences, $4 lease in seconds.</summary>
    public string Renew { get; }

    /// <summary>Fences of lanes whose lease is over or whose instance is gone ("alive" lists those that are not). $1 lease in seconds.</summary>
    public string Orphans { get; }

    /// <summary>Makes orphans ours. $2 fence, $3 their fences, $4 lease in seconds.</summary>
    public string TakeOver { get; }

    /// <summary>An instance ended during the turns of the lanes with fence $1. Turns only.</summary>
    public string Charge { get; }

    /// <summary>Lets go of all lanes with fence $2, to run alone from $3 on. Turns only.</summary>
    public string ReleaseSuspects { get; }

    /// <summary>Lets go of all lanes with fence $2, which keep their places; the next claim looks what is in them.</summary>
    public string ReleaseAll { get; }

    /// <summary>Makes a row that cannot be read wait no more. $2 conversation, $3 seq, $4 now.</summary>
    public string SetAside { get; }

    /// <summary>Puts the lanes of the rows in "new" into the queue, unless they are waiting or held already.</summary>
    public string Wake { get; }
}
