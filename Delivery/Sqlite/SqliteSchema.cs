using System.Globalization;
using System.Reflection;

namespace TwilioBot.Delivery.Sqlite;

/// <summary>The tables, and how an older file becomes a current one: the numbered files of <c>Schema/</c>, in order.</summary>
/// <remarks>SQLite 3.35: no <c>STRICT</c>, no <c>-&gt;&gt;</c>, no <c>unixepoch()</c>.</remarks>
internal static class SqliteSchema
{
    // Every version has had these, and hardly another program's file has both.
    private const string LooksLikeOurs = "SELECT COUNT(*) = 2 FROM sqlite_master WHERE type = 'table' AND name IN ('inbox', 'outbox')";

    private static readonly string[] Versions = ReadVersions();

    private static readonly Lazy<Dictionary<string, string>> Expected = new(() =>
    {
        using var session = SqliteSession.InMemory();
        foreach (var version in Versions)
        {
            session.Run(version);
        }
        return Definitions(session);
    });

    /// <summary>The version that this program writes.</summary>
    public static int Current => Versions.Length;

    /// <summary>Lets SQLite say what tables and indices of the current version look like.</summary>
    public static void Prepare() => _ = Expected.Value;

    /// <summary>The version that has written the file; 0: none.</summary>
    public static int VersionOf(SqliteSession session) => Convert.ToInt32(session.Scalar("PRAGMA user_version"), CultureInfo.InvariantCulture);

    /// <summary>Writes the version number that the file has anyway.</summary>
    public static int Touch(SqliteSession session) => session.Execute(SetVersion);

    /// <summary>
    /// Brings the file up to date, all of it or nothing. A file that has been used is first copied to
    /// <c>&lt;path&gt;.before-schema-&lt;n&gt;</c>.
    /// </summary>
    /// <exception cref="InvalidOperationException">The file was written by a newer version of the program, by another program, or is damaged.</exception>
    public static void Migrate(SqliteSession session, string path, bool keepCopy = true)
    {
        var version = VersionOf(session);
        if (version > Current)
        {
            throw new InvalidOperationException(
                $"The database {path} was written by a newer TwilioBot (schema {version}, this one knows {Current}). Start that version, or restore an older copy.");
        }
        if (version == Current)
        {
            ThrowIfDamaged(session, path);
            return;
        }
        if (version < 0 || (version == 0 && IsOurs(session)))
        {
            ThrowIfDamaged(session, path);
        }
        if (version == 0 && session.Scalar("SELECT name FROM sqlite_master LIMIT 1") is string table)
        {
            throw new InvalidOperationException(
                $"The database {path} belongs to another program: it holds \"{table}\". Name another file in ConnectionStrings:TwilioBot.");
        }
        if (version > 0 && keepCopy)
        {
            SqliteCopy.Write(session, CopyBefore(path));
        }
        // One transaction around every version and the number: a kill anywhere leaves the file as it was.
        session.Run("BEGIN IMMEDIATE");
        for (; version < Current; version++)
        {
            session.Run(Versions[version]);
        }
        session.Run(SetVersion);
        session.Run("COMMIT");
        ThrowIfDamaged(session, path);
    }

    /// <summary>
    /// What of the version and the tables of a file of ours is not as a program writes it; null: nothing. One wrong byte in a definition is
    /// enough for rows to be there and not to be found.
    /// </summary>
    public static string? DamageIn(SqliteSession session)
    {
        var version = VersionOf(session);
        if (version < 0 || (version == 0 && IsOurs(session)))
        {
            return string.Create(CultureInfo.InvariantCulture, $"the number of its schema is {version}, although it holds the bot's tables");
        }
        if (version != Current)
        {
            return null;
        }
        var found = Definitions(session);
        // What an operator has added, such as an index of his own, harms nobody.
        return Expected.Value.FirstOrDefault(ours => found.GetValueOrDefault(ours.Key) != ours.Value) is { Key: not null } wrong
            ? $"the definition of {wrong.Key} is not that of schema {Current}"
            : null;
    }

    private static bool IsOurs(SqliteSession session) => session.Scalar(LooksLikeOurs) is 1L;

    private static Dictionary<string, string> Definitions(SqliteSession session)
    {
        var definitions = new Dictionary<string, string>(StringComparer.Ordinal);
        using var reader = session.Query("SELECT type || ' ' || name, tbl_name, sql FROM sqlite_master");
        while (reader.Read())
        {
            definitions[reader.GetString(0)] = reader.IsDBNull(2) ? reader.GetString(1) : reader.GetString(1) + ": " + reader.GetString(2);
        }
        return definitions;
    }

    private static void ThrowIfDamaged(SqliteSession session, string path)
    {
        if (DamageIn(session) is { } damage)
        {
            throw new InvalidOperationException(SqliteDamage.Explain(path, damage));
        }
    }

    /// <summary>Where the copy goes that is made before the file becomes a current one.</summary>
    public static string CopyBefore(string path) => string.Create(CultureInfo.InvariantCulture, $"{path}.before-schema-{Current}");

    private static string SetVersion => string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Current}");

    private static string[] ReadVersions()
    {
        const string Prefix = "Sqlite.Schema.";
        var assembly = typeof(SqliteSchema).Assembly;
        var names = assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        return [.. names.Select((name, i) => name.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{Prefix}{i + 1:0000}-"), StringComparison.Ordinal)
            ? Read(assembly, name)
            : throw new InvalidOperationException($"The schema's files must count 0001, 0002 …; {name} is out of line."))];
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
