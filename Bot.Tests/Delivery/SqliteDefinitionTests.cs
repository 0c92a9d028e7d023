using System.Text;
using TwilioBot.Delivery;
using TwilioBot.Delivery.Sqlite;
using TwilioBot.Tests.Contracts;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Delivery;

/// <summary>
/// A wrong byte in the definition of a table or an index makes SQLite look for rows where they are not: the file is refused at the start,
/// with its cause and its cure, and by the check.
/// </summary>
public sealed class SqliteDefinitionTests : IAsyncLifetime
{
    private SqliteUnderTest _database = null!;

    public async Task InitializeAsync()
    {
        _database = (SqliteUnderTest)await SqliteUnderTest.OpenAsync();
        await _database.Store.AcceptAsync(From(Ana, "A1"));
        await _database.Store.DisposeAsync();
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Theory]
    [InlineData("seq INTEGER PRIMARY KEY,\n    tenant TEXT NOT NULL,\n    conversation TEXT NOT NULL,\n    account_sid", "seq INTEGER PRIMA\u0001Y KEY,", "table inbox")]
    [InlineData("inbox_turn_queue ON inbox (tenant, seq) WHERE state = 0", "inbox_turn_queue ON inbox (tenant, seq) WHERE state = 4", "index inbox_turn_queue")]
    [InlineData("outbox_queue ON outbox (tenant, seq)", "outbox_queue ON outbox (tenant,_seq)", "index outbox_queue")]
    public async Task A_definition_that_is_not_ours_is_said_at_the_start(string was, string becomes, string what)
    {
        await ReplaceAsync(was, becomes);

        var refusal = await RefusalAsync();

        Assert.StartsWith($"The database {_database.Path} is damaged: ", refusal, StringComparison.Ordinal);
        Assert.EndsWith(" Stop the bot and put a backup in its place with the command restore <file>, or name another file in ConnectionStrings:TwilioBot.", refusal, StringComparison.Ordinal);
        // SQLite itself finds fault with what it cannot parse; what it can is compared.
        if (!refusal.Contains("malformed", StringComparison.Ordinal)) Assert.Contains($"the definition of {what} is not that of schema {SqliteSchema.Current}", refusal, StringComparison.Ordinal);
        Assert.Contains(_database.Path, Assert.Throws<InvalidOperationException>(() => SqliteBackup.Check(_database.Path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-2_147_483_638)]
    public async Task A_file_with_our_tables_whose_number_is_gone_is_said_to_be_damaged_and_not_another_programs(int version)
    {
        Run($"PRAGMA user_version = {version}");

        Assert.StartsWith(
            $"The database {_database.Path} is damaged: the number of its schema is {version}, although it holds the bot's tables. Stop the bot", await RefusalAsync(), StringComparison.Ordinal);
        Assert.Contains("is damaged", Assert.Throws<InvalidOperationException>(() => SqliteBackup.Check(_database.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_index_that_an_operator_has_added_harms_nobody()
    {
        Run("CREATE INDEX of_mine ON inbox (received_at)");

        await _database.ReopenAsync();

        Assert.Equal("A1", (await _database.Store.NextTurnAsync()).Message.MessageSid);
    }

    private async Task<string> RefusalAsync()
    {
        await using var store = new SqliteMessageStore(_database.Path, _database.Clock);
        return (await Assert.ThrowsAsync<InvalidOperationException>(() => store.OpenAsync(default))).Message;
    }

    // In the file itself, as a failing disk does it, also where the definition was before the last migration.
    private async Task ReplaceAsync(string was, string becomes)
    {
        var bytes = await File.ReadAllBytesAsync(_database.Path);
        var found = 0;
        for (int at; (at = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(was))) >= 0; found++) Encoding.UTF8.GetBytes(becomes).CopyTo(bytes, at);
        Assert.NotEqual(0, found);
        await File.WriteAllBytesAsync(_database.Path, bytes);
    }

    private void Run(string sql)
    {
        using var connection = _database.Connect();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are this file's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
