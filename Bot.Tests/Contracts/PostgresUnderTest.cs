using Microsoft.Extensions.Logging;
using Npgsql;
using TwilioBot.Delivery;
using TwilioBot.Delivery.Postgres;

namespace TwilioBot.Tests.Contracts;

/// <summary>The PostgreSQL store on a schema of its own.</summary>
internal sealed class PostgresUnderTest : StoreUnderTest
{
    private readonly string _schema = "t" + Guid.NewGuid().ToString("N");
    private readonly List<PostgresMessageStore> _dead = [];
    private PostgresMessageStore? _store;
    private int? _port;
    private NpgsqlDataSource? _source;
    private int _starts;

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
    public Task<PostgresMessageStore> OpenAnotherAsync(PostgresOptions? options = null, PostgresSchema? schema = null, ILogger? logger = null) =>
        OpenAsync(PostgresSource.Open(Line), options, schema, logger);

    /// <summary>Another instance, on connections that the test can have as well.</summary>
    public Task<PostgresMessageStore> OpenOnAsync(NpgsqlDataSource source) => OpenAsync(source, options: null, schema: null);

    /// <summary>Connections to the schema, at most so many.</summary>
    public NpgsqlDataSource Connections(int most) => PostgresSource.Open(new NpgsqlConnectionStringBuilder(Line) { MaxPoolSize = most }.ToString());

    /// <summary>Another instance, whose sessions have these settings.</summary>
    public Task<PostgresMessageStore> OpenWithAsync(string settings) =>
        OpenAsync(PostgresSource.Open(new NpgsqlConnectionStringBuilder(Settings(pooling: true)) { Options = settings, ApplicationName = _schema }.ToString()), options: null, schema: null);

    /// <summary>Waits until the server has ended the sessions of those that were opened so.</summary>
    public async Task UntilClosedAsync()
    {
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (Look($"SELECT count(*) FROM pg_stat_activity WHERE application_name = '{_schema}'") != "0")
        {
            await again.WaitForNextTickAsync();
        }
    }

    private async Task<PostgresMessageStore> OpenAsync(NpgsqlDataSource source, PostgresOptions? options, PostgresSchema? schema, ILogger? logger = null)
    {
        var store = new PostgresMessageStore(source, Clock, options ?? new PostgresOptions { Patience = TimeSpan.FromSeconds(15) }, schema ?? PostgresSchema.Known, logger);
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

    public override async Task DieAsync()
    {
        await KillAsync();
        await StartAsync();
    }

    /// <summary>Ends the sessions of the instance that is open, for ever, as its process does when it dies.</summary>
    /// <param name="andAllSessions">At the same moment those by which the others show that they live, which come back.</param>
    public async Task KillAsync(bool andAllSessions = false)
    {
        _dead.Add(_store!);
        await _source!.DisposeAsync();
        const string SignsOfLife = "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 2 AND classid::bigint = hashtext('twiliobot ' || current_schema())::bigint & 4294967295";
        Run($"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = '{Name}' OR ({andAllSessions} AND pid IN ({SignsOfLife}))");
    }

    public override async Task UntilReleasedAsync()
    {
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (Look("SELECT count(*) FROM (SELECT fence FROM turn_lane UNION ALL SELECT fence FROM status_lane UNION ALL SELECT fence FROM send_lane) lane WHERE fence <> 0") != "0")
        {
            await again.WaitForNextTickAsync();
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (_store is not null) await _store.DisposeAsync();
        foreach (var store in _dead) await store.DisposeAsync();
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

    private string Line => _port is { } port ? Through(port) : Settings(pooling: true);

    private string Name => $"{_schema}-{_starts}";

    // In a hurry to take over what it finds.
    private async Task StartAsync()
    {
        _starts++;
        _source = PostgresSource.Open(new NpgsqlConnectionStringBuilder(Line) { ApplicationName = Name }.ToString());
        _store = await OpenAsync(_source, new PostgresOptions { Beat = TimeSpan.FromMilliseconds(200), Patience = TimeSpan.FromSeconds(15) }, schema: null);
    }
}
