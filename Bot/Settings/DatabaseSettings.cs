using System.Data.Common;
using Npgsql;
using TwilioBot.Delivery.Postgres;

namespace TwilioBot.Settings;

/// <summary>Which database <c>ConnectionStrings:TwilioBot</c> names: a SQLite file or a PostgreSQL server.</summary>
public sealed class DatabaseSettings
{
    private const string Key = "ConnectionStrings:TwilioBot";
    private const string Default = "Data Source=data/twiliobot.db";
    private const string Example = "Host=db.example.com;Database=twiliobot;Username=twiliobot;Password=…";

    private DatabaseSettings(string? path, string? server, string shown) => (Path, Server, Shown) = (path, server, shown);

    /// <summary>The SQLite file, absolute; null: it is PostgreSQL.</summary>
    public string? Path { get; }

    /// <summary>The connection string of the PostgreSQL database; null: it is SQLite.</summary>
    public string? Server { get; }

    /// <summary>Whether PostgreSQL gets a Microsoft Entra token for a password.</summary>
    public bool NeedsToken => Server is not null && PostgresSource.NeedsToken(Server);

    /// <summary>What it is called where people read it: without password.</summary>
    public string Shown { get; }

    /// <summary>Reads the setting. A relative path is taken from the working directory.</summary>
    internal static DatabaseSettings Read(SettingsReader reader)
    {
        var text = reader.Text(Key) is { Length: > 0 } set ? set : Default;
        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = text };
            if (parts.TryGetValue("Data Source", out var path) && path is string { Length: > 0 } file && file != ":memory:")
            {
                return File(file);
            }
            if (parts.ContainsKey("Host") || parts.ContainsKey("Server"))
            {
                return OfServer(text, reader);
            }
            reader.Problem($"{Key} names no database file. Write {Default}, or another path; state is never kept in memory alone.");
        }
        catch (ArgumentException)
        {
            reader.Problem($"{Key} is not a connection string. Write {Default}, or another path.");
        }
        return File("data/twiliobot.db");
    }

    private static DatabaseSettings File(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        return new DatabaseSettings(full, null, full);
    }

    private static DatabaseSettings OfServer(string text, SettingsReader reader)
    {
        try
        {
            var server = new NpgsqlConnectionStringBuilder(text);
            var missing = new[] { ("Host", server.Host), ("Database", server.Database), ("Username", server.Username) }
                .Where(part => string.IsNullOrWhiteSpace(part.Item2)).Select(part => part.Item1).ToList();
            if (missing.Count > 0)
            {
                reader.Problem($"{Key} names a PostgreSQL server without {string.Join(" and ", missing)}. Write it like {Example}; without Password a Microsoft Entra token is used.");
            }
            return new DatabaseSettings(null, text, $"{server.Database} on {server.Host} as {server.Username}");
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or OverflowException or KeyNotFoundException)
        {
            // The message names the part that is wrong, never its value, which may be a password.
            reader.Problem($"{Key} is not a PostgreSQL connection string ({e.Message.ReplaceLineEndings(" ")}). Write it like {Example}.");
            return new DatabaseSettings(null, text, "PostgreSQL");
        }
    }
}
