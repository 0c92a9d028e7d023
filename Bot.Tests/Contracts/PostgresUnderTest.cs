using Npgsql;
using TwilioBot.Delivery;
using TwilioBot.Delivery.Postgres;

namespace TwilioBot.Tests.Contracts;

/// <summary>The PostgreSQL store on a schema of its own.</summary>
internal sealed class PostgresUnderTest : StoreUnderTest
{
    private readonly string _schema = "t" + Guid.NewGuid().ToString("N");
    private PostgresMessageStore _store = null!;

    private PostgresUnderTest()
    {
    }

    public override IMessageStore Store => _store;

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

    public override async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        Run($"DROP SCHEMA {_schema} CASCADE");
    }

    protected override object? Value(string sql) => Run(sql);

    private string Settings(bool pooling) => new NpgsqlConnectionStringBuilder(PostgresServer.ConnectionString)
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
        _store = new PostgresMessageStore(PostgresSource.Open(Settings(pooling: true)), Clock, new PostgresOptions { Patience = TimeSpan.FromSeconds(15) });
        await _store.OpenAsync(default);
    }
}
