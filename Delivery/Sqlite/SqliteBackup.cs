using System.Globalization;
using Microsoft.Data.Sqlite;

namespace TwilioBot.Delivery.Sqlite;

/// <summary>Copies of the database that are known to be good, and the way back from one.</summary>
/// <remarks>Each method throws <see cref="InvalidOperationException"/> or <see cref="IOException"/> with a sentence for the operator.</remarks>
public static class SqliteBackup
{
    /// <summary>Looks through a database, also while a bot uses it.</summary>
    public static SqliteFileReport Check(string path) => Open(path, SqliteFileReport.Of);

    /// <summary>Copies a database to a new file, also while a bot uses it. The copy has its name once it was found to be good.</summary>
    public static SqliteFileReport Write(string databasePath, string file)
    {
        if (File.Exists(file))
        {
            throw new IOException($"{file} exists already. Name another file for the backup.");
        }
        SqliteFileReport? report = null;
        Open(databasePath, (session, _) =>
        {
            SqliteCopy.Write(session, file, unfinished => report = Check(unfinished) with { Path = file });
            return 0;
        });
        return report!;
    }

    /// <summary>
    /// Puts a backup in the database's place, while no bot uses it. What was there stays beside it as
    /// <c>&lt;database&gt;.replaced-&lt;time&gt;</c>. Whatever waited to be sent, and every answer to what people wrote before
    /// <paramref name="now"/>, may have been sent since the backup: it is looked for at Twilio before it is sent.
    /// </summary>
    /// <returns>What was restored, and where the replaced file is; null when there was none.</returns>
    public static (SqliteFileReport Restored, string? Replaced) Restore(string databasePath, string file, DateTimeOffset now)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(databasePath)!);
        using var alone = DatabaseLock.Take(databasePath);
        var restoring = databasePath + ".restoring";
        SqliteFileReport? report = null;
        Open(file, (session, _) =>
        {
            SqliteFileReport.Of(session, file);
            SqliteCopy.Write(session, restoring, unfinished => report = Prepare(unfinished, now) with { Path = databasePath });
            return 0;
        });
        var replaced = File.Exists(databasePath) ? SetAside(databasePath, now) : null;
        File.Delete(databasePath + "-wal");
        File.Delete(databasePath + "-shm");
        File.Move(restoring, databasePath, overwrite: true);
        return (report!, replaced);
    }

    private static SqliteFileReport Prepare(string path, DateTimeOffset now)
    {
        using var session = SqliteSession.Open(path, SqliteOpenMode.ReadWriteCreate);
        SqliteSchema.Migrate(session, path, keepCopy: false);
        session.Run("BEGIN IMMEDIATE");
        RestoredMark.Set(session, now);
        session.Run("COMMIT");
        var report = SqliteFileReport.Of(session, path);
        session.Run("PRAGMA journal_mode = DELETE");
        return report;
    }

    // Copied, not moved: until the restored file takes its name in one step, the old one is there and whole.
    private static string SetAside(string databasePath, DateTimeOffset now)
    {
        var aside = string.Create(CultureInfo.InvariantCulture, $"{databasePath}.replaced-{now:yyyyMMdd-HHmmss}");
        try
        {
            using var session = SqliteSession.Open(databasePath, SqliteOpenMode.ReadWriteCreate);
            session.Run("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (SqliteException)
        {
            // Too damaged to be opened, which may be why it is replaced: its parts are kept as they are.
        }
        foreach (var suffix in new[] { "-wal", "" })
        {
            if (File.Exists(databasePath + suffix))
            {
                File.Copy(databasePath + suffix, aside + suffix);
            }
        }
        return aside;
    }

    private static T Open<T>(string path, Func<SqliteSession, string, T> work)
    {
        if (!File.Exists(path))
        {
            throw new IOException($"There is no database {path}.");
        }
        try
        {
            using var session = SqliteSession.Open(path, SqliteOpenMode.ReadOnly);
            return work(session, path);
        }
        catch (SqliteException e)
        {
            throw new InvalidOperationException($"{path} cannot be read as a database: {e.Message}", e);
        }
    }
}
