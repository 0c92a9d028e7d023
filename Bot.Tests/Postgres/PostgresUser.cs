using Npgsql;
using TwilioBot.Tests.Kills;

namespace TwilioBot.Tests.Postgres;

/// <summary>A user of the test server who may use one database and is let in with a password only.</summary>
internal sealed class PostgresUser : IAsyncDisposable
{
    // Named in the server's rules by with-postgres; a server that somebody else runs asks everybody for a password.
    private const string MustHavePassword = "twiliobot_test_password";
    private readonly string _name = "bot" + Guid.NewGuid().ToString("N");
    private readonly NpgsqlConnectionStringBuilder _settings;

    private PostgresUser(string database) => _settings = new NpgsqlConnectionStringBuilder(database);

    /// <summary>How the bot connects as this user, but for the password.</summary>
    public string WithoutPassword => new NpgsqlConnectionStringBuilder(_settings.ConnectionString) { Username = _name, Password = null }.ConnectionString;

    public static async Task<PostgresUser> CreateAsync(PostgresDatabase database, string password)
    {
        var user = new PostgresUser(database.ConnectionString);
        await user.RunAsync(
            $"""
            DO $$ BEGIN CREATE ROLE {MustHavePassword} NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
            CREATE ROLE {user._name} LOGIN PASSWORD '{password}' IN ROLE {MustHavePassword};
            GRANT ALL ON SCHEMA {user._settings.SearchPath} TO {user._name};
            """);
        return user;
    }

    public Task ChangePasswordAsync(string password) => RunAsync($"ALTER ROLE {_name} PASSWORD '{password}'");

    /// <summary>Ends its sessions.</summary>
    public Task DisconnectAsync() => RunAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '{_name}'");

    public async ValueTask DisposeAsync() => await RunAsync($"DROP OWNED BY {_name} CASCADE; DROP ROLE {_name}");

    private async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_settings.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are this file's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
