using System.Globalization;

namespace TwilioBot.Delivery.Sqlite;

/// <summary>
/// That a database went back in time when it was restored: what it holds as unsent may have been sent since, and so may
/// the answer to any message from before the restore.
/// </summary>
internal static class RestoredMark
{
    private const string Name = "restored-at";

    public static void Set(SqliteSession session, DateTimeOffset now)
    {
        session.Execute(
            """
            UPDATE outbox SET state = 3, due_at = 0, reason = 'restored from a backup: it may have been sent since',
                started_at = CASE WHEN started_at > 0 THEN started_at ELSE created_at END
            WHERE state IN (0, 1)
            """);
        session.Execute(
            "INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            Name, now.ToUnixTimeMilliseconds());
    }

    /// <summary>When it was restored; null: never.</summary>
    public static DateTimeOffset? Read(SqliteSession session) =>
        session.Scalar("SELECT value FROM meta WHERE name = $1", Name) is { } at
            ? DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(at, CultureInfo.InvariantCulture))
            : null;
}
