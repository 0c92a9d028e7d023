using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Npgsql;

namespace TwilioBot.Delivery.Postgres;

/// <summary>
/// The tables, and how an older database becomes a current one: the numbered files of <c>Schema/</c>, in order, while
/// older instances may still be at work. So a version only adds; its first line names the oldest schema whose programs can go on.
/// </summary>
internal sealed partial class PostgresSchema
{
    private readonly SchemaVersion[] _versions;

    /// <summary>The versions that this program knows.</summary>
    public static PostgresSchema Known { get; } = new(ReadVersions());

    /// <summary>A schema of these versions.</summary>
    public PostgresSchema(params SchemaVersion[] versions) => _versions = versions;

    /// <summary>The versions, oldest first.</summary>
    public IReadOnlyList<SchemaVersion> Versions => _versions;

    /// <summary>The version that this program writes.</summary>
    public int Current => _versions.Length;

    /// <summary>Brings the database up to date, one transaction for each version, one program at a time.</summary>
    /// <exception cref="InvalidOperationException">A newer program has changed the tables in a way that this one cannot work with.</exception>
    public async Task MigrateAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            while (await StepAsync(connection, cancellationToken).ConfigureAwait(false))
            {
            }
        }
    }

    private async Task<bool> StepAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await RunAsync(connection, "SELECT pg_advisory_xact_lock(hashtext('twiliobot migration'), hashtext(current_schema()))", cancellationToken).ConfigureAwait(false);
            var (version, oldest) = await VersionOfAsync(connection, cancellationToken).ConfigureAwait(false);
            if (version > Current && oldest > Current)
            {
                throw new InvalidOperationException(
                    $"The database was changed by a newer TwilioBot (schema {version}, which needs programs from schema {oldest} on; this one knows {Current}). Start that version.");
            }
            if (version >= Current)
            {
                return false;
            }
            var next = _versions[version];
            await RunAsync(connection, next.Sql, cancellationToken).ConfigureAwait(false);
            await RunAsync(
                connection,
                string.Create(CultureInfo.InvariantCulture, $"INSERT INTO schema_version (version, oldest_program) VALUES ({version + 1}, {next.OldestProgram})"),
                cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return version + 1 < Current;
        }
    }

    private static async Task<(int Version, int OldestProgram)> VersionOfAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await RunAsync(
            connection,
            "CREATE TABLE IF NOT EXISTS schema_version (version integer PRIMARY KEY, oldest_program integer NOT NULL, applied_at timestamptz NOT NULL DEFAULT clock_timestamp())",
            cancellationToken).ConfigureAwait(false);
        var command = new NpgsqlCommand("SELECT version, oldest_program FROM schema_version ORDER BY version DESC LIMIT 1", connection);
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                return await reader.ReadAsync(cancellationToken).ConfigureAwait(false) ? (reader.GetInt32(0), reader.GetInt32(1)) : (0, 0);
            }
        }
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(sql, connection);
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static SchemaVersion[] ReadVersions()
    {
        const string Prefix = "Postgres.Schema.";
        var assembly = typeof(PostgresSchema).Assembly;
        var names = assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        return [.. names.Select((name, i) => name.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{Prefix}{i + 1:0000}-"), StringComparison.Ordinal)
            ? Read(assembly, name)
            : throw new InvalidOperationException($"The schema's files must count 0001, 0002 …; {name} is out of line."))];
    }

    private static SchemaVersion Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        var sql = reader.ReadToEnd();
        var first = FirstLine().Match(sql);
        return first.Success
            ? new SchemaVersion(sql, int.Parse(first.Groups[1].ValueSpan, CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"The first line of {name} must say \"-- oldest schema whose programs can work on this one: n\".");
    }

    [GeneratedRegex(@"\A-- oldest schema whose programs can work on this one: (\d+)\s*$", RegexOptions.Multiline)]
    private static partial Regex FirstLine();
}

/// <summary>One version of the tables.</summary>
/// <param name="Sql">What makes it out of the version before.</param>
/// <param name="OldestProgram">The oldest schema whose programs can go on working on it.</param>
internal sealed record SchemaVersion(string Sql, int OldestProgram);
