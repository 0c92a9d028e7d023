using System.Data.Common;

namespace TwilioBot.Settings;

/// <summary>Reads <c>ConnectionStrings:TwilioBot</c>.</summary>
internal static class DatabaseSettings
{
    private const string Key = "ConnectionStrings:TwilioBot";
    private const string Default = "Data Source=data/twiliobot.db";

    /// <summary>The SQLite file; a relative path is taken from the working directory.</summary>
    public static string ReadPath(SettingsReader reader)
    {
        var text = reader.Text(Key) is { Length: > 0 } set ? set : Default;
        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = text };
            if (parts.TryGetValue("Data Source", out var path) && path is string { Length: > 0 } file && file != ":memory:")
            {
                return Path.GetFullPath(file);
            }
            reader.Problem(parts.ContainsKey("Host")
                ? $"{Key} names a PostgreSQL server, which this version does not support yet. Use a SQLite file: {Default}."
                : $"{Key} names no database file. Write {Default}, or another path; state is never kept in memory alone.");
        }
        catch (ArgumentException)
        {
            reader.Problem($"{Key} is not a connection string. Write {Default}, or another path.");
        }
        return Path.GetFullPath("data/twiliobot.db");
    }
}
