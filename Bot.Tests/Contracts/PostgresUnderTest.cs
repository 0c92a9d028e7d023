using Npgsql;
using TwilioBot.Delivery;
using TwilioBot.Delivery.Postgres;

namespace TwilioBot.Tests.Contracts;

/// <summary>The PostgreSQL store on a schema of its own.</summary>
internal sealed class PostgresUnderTest : StoreUnderTest
{
    private readonly string _schema = "t" + Guid.NewGuid().ToString("N");
    private PostgresMessageStore? _store;
    private int? _port;

    private PostgresUnderTest()
    {
    }

    public override IMessageStore Store => _store!;

    public static async Task<StoreUnderTest> OpenAsync()
    {
        var database = await CreateAsync();
        await database.StartAsync();
        return database;
    }

    /// <summary>One that is reached through another port of this machine.</summary>
    public static async Task<StoreUnderTest> OpenThroughAsync(int port)
    {
        var database = await CreateAsync();
        database._port = port;
        await database.StartAsync();
        return database;
    }

    /// <summary>A schema that nobody has opened yet.</summary>
    public static Task<PostgresUnderTest> CreateAsync()
    {
        var database = new PostgresUnderTest();
        database.Run($"CREATE SCHEMA {database._schema}");
        return Task.FromResult(database);
    }

    /// <summary>Another instance on the same schema.</summary>
    public async Task<PostgresMessageStore> OpenAnotherAsync(PostgresOptions? options = null, PostgresSchema? schema = null)
    {
        var store = new PostgresMessageStore(
            PostgresSource.Open(_port is { } port ? Through(port) : Settings(pooling: true)), Clock, options ?? new PostgresOptions { Patience = TimeSpan.FromSeconds(15) }, schema ?? PostgresSchema.Known);
        try
        {
            await store.OpenAsync(default);
            return store;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    public override async Task ReopenAsync()
    {
        await Store.DisposeAsync();
        await StartAsync();
    }

    public override void Refuse(string table) => Run($"""
        CREATE FUNCTION refuse_write() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'planted'; END $$;
        CREATE TRIGGER refuse_write BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_write()
        """);

    public override void Allow(string table) => Run("DROP FUNCTION refuse_write CASCADE");

    public override async ValueTask DisposeAsync()
    {
        if (_store is not null) await _store.DisposeAsync();
        Run($"DROP SCHEMA {_schema} CASCADE");
    }

    protected override object? Value(string sql) => Run(sql);

    private string Settings(bool pooling) => new NpgsqlConnectionStringBuilder(PostgresServer.ConnectionString)
    {
        SearchPath = _schema, Pooling = pooling, MaxPoolSize = 10, IncludeErrorDetail = true,
    }.ToString();

    /// <summary>A connection to the schema, as another program has it.</summary>
    public NpgsqlConnection Connect()
    {
        var connection = new NpgsqlConnection(Settings(pooling: false));
        connection.Open();
        return connection;
    }

    private string Through(int port) => new NpgsqlConnectionStringBuilder(Settings(pooling: true)) { Host = "127.0.0.1", Port = port, SslMode = SslMode.Disable }.ToString();

    private object? Run(string sql)
    {
        using var connection = Connect();
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }

    private async Task StartAsync() => _store = await OpenAnotherAsync();
}
