using Microsoft.Data.Sqlite;
using TwilioBot.Delivery;
using TwilioBot.Delivery.Sqlite;

namespace TwilioBot.Tests.Contracts;

/// <summary>The SQLite store on a file in a folder of its own.</summary>
internal sealed class SqliteUnderTest : StoreUnderTest
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("twiliobot-");
    private readonly LaneRoom? _room;
    private SqliteMessageStore _store = null!;

    private SqliteUnderTest(LaneRoom? room) => _room = room;

    public override IMessageStore Store => _store;

    public string Path => System.IO.Path.Combine(_folder.FullName, "bot.db");

    public static Task<StoreUnderTest> OpenAsync() => OpenAsync(room: null);

    /// <summary>One that has room in memory for a single item: whatever else waits is read from the file when its turn comes.</summary>
    public static Task<StoreUnderTest> OpenWithoutMemoryAsync() => OpenAsync(new LaneRoom(Items: 1, PerLane: 1, LanesAtOnce: 1));

    /// <summary>One that has room for what two conversations have to say next.</summary>
    public static Task<StoreUnderTest> OpenWithLittleMemoryAsync() => OpenAsync(new LaneRoom(Items: 4, PerLane: 4, LanesAtOnce: 1));

    private static async Task<StoreUnderTest> OpenAsync(LaneRoom? room)
    {
        var database = new SqliteUnderTest(room);
        await database.StartAsync();
        return database;
    }

    public override async Task ReopenAsync()
    {
        await _store.DisposeAsync();
        await StartAsync();
    }

    /// <summary>What turns were under way, as a process that is killed leaves it behind.</summary>
    public string MarksPath => Path + ".turns";

    public override async Task DieAsync()
    {
        File.Copy(MarksPath, MarksPath + ".left");
        await _store.DisposeAsync();
        File.Move(MarksPath + ".left", MarksPath, overwrite: true);
        await StartAsync();
    }

    /// <summary>Another connection to the file, as another program has it.</summary>
    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        return connection;
    }

    public override void Refuse(string table) => Value($"""
        CREATE TRIGGER refuse_new BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'planted'); END;
        CREATE TRIGGER refuse_changed BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, 'planted'); END
        """);

    public override void Allow(string table) => Value("DROP TRIGGER refuse_new; DROP TRIGGER refuse_changed");

    public override async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        if (Directory.Exists(_folder.FullName)) _folder.Delete(recursive: true);
    }

    protected override object? Value(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private async Task StartAsync()
    {
        _store = new SqliteMessageStore(Path, Clock, _room);
        await _store.OpenAsync(default);
    }
}
