using System.Data.Common;
using Npgsql;

namespace TwilioBot.Tests.Kills;

/// <summary>A schema of its own on a PostgreSQL server, which goes with it.</summary>
internal sealed class PostgresDatabase : JudgedDatabase
{
    private readonly string _schema = "storm" + Guid.NewGuid().ToString("N");
    private readonly NpgsqlConnectionStringBuilder _settings;

    private PostgresDatabase(string server) => _settings = new NpgsqlConnectionStringBuilder(server) { SearchPath = _schema };

    public override string ConnectionString => _settings.ConnectionString;

    /// <param name="server">A server of the test's own; null: the one that tests share.</param>
    public static async Task<PostgresDatabase> CreateAsync(string? server = null)
    {
        var database = new PostgresDatabase(server ?? PostgresServer.ConnectionString);
        await database.RunAsync($"CREATE SCHEMA {database._schema}");
        return database;
    }

    // Whether each index has every row of its table, in order.
    public override string? Damage()
    {
        try
        {
            Query("CREATE EXTENSION IF NOT EXISTS amcheck SCHEMA pg_catalog", _ => { });
            Query(
                """
                SELECT bt_index_parent_check(i.indexrelid, true) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam
                WHERE a.amname = 'btree' AND c.relnamespace = to_regnamespace(current_schema())::oid
                """, _ => { });
            return null;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.IndexCorrupted)
        {
            return e.MessageText;
        }
    }

    public override DbConnection Open()
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }

    public override async ValueTask DisposeAsync()
    {
        await RunAsync($"DROP SCHEMA {_schema} CASCADE");
        await base.DisposeAsync();
    }

    protected override DbParameter Parameter(DbCommand command, int number, object value) => new NpgsqlParameter { Value = value };

    private async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are this file's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
