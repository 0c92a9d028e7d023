using Microsoft.Data.Sqlite;
using TwilioBot.Delivery;
using TwilioBot.Delivery.Sqlite;

namespace TwilioBot.Tests.Contracts;

/// <summary>The SQLite store on a file in a folder of its own.</summary>
internal sealed class SqliteUnderTest : StoreUnderTest
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("twiliobot-");
    private SqliteMessageStore _store = null!;

    private SqliteUnderTest()
    {
    }

    public override IMessageStore Store => _store;

    public string Path => System.IO.Path.Combine(_folder.FullName, "bot.db");

    public static async Task<StoreUnderTest> OpenAsync()
    {
        var database = new SqliteUnderTest();
        await database.StartAsync();
        return database;
    }

    public override async Task ReopenAsync()
    {
        await _store.DisposeAsync();
        await StartAsync();
    }

    /// <summary>Another connection to the file, as another program has it.</summary>
    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        return connection;
    }

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
        _store = new SqliteMessageStore(Path, Clock);
        await _store.OpenAsync(default);
    }
}
