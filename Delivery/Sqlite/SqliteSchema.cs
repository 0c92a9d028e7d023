using System.Globalization;

namespace TwilioBot.Delivery.Sqlite;

/// <summary>The tables, and how an older file becomes a current one.</summary>
internal static class SqliteSchema
{
    // One entry a version; each is applied in a transaction of its own together with the new version number.
    // SQLite 3.35: no STRICT, no ->>, no unixepoch(). Times are milliseconds since 1970, UTC.
    private static readonly string[] Versions =
    [
        """
        CREATE TABLE inbox (
            seq INTEGER PRIMARY KEY,
            tenant TEXT NOT NULL,
            conversation TEXT NOT NULL,
            account_sid TEXT NOT NULL,
            message_sid TEXT NOT NULL,
            channel TEXT NOT NULL,
            form BLOB NOT NULL,
            received_at INTEGER NOT NULL,
            state INTEGER NOT NULL,
            attempts INTEGER NOT NULL DEFAULT 0,
            due_at INTEGER NOT NULL DEFAULT 0,
            finished_at INTEGER,
            reason TEXT,
            UNIQUE (tenant, account_sid, message_sid));
        CREATE INDEX inbox_waiting ON inbox (tenant, conversation, seq) WHERE state = 0;

        CREATE TABLE outbox (
            seq INTEGER PRIMARY KEY,
            tenant TEXT NOT NULL,
            conversation TEXT NOT NULL,
            id TEXT NOT NULL,
            activity_id TEXT NOT NULL,
            message TEXT NOT NULL,
            state INTEGER NOT NULL,
            attempts INTEGER NOT NULL DEFAULT 0,
            resends INTEGER NOT NULL DEFAULT 0,
            created_at INTEGER NOT NULL,
            started_at INTEGER NOT NULL DEFAULT 0,
            due_at INTEGER NOT NULL DEFAULT 0,
            finished_at INTEGER,
            message_sid TEXT,
            error_code INTEGER NOT NULL DEFAULT 0,
            reason TEXT,
            delivery_status TEXT,
            delivery_error INTEGER NOT NULL DEFAULT 0,
            UNIQUE (tenant, id));
        CREATE INDEX outbox_waiting ON outbox (tenant, conversation, seq) WHERE state IN (0, 1, 3);
        CREATE INDEX outbox_activity ON outbox (tenant, activity_id) WHERE state IN (0, 1, 3);
        CREATE INDEX outbox_sid ON outbox (tenant, message_sid) WHERE message_sid IS NOT NULL;

        CREATE TABLE delivery (
            tenant TEXT NOT NULL,
            message_sid TEXT NOT NULL,
            status TEXT NOT NULL,
            error_code INTEGER NOT NULL,
            outbox_id TEXT,
            form BLOB NOT NULL,
            received_at INTEGER NOT NULL,
            PRIMARY KEY (tenant, message_sid, status, error_code)) WITHOUT ROWID;
        CREATE INDEX delivery_outbox ON delivery (tenant, outbox_id) WHERE outbox_id IS NOT NULL;

        CREATE TABLE state (
            tenant TEXT NOT NULL,
            key TEXT NOT NULL,
            version INTEGER NOT NULL,
            json TEXT NOT NULL,
            PRIMARY KEY (tenant, key)) WITHOUT ROWID;
        """,
    ];

    /// <summary>Writes the version number that the file has anyway.</summary>
    public static int Touch(SqliteSession session) => session.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Versions.Length}"));

    /// <exception cref="InvalidOperationException">The file was written by a newer version of the program.</exception>
    public static void Migrate(SqliteSession session, string path)
    {
        var version = Convert.ToInt32(session.Scalar("PRAGMA user_version"), CultureInfo.InvariantCulture);
        if (version > Versions.Length)
        {
            throw new InvalidOperationException(
                $"The database {path} was written by a newer TwilioBot (schema {version}, this one knows {Versions.Length}). Start that version, or restore an older copy.");
        }
        for (; version < Versions.Length; version++)
        {
            session.Run("BEGIN IMMEDIATE");
            session.Run(Versions[version]);
            session.Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {version + 1}"));
            session.Run("COMMIT");
        }
    }
}
