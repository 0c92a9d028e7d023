using Npgsql;

namespace TwilioBot.Bench;

/// <summary>
/// Gives a PostgreSQL database more conversations like those that took place in it: the server copies the rows of the first one, with
/// another person's keys in them. Living through them takes it a few milliseconds each, which is most of an hour for a million.
/// </summary>
internal static class PostgresCopies
{
    // Each table's row of the first conversation, and what is another person's in it; p is the person.
    private static readonly (string Table, string Original, string Own)[] Rows =
    [
        ("inbox", "ORDER BY seq", "'seq', nextval('inbox_seq_seq'), 'conversation', conversation, 'message_sid', 'SM' || md5('in' || p)"),
        ("outbox", "ORDER BY seq", "'seq', nextval('outbox_seq_seq'), 'conversation', conversation, 'message_sid', 'SM' || md5('out' || p), 'id', id, 'activity_id', id"),
        ("turn_lane", "", "'conversation', conversation, 'place', nextval('place')"),
        ("send_lane", "", "'conversation', conversation, 'place', nextval('place')"),
        ("state", "WHERE key LIKE '%/conversations/%'", "'key', 'twilio-sms/conversations/' || conversation"),
        ("state", "WHERE key LIKE '%/users/%'", "'key', 'twilio-sms/users/' || phone"),
    ];

    /// <summary>Makes the database that the connection string names.</summary>
    /// <returns>False: it is there already.</returns>
    public static async Task<bool> TryCreateDatabaseAsync(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        var name = settings.Database;
        settings.Database = "postgres";
        await using var server = NpgsqlDataSource.Create(settings);
        await using var create = server.CreateCommand($"CREATE DATABASE \"{name}\"");
        try
        {
            await create.ExecuteNonQueryAsync();
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.DuplicateDatabase)
        {
            return false;
        }
    }

    /// <summary>Adds the people from <paramref name="first"/> up to, not including, <paramref name="end"/>.</summary>
    public static async Task AddAsync(NpgsqlDataSource server, int first, int end)
    {
        foreach (var (table, original, own) in Rows)
        {
            await using var copy = server.CreateCommand($"""
                INSERT INTO {table} {(own.StartsWith("'seq'", StringComparison.Ordinal) ? "OVERRIDING SYSTEM VALUE" : "")}
                SELECT copy.*
                FROM (SELECT to_jsonb(t) AS row FROM {table} t {original} LIMIT 1) one
                CROSS JOIN generate_series($1, $2 - 1) p
                CROSS JOIN LATERAL (SELECT '{Account.PhoneOf(0)[..^8]}' || lpad(p::text, 8, '0') AS phone, '01' || md5('id' || p) || '00000000' AS id) person
                CROSS JOIN LATERAL (SELECT rtrim(translate(encode(substring(
                    sha256(convert_to('{Account.BotNumber}' || chr(10) || phone, 'UTF8')) FOR 16), 'base64'), '+/', '-_'), '=') AS conversation) theirs
                CROSS JOIN LATERAL jsonb_populate_record(null::{table}, one.row || jsonb_build_object({own})) copy
                """);
            copy.Parameters.Add(new NpgsqlParameter<int> { TypedValue = first });
            copy.Parameters.Add(new NpgsqlParameter<int> { TypedValue = end });
            await copy.ExecuteNonQueryAsync();
        }
    }

    /// <summary>What the server does by itself in a database that grows more slowly.</summary>
    public static async Task TidyAsync(NpgsqlDataSource server)
    {
        await using var tidy = server.CreateCommand("VACUUM ANALYZE");
        await tidy.ExecuteNonQueryAsync();
    }
}
