namespace TwilioBot.Delivery.Sqlite;

public sealed partial class SqliteMessageStore
{
    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, StateRecord>> ReadStateAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var found = Read(session =>
        {
            var records = new Dictionary<string, StateRecord>(keys.Count, StringComparer.Ordinal);
            foreach (var key in keys)
            {
                using var reader = session.Query("SELECT version, json FROM state WHERE tenant = $1 AND key = $2 AND json <> ''", Tenant, key);
                if (reader.Read())
                {
                    records[key] = new StateRecord(reader.GetInt64(0), reader.GetString(1));
                }
            }
            return records;
        });
        return Task.FromResult<IReadOnlyDictionary<string, StateRecord>>(found);
    }

    /// <inheritdoc/>
    public Task<CommitResult> WriteStateAsync(
        IReadOnlyDictionary<string, string?> writes, IReadOnlyDictionary<string, long> expected, CancellationToken cancellationToken) =>
        Writer.WriteAsync(
            session =>
            {
                if (!Holds(session, expected))
                {
                    return CommitResult.Conflict;
                }
                WriteState(session, writes);
                return CommitResult.Committed;
            },
            null,
            cancellationToken);

    private static bool Holds(SqliteSession session, IReadOnlyDictionary<string, long> versions)
    {
        foreach (var (key, version) in versions)
        {
            if (Long(session.Scalar("SELECT version FROM state WHERE tenant = $1 AND key = $2 AND json <> ''", Tenant, key)) != version)
            {
                return false;
            }
        }
        return true;
    }

    private static void WriteState(SqliteSession session, IReadOnlyDictionary<string, string?> writes)
    {
        foreach (var (key, json) in writes)
        {
            if (json is null)
            {
                // The row stays, empty: a key written again must not come back to a version that somebody has read.
                session.Execute("UPDATE state SET version = version + 1, json = '' WHERE tenant = $1 AND key = $2", Tenant, key);
            }
            else
            {
                session.Execute(
                    """
                    INSERT INTO state (tenant, key, version, json) VALUES ($1, $2, 1, $3)
                    ON CONFLICT (tenant, key) DO UPDATE SET version = version + 1, json = excluded.json
                    """, Tenant, key, json);
            }
        }
    }
}
