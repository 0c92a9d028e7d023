using System.Globalization;

namespace TwilioBot.Delivery.Sqlite;

public sealed partial class SqliteMessageStore
{
    // A megabyte of text, twice: the states of some thousand people.
    private readonly StateCache _states = new(mostChars: 512 * 1024);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, StateRecord>> ReadStateAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var records = new Dictionary<string, StateRecord>(keys.Count, StringComparer.Ordinal);
        List<string>? others = null;
        foreach (var key in keys)
        {
            if (_states.TryGet(key, out var record))
            {
                records[key] = record;
            }
            else
            {
                (others ??= []).Add(key);
            }
        }
        if (others is not null)
        {
            Read(session => ReadState(session, others, records));
        }
        return Task.FromResult<IReadOnlyDictionary<string, StateRecord>>(records);
    }

    private static int ReadState(SqliteSession session, List<string> keys, Dictionary<string, StateRecord> records)
    {
        foreach (var key in keys)
        {
            // One text, so that the key is bound with its length.
            if (session.Scalar("SELECT version || ' ' || json FROM state WHERE tenant = $1 AND key = $2 AND json <> ''", Tenant, key) is string found)
            {
                var end = found.IndexOf(' ', StringComparison.Ordinal);
                records[key] = new StateRecord(long.Parse(found.AsSpan(0, end), CultureInfo.InvariantCulture), found[(end + 1)..]);
            }
        }
        return records.Count;
    }

    /// <inheritdoc/>
    public async Task<CommitResult> WriteStateAsync(
        IReadOnlyDictionary<string, string?> writes, IReadOnlyDictionary<string, long> expected, CancellationToken cancellationToken)
    {
        var (result, _) = await Writer.WriteAsync(
            session =>
            {
                if (!Holds(session, expected))
                {
                    return (Result: CommitResult.Conflict, States: []);
                }
                return (Result: CommitResult.Committed, States: WriteState(session, writes));
            },
            written => Keep(written.States),
            cancellationToken).ConfigureAwait(false);
        return result;
    }

    // Whether they are still what the file holds. Inside a write nobody else changes it, and what was committed last is in memory, mostly.
    private bool Holds(SqliteSession session, IReadOnlyDictionary<string, long> versions)
    {
        foreach (var (key, version) in versions)
        {
            var current = _states.TryGet(key, out var record)
                ? record.Version
                : Long(session.Scalar("SELECT version FROM state WHERE tenant = $1 AND key = $2 AND json <> ''", Tenant, key));
            if (current != version)
            {
                return false;
            }
        }
        return true;
    }

    private List<(string Key, StateRecord? Record)> WriteState(SqliteSession session, IReadOnlyDictionary<string, string?> writes)
    {
        var written = new List<(string, StateRecord?)>(writes.Count);
        foreach (var (key, json) in writes)
        {
            // Until it is committed, whoever else is in this commit must ask the file what they would overwrite.
            _states.Forget(key);
            if (json is null)
            {
                // The row stays, empty: a key written again must not come back to a version that somebody has read.
                session.Execute("UPDATE state SET version = version + 1, json = '' WHERE tenant = $1 AND key = $2", Tenant, key);
                written.Add((key, null));
                continue;
            }
            var version = session.Scalar(
                """
                INSERT INTO state (tenant, key, version, json) VALUES ($1, $2, 1, $3)
                ON CONFLICT (tenant, key) DO UPDATE SET version = version + 1, json = excluded.json RETURNING version
                """, Tenant, key, json);
            written.Add((key, new StateRecord(Long(version), json)));
        }
        return written;
    }

    private void Keep(List<(string Key, StateRecord? Record)> states)
    {
        foreach (var (key, record) in states)
        {
            _states.Committed(key, record);
        }
    }
}
