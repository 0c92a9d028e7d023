using System.Globalization;
using Npgsql;
using TwilioBot.Delivery;
using TwilioBot.Delivery.Postgres;

namespace TwilioBot.Tests.Contracts;

/// <summary>The PostgreSQL store on a schema of its own.</summary>
internal sealed class PostgresUnderTest : StoreUnderTest
{
    private const string Server = "TWILIOBOT_TEST_POSTGRES";
    private readonly string _schema = "t" + Guid.NewGuid().ToString("N");
    private PostgresMessageStore _store = null!;

    private PostgresUnderTest()
    {
    }

    public override IMessageStore Store => _store;

    /// <summary>The server that tests may use: a connection string of somebody who may create schemas.</summary>
    public static string ServerSettings => Environment.GetEnvironmentVariable(Server) is { Length: > 0 } settings
        ? settings
        : throw new InvalidOperationException(
            $"This test needs a PostgreSQL server: run it through Bot.Tests/with-postgres, as in \"Bot.Tests/with-postgres dotnet test Bot.Tests\", or name one in {Server}.");

    public static async Task<StoreUnderTest> OpenAsync()
    {
        var database = new PostgresUnderTest();
        database.Run($"CREATE SCHEMA {database._schema}");
        await database.StartAsync();
        return database;
    }

    public override async Task ReopenAsync()
    {
        await _store.DisposeAsync();
        await StartAsync();
    }

    public override string? Look(string sql) => Run(sql) is { } value and not DBNull ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;

    public override async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        Run($"DROP SCHEMA {_schema} CASCADE");
    }

    private string Settings(bool pooling) => new NpgsqlConnectionStringBuilder(ServerSettings)
    {
        SearchPath = _schema, Pooling = pooling, MaxPoolSize = 10, IncludeErrorDetail = true,
    }.ToString();

    private object? Run(string sql)
    {
        using var connection = new NpgsqlConnection(Settings(pooling: false));
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }

    private async Task StartAsync()
    {
        // Nobody asks for a token where there is a password.
        _store = new PostgresMessageStore(PostgresSource.Open(Settings(pooling: true), new EntraTokens()), Clock, new PostgresOptions { Patience = TimeSpan.FromSeconds(15) });
        await _store.OpenAsync(default);
    }
}
