namespace TwilioBot.Delivery.Postgres;

public sealed partial class PostgresMessageStore
{
    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, StateRecord>> ReadStateAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        _ = Self;
        if (keys.Count == 0)
        {
            return new Dictionary<string, StateRecord>();
        }
        return await _database.RunAsync(
            new Batch().Add("SELECT key, version, json FROM state WHERE tenant = $1 AND key = ANY ($2) AND json <> ''", Tenant, keys),
            async reader =>
            {
                var records = new Dictionary<string, StateRecord>(keys.Count, StringComparer.Ordinal);
                while (await reader.ReadAsync().ConfigureAwait(false))
                {
                    records[reader.GetString(0)] = new StateRecord(reader.GetInt64(1), reader.GetString(2));
                }
                return records;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<CommitResult> WriteStateAsync(
        IReadOnlyDictionary<string, string?> writes, IReadOnlyDictionary<string, long> expected, CancellationToken cancellationToken)
    {
        _ = Self;
        var batch = new Batch();
        CheckState(batch, expected);
        WriteState(batch, writes, expected);
        try
        {
            await _database.RunAsync(batch, cancellationToken).ConfigureAwait(false);
            return CommitResult.Committed;
        }
        catch (StateChangedException)
        {
            return CommitResult.Conflict;
        }
    }

    // Rows are locked in the order of their keys, so that two who want the same ones never wait for each other in a ring.
    private static void CheckState(Batch batch, IReadOnlyDictionary<string, long> reads)
    {
        if (reads.Count == 0)
        {
            return;
        }
        batch.Add(
            """
            WITH found AS (SELECT key, CASE json WHEN '' THEN 0 ELSE version END AS version FROM state WHERE tenant = $1 AND key = ANY ($2) ORDER BY key FOR UPDATE)
            SELECT CASE WHEN EXISTS (
                SELECT FROM unnest($2::text[], $3::bigint[]) AS read(key, version) LEFT JOIN found USING (key) WHERE COALESCE(found.version, 0) <> read.version)
            THEN refuse('TB002') ELSE 0 END
            """,
            Tenant, reads.Keys.ToList(), reads.Values.ToArray());
    }

    private static void WriteState(Batch batch, IReadOnlyDictionary<string, string?> writes, IReadOnlyDictionary<string, long> reads)
    {
        var first = writes.Where(write => write.Value is not null && reads.TryGetValue(write.Key, out var version) && version == 0)
            .OrderBy(write => write.Key, StringComparer.Ordinal).ToList();
        if (first.Count > 0)
        {
            // What is not there cannot be locked: whoever was first to write it is found out here.
            batch.Add(
                """
                WITH written AS (
                    INSERT INTO state AS s (tenant, key, version, json) SELECT $1, w.key, 1, w.json FROM unnest($2::text[], $3::text[]) AS w(key, json)
                    ON CONFLICT (tenant, key) DO UPDATE SET version = s.version + 1, json = excluded.json WHERE s.json = ''
                    RETURNING 1)
                SELECT CASE WHEN (SELECT count(*) FROM written) < $4 THEN refuse('TB002') ELSE 0 END
                """,
                Tenant, first.Select(write => write.Key).ToList(), first.Select(write => write.Value!).ToList(), (long)first.Count);
        }
        var others = writes.Where(write => write.Value is not null).Except(first).OrderBy(write => write.Key, StringComparer.Ordinal).ToList();
        if (others.Count > 0)
        {
            batch.Add(
                """
                INSERT INTO state AS s (tenant, key, version, json) SELECT $1, w.key, 1, w.json FROM unnest($2::text[], $3::text[]) AS w(key, json)
                ON CONFLICT (tenant, key) DO UPDATE SET version = s.version + 1, json = excluded.json
                """,
                Tenant, others.Select(write => write.Key).ToList(), others.Select(write => write.Value!).ToList());
        }
        var gone = writes.Where(write => write.Value is null).Select(write => write.Key).ToList();
        if (gone.Count > 0)
        {
            // The row stays, empty: a key written again must not come back to a version that somebody has read.
            batch.Add("UPDATE state SET version = version + 1, json = '' WHERE tenant = $1 AND key = ANY ($2)", Tenant, gone);
        }
    }
}
