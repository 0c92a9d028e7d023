using Microsoft.Data.Sqlite;

namespace TwilioBot.Delivery.Sqlite;

/// <summary>Copies a database as it is at one moment, also while it is written to.</summary>
internal static class SqliteCopy
{
    /// <summary>Makes one file that needs no other beside it. It appears under its name when it is complete, in the place of an older one.</summary>
    /// <param name="source">The database.</param>
    /// <param name="path">The copy.</param>
    /// <param name="finish">Does the rest to the copy before it gets its name, or throws.</param>
    public static void Write(SqliteSession source, string path, Action<string>? finish = null)
    {
        var unfinished = path + ".unfinished";
        Delete(unfinished);
        try
        {
            using (var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = unfinished, Pooling = false }.ToString()))
            {
                copy.Open();
                source.Connection.BackupDatabase(copy);
                using var single = copy.CreateCommand();
                single.CommandText = "PRAGMA journal_mode = DELETE";
                single.ExecuteNonQuery();
            }
            finish?.Invoke(unfinished);
            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            Delete(unfinished);
            throw;
        }
    }

    private static void Delete(string path)
    {
        foreach (var suffix in new[] { "", "-wal", "-shm", "-journal" })
        {
            File.Delete(path + suffix);
        }
    }
}
