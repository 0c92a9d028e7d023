using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace TwilioBot.Delivery.Sqlite;

/// <summary>How a damaged file shows itself to whoever reads it, and what an operator can do about it.</summary>
internal static class SqliteDamage
{
    /// <summary>The bot's own statements fail (ERROR), SQLite finds no order in the file (CORRUPT, NOTADB), or a column holds what was never written to it.</summary>
    public static bool IsSeenIn(Exception error) => error is SqliteException { SqliteErrorCode: 1 or 11 or 26 }
        // A column that is never NULL is.
        or InvalidOperationException { Source: "Microsoft.Data.Sqlite" }
        or InvalidDataException or InvalidCastException or FormatException or OverflowException or ArgumentException or JsonException;

    /// <summary>A statement of the bot's own does not fit the tables: they are not what the file's version says.</summary>
    public static bool IsOfTables(Exception error) => error is SqliteException { SqliteErrorCode: 1 };

    /// <summary>One sentence that names the file, and one that names the cure.</summary>
    public static string Explain(string path, Exception error) => Explain(path, error.Message.ReplaceLineEndings(" ").TrimEnd('.'));

    /// <inheritdoc cref="Explain(string, Exception)"/>
    public static string Explain(string path, string damage) =>
        $"The database {path} is damaged: {damage}. Stop the bot and put a backup in its place with the command restore <file>, or name another file in ConnectionStrings:TwilioBot.";
}
