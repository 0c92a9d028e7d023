using System.Security.Cryptography;

namespace TwilioBot.Delivery.Sqlite;

public sealed partial class SqliteMessageStore
{
    private const string HashKeyName = "dedupe-key";

    // The plus keeps the tenant out of the choice of an index: one that begins with it would be read from end to end, and sorted.
    internal const string FindOldMessages =
        """
        SELECT seq FROM inbox
        WHERE +tenant = $1 AND finished_at < $2 AND ((state IN (1, 3) AND finished_at < $3) OR (state = 2 AND finished_at < $4))
        ORDER BY finished_at LIMIT $5
        """;

    // While something of a conversation may or may not have been sent, the messages that certainly were are what tells the two apart.
    internal const string FindOldReplies =
        """
        SELECT seq FROM outbox AS o
        WHERE +tenant = $1 AND finished_at < $2 AND ((state <> 4 AND finished_at < $3) OR (state = 4 AND finished_at < $4))
            AND NOT EXISTS (SELECT 1 FROM outbox AS w WHERE w.tenant = o.tenant AND w.conversation = o.conversation AND w.finished_at IS NULL)
        ORDER BY finished_at LIMIT $5
        """;

    internal const string FindOldReceipts =
        """
        SELECT message_sid, status, error_code FROM delivery AS d
        WHERE +tenant = $1 AND received_at < $2
            AND NOT EXISTS (SELECT 1 FROM outbox AS o WHERE o.tenant = d.tenant AND o.id = d.outbox_id AND o.finished_at IS NULL)
        ORDER BY received_at LIMIT $3
        """;

    private DedupeHash _hash = new([]);

    /// <inheritdoc/>
    public async Task<RemovedRows> RemoveOldAsync(RetentionCut cut, int most, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        // Found beside the writer: it touches only the rows that go.
        var (messages, replies, receipts) = Read(session => (
            Numbers(session, FindOldMessages, cut, most), Numbers(session, FindOldReplies, cut, most), OldReceipts(session, cut, most)));
        var (removed, forgotten) = await Writer.WriteAsync(
            session => (
                messages.Sum(seq => RemoveMessage(session, seq)) + replies.Sum(seq => RemoveReply(session, seq)) + receipts.Sum(key => RemoveReceipt(session, key)),
                Forget(session, cut, most)),
            null,
            cancellationToken).ConfigureAwait(false);
        return new RemovedRows(
            removed + forgotten, messages.Count == most || replies.Count == most || receipts.Count == most || forgotten == most);
    }

    private static List<long> Numbers(SqliteSession session, string sql, RetentionCut cut, int most)
    {
        var numbers = new List<long>();
        var latest = cut.Finished > cut.DeadLetters ? cut.Finished : cut.DeadLetters;
        using var reader = session.Query(sql, Tenant, Millis(latest), Millis(cut.Finished), Millis(cut.DeadLetters), most);
        while (reader.Read())
        {
            numbers.Add(reader.GetInt64(0));
        }
        return numbers;
    }

    private static List<(string MessageSid, string Status, int ErrorCode)> OldReceipts(SqliteSession session, RetentionCut cut, int most)
    {
        var receipts = new List<(string, string, int)>();
        using var reader = session.Query(FindOldReceipts, Tenant, Millis(cut.Finished), most);
        while (reader.Read())
        {
            receipts.Add((reader.GetString(0), reader.GetString(1), reader.GetInt32(2)));
        }
        return receipts;
    }

    private int RemoveMessage(SqliteSession session, long seq)
    {
        byte[]? hash;
        long receivedAt;
        using (var reader = session.Query(
            """
            DELETE FROM inbox WHERE seq = $1 AND state <> 0 AND finished_at IS NOT NULL
            RETURNING account_sid, message_sid, received_at, status_of
            """, seq))
        {
            if (!reader.Read())
            {
                return 0;
            }
            hash = reader.IsDBNull(3) ? _hash.OfMessage(Tenant, reader.GetString(0), reader.GetString(1)) : null;
            receivedAt = reader.GetInt64(2);
        }
        if (hash is not null)
        {
            Remember(session, hash, receivedAt);
        }
        return 1;
    }

    private static int RemoveReply(SqliteSession session, long seq) => session.Execute(
        "DELETE FROM outbox WHERE seq = $1 AND state NOT IN (0, 1, 3) AND finished_at IS NOT NULL", seq);

    private int RemoveReceipt(SqliteSession session, (string MessageSid, string Status, int ErrorCode) key)
    {
        if (session.Scalar(
            "DELETE FROM delivery WHERE tenant = $1 AND message_sid = $2 AND status = $3 AND error_code = $4 RETURNING received_at",
            Tenant, key.MessageSid, key.Status, key.ErrorCode) is not { } receivedAt)
        {
            return 0;
        }
        Remember(session, _hash.OfStatus(Tenant, key.MessageSid, key.Status, key.ErrorCode), Long(receivedAt));
        return 1;
    }

    private static void Remember(SqliteSession session, byte[] hash, long receivedAt) =>
        session.Execute("INSERT INTO remembered (hash, day) VALUES ($1, $2) ON CONFLICT (hash) DO NOTHING", hash, Day(Time(receivedAt)));

    private static int Forget(SqliteSession session, RetentionCut cut, int most) => session.Execute(
        "DELETE FROM remembered WHERE hash IN (SELECT hash FROM remembered WHERE day < $1 ORDER BY day LIMIT $2)", Day(cut.Remembered), most);

    private static long Day(DateTimeOffset time) => (long)Math.Floor((time - DateTimeOffset.UnixEpoch).TotalDays);

    private static DedupeHash ReadHashKey(SqliteSession session)
    {
        session.Execute("INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING", HashKeyName, RandomNumberGenerator.GetBytes(DedupeHash.KeyBytes));
        return new DedupeHash((byte[])session.Scalar("SELECT value FROM meta WHERE name = $1", HashKeyName)!);
    }
}
