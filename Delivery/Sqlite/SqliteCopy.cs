using Microsoft.Data.Sqlite;

namespace TwilioBot.Delivery.Sqlite;

/// <summary>Copies a database as it is at one moment, also while it is written to.</summary>
internal static class SqliteCopy
{
    /// <summary>Makes one file that needs no other beside it. It appears under its name when it is complete, in the place of an older one.</summary>
    public static void Write(SqliteSession source, string path)
    {
        var unfinished = path + ".unfinished";
        File.Delete(unfinished);
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
            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }
}
