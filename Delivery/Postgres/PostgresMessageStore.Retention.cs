using System.Security.Cryptography;

namespace TwilioBot.Delivery.Postgres;

public sealed partial class PostgresMessageStore
{
    private DedupeHash _hash = new([]);

    /// <inheritdoc/>
    public async Task<RemovedRows> RemoveOldAsync(RetentionCut cut, int most, CancellationToken cancellationToken)
    {
        var (messages, receipts) = await FindOldAsync(cut, most, cancellationToken).ConfigureAwait(false);
        var latest = Math.Max(Millis(cut.Finished), Millis(cut.DeadLetters));
        var hashes = messages.Where(message => message.Hash is not null).Select(message => (Hash: message.Hash!, message.Day))
            .Concat(receipts.Select(receipt => (receipt.Hash, receipt.Day))).ToList();
        var (removed, replies, forgotten) = await _database.RunAsync(
            new Batch()
                .Add(
                    "INSERT INTO remembered (hash, day) SELECT h.hash, h.day FROM unnest($1::bytea[], $2::bigint[]) AS h(hash, day) ORDER BY h.hash ON CONFLICT (hash) DO NOTHING",
                    hashes.Select(hash => hash.Hash).ToArray(), hashes.Select(hash => hash.Day).ToArray())
                .Add(
                    """
                    WITH gone AS (DELETE FROM inbox i USING unnest($2::text[], $3::bigint[]) AS old(conversation, seq)
                        WHERE i.tenant = $1 AND i.conversation = old.conversation AND i.seq = old.seq AND i.state <> 0 AND i.finished_at IS NOT NULL RETURNING 1)
                    SELECT count(*) FROM gone
                    """,
                    Tenant, messages.Select(message => message.Conversation).ToList(), messages.Select(message => message.Seq).ToArray())
                .Add(
                    """
                    WITH gone AS (DELETE FROM delivery d USING unnest($2::text[], $3::text[], $4::int[]) AS old(sid, status, code)
                        WHERE d.tenant = $1 AND d.message_sid = old.sid AND d.status = old.status AND d.error_code = old.code RETURNING 1)
                    SELECT count(*) FROM gone
                    """,
                    Tenant, receipts.Select(receipt => receipt.Sid).ToList(), receipts.Select(receipt => receipt.Status).ToList(), receipts.Select(receipt => receipt.Code).ToArray())
                // While something of a conversation may or may not have been sent, the messages that certainly were are what tells the two apart.
                .Add(
                    """
                    WITH gone AS (DELETE FROM outbox WHERE (tenant, conversation, seq) IN (
                        SELECT tenant, conversation, seq FROM outbox o
                        WHERE tenant = $1 AND finished_at < $2 AND ((state <> 4 AND finished_at < $3) OR (state = 4 AND finished_at < $4))
                            AND NOT EXISTS (SELECT FROM outbox w WHERE w.tenant = o.tenant AND w.conversation = o.conversation AND w.state IN (0, 1, 3))
                        ORDER BY finished_at LIMIT $5) RETURNING 1)
                    SELECT count(*) FROM gone
                    """,
                    Tenant, latest, Millis(cut.Finished), Millis(cut.DeadLetters), most)
                .Add(
                    """
                    WITH gone AS (DELETE FROM remembered WHERE hash IN (SELECT hash FROM remembered WHERE day < $1 ORDER BY day LIMIT $2) RETURNING 1)
                    SELECT count(*) FROM gone
                    """,
                    Day(Millis(cut.Remembered)), most),
            static async reader =>
            {
                var counts = new List<int>();
                do
                {
                    await reader.ReadAsync().ConfigureAwait(false);
                    counts.Add((int)reader.GetInt64(0));
                }
                while (await reader.NextResultAsync().ConfigureAwait(false));
                return (counts[0] + counts[1], counts[2], counts[3]);
            },
            cancellationToken).ConfigureAwait(false);
        return new RemovedRows(removed + replies + forgotten, messages.Count == most || replies == most || receipts.Count == most || forgotten == most);
    }

    private Task<(List<(string Conversation, long Seq, byte[]? Hash, long Day)> Messages, List<(string Sid, string Status, int Code, byte[] Hash, long Day)> Receipts)> FindOldAsync(
        RetentionCut cut, int most, CancellationToken cancellationToken) => _database.RunAsync(
        new Batch()
            .Add(
                """
                SELECT conversation, seq, account_sid, message_sid, received_at, status_of FROM inbox
                WHERE tenant = $1 AND finished_at < $2 AND ((state IN (1, 3) AND finished_at < $3) OR (state = 2 AND finished_at < $4))
                ORDER BY finished_at LIMIT $5
                """,
                Tenant, Math.Max(Millis(cut.Finished), Millis(cut.DeadLetters)), Millis(cut.Finished), Millis(cut.DeadLetters), most)
            .Add(
                """
                SELECT message_sid, status, error_code, received_at FROM delivery d
                WHERE tenant = $1 AND received_at < $2 AND NOT EXISTS (SELECT FROM outbox o WHERE o.tenant = d.tenant AND o.id = d.outbox_id AND o.finished_at IS NULL)
                ORDER BY received_at LIMIT $3
                """,
                Tenant, Millis(cut.Finished), most),
        async reader =>
        {
            var messages = new List<(string, long, byte[]?, long)>();
            while (await reader.ReadAsync().ConfigureAwait(false))
            {
                // A status is known as a repeat by its receipt.
                var hash = reader.IsDBNull(5) ? _hash.OfMessage(Tenant, reader.GetString(2), reader.GetString(3)) : null;
                messages.Add((reader.GetString(0), reader.GetInt64(1), hash, Day(reader.GetInt64(4))));
            }
            await reader.NextResultAsync().ConfigureAwait(false);
            var receipts = new List<(string, string, int, byte[], long)>();
            while (await reader.ReadAsync().ConfigureAwait(false))
            {
                var (sid, status, code) = (reader.GetString(0), reader.GetString(1), reader.GetInt32(2));
                receipts.Add((sid, status, code, _hash.OfStatus(Tenant, sid, status, code), Day(reader.GetInt64(3))));
            }
            return (messages, receipts);
        },
        cancellationToken);

    private static long Day(long millis) => (long)Math.Floor(TimeSpan.FromMilliseconds(millis).TotalDays);

    private async Task<DedupeHash> ReadHashKeyAsync(CancellationToken cancellationToken)
    {
        var key = await _database.ScalarAsync<byte[]>(
            new Batch()
                .Add("INSERT INTO meta (name, value) VALUES ('dedupe-key', $1) ON CONFLICT (name) DO NOTHING", RandomNumberGenerator.GetBytes(DedupeHash.KeyBytes))
                .Add("SELECT value FROM meta WHERE name = 'dedupe-key'"),
            cancellationToken).ConfigureAwait(false);
        return new DedupeHash(key!);
    }
}
