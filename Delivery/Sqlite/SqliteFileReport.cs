using System.Globalization;

namespace TwilioBot.Delivery.Sqlite;

/// <summary>What a look through a whole database file found.</summary>
/// <param name="Path">The file.</param>
/// <param name="Schema">The version of its tables.</param>
/// <param name="Rows">Rows by table.</param>
public sealed record SqliteFileReport(string Path, int Schema, IReadOnlyList<(string Table, long Count)> Rows)
{
    /// <summary>"schema 5, 12 messages, 10 replies …".</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"schema {Schema}; {string.Join(", ", Rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Table} {row.Count}")))}");

    /// <summary>Looks through every page and index of the file, and counts.</summary>
    /// <exception cref="InvalidOperationException">The file is damaged, empty, from a newer program or from another one.</exception>
    internal static SqliteFileReport Of(SqliteSession session, string path)
    {
        var schema = SqliteSchema.VersionOf(session);
        if (SqliteSchema.DamageIn(session) is { } damage)
        {
            throw new InvalidOperationException($"{path} is damaged: {damage}.");
        }
        if (schema == 0)
        {
            throw new InvalidOperationException($"{path} is no database of this bot.");
        }
        if (schema > SqliteSchema.Current)
        {
            throw new InvalidOperationException($"{path} was written by a newer TwilioBot (schema {schema}, this one knows {SqliteSchema.Current}).");
        }
        if (session.Scalar("PRAGMA integrity_check(1)") is var verdict and not "ok")
        {
            throw new InvalidOperationException($"{path} is damaged: {verdict?.ToString()?.ReplaceLineEndings(" ")}");
        }
        string[] tables = ["inbox", "outbox", "delivery", "state"];
        return new SqliteFileReport(path, schema, [.. tables.Select(table => (table, Convert.ToInt64(session.Scalar($"SELECT COUNT(*) FROM {table}"), CultureInfo.InvariantCulture)))]);
    }
}
