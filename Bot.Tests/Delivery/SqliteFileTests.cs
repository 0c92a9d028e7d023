using Microsoft.Data.Sqlite;
using TwilioBot.Delivery;
using TwilioBot.Delivery.Sqlite;
using TwilioBot.Tests.Contracts;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Delivery;

/// <summary>What is SQLite's own about the store: the file, who may have it, and what happens while it cannot be written.</summary>
public sealed class SqliteFileTests : IAsyncLifetime
{
    private SqliteUnderTest _database = null!;

    private IMessageStore Store => _database.Store;

    public async Task InitializeAsync() => _database = (SqliteUnderTest)await SqliteUnderTest.OpenAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task A_second_owner_of_the_file_is_refused_with_a_sentence_until_the_first_lets_go()
    {
        await using var second = new SqliteMessageStore(_database.Path, TimeProvider.System);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => second.OpenAsync(default));

        Assert.Equal($"Another process uses the database {_database.Path}. Stop it, or name another file in ConnectionStrings:TwilioBot.", refusal.Message);
        await Store.AcceptAsync(From(Ana, "A1"));
        await Store.DisposeAsync();
        await second.OpenAsync(default);
        Assert.Equal("A1", (await second.NextTurnAsync()).Message.MessageSid);
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_refused_untouched_and_let_go()
    {
        await Store.DisposeAsync();
        Run("PRAGMA user_version = 99");
        await using var older = new SqliteMessageStore(_database.Path, TimeProvider.System);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => older.OpenAsync(default));

        Assert.Contains("newer TwilioBot (schema 99", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("99", _database.Look("PRAGMA user_version"));
        Run($"PRAGMA user_version = {SqliteSchema.Current}");
        await _database.ReopenAsync();   // although the refused one is still there
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_with_its_name()
    {
        await Store.DisposeAsync();
        var path = _database.Path + ".txt";
        await File.WriteAllTextAsync(path, new string('x', 5000));
        await using var store = new SqliteMessageStore(path, TimeProvider.System);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => store.OpenAsync(default));

        Assert.StartsWith($"The database {path} is damaged: ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folders_on_the_way_to_the_file_are_made()
    {
        var path = Path.Combine(_database.Path + ".d", "deeper", "bot.db");
        await using (var store = new SqliteMessageStore(path, TimeProvider.System)) await store.OpenAsync(default);

        Assert.True(File.Exists(path));
        Directory.Delete(_database.Path + ".d", recursive: true);
    }

    [Fact]
    public void Commits_reach_the_disk_before_they_return()
    {
        using var session = SqliteSession.Open(_database.Path, SqliteOpenMode.ReadWriteCreate);

        Assert.Equal(("wal", 2L), (session.Scalar("PRAGMA journal_mode"), session.Scalar("PRAGMA synchronous")));
    }

    [Fact]
    public async Task While_another_program_holds_the_file_nothing_is_accepted_and_afterwards_everything_is()
    {
        await Store.AcceptAsync(From(Ana, "A1"), From(Ana, "A2"));
        var claim = await Store.NextTurnAsync();
        using (var other = _database.Connect())
        {
            Run(other, "BEGIN IMMEDIATE");
            await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.AcceptAsync(From(Bob, "B1"), default));
            await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.CommitTurnAsync(
                claim, new TurnCommit(Reads(), Writes(("name", "1")), [To(Ana, "r1")], []), default));
            await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.ProbeAsync(default));
            Run(other, "ROLLBACK");
        }

        Assert.Null(_database.InboxState("B1"));
        Assert.Null(_database.OutboxState("r1"));
        await Store.ProbeAsync(default);
        await Store.AcceptAsync(From(Bob, "B1"));
        Assert.Equal("B1", (await Store.NextTurnAsync()).Message.MessageSid);
        await Store.CommitAsync(claim, new TurnCommit(Reads(), Writes(("name", "1")), [To(Ana, "r1")], []));
        Assert.Equal("A2", (await Store.NextTurnAsync()).Message.MessageSid);
        Assert.Equal("r1", (await Store.NextSendAsync()).Message.Id);
    }

    [Fact]
    public async Task A_send_is_not_handed_out_before_it_can_be_written_down()
    {
        await Store.SendAsync(To(Ana, "r1"));
        using (var other = _database.Connect())
        {
            Run(other, "BEGIN IMMEDIATE");
            using var waiting = new CancellationTokenSource();
            var wait = Store.ClaimSendAsync(Open, waiting.Token).AsTask();
            // Behind the claim's own write in the queue: when this has failed, that has.
            await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.ProbeAsync(default));
            await waiting.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
            Run(other, "ROLLBACK");
        }

        Assert.Equal(OutboxState.Pending, _database.OutboxState("r1"));
        var next = Store.NextSendAsync();
        _database.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(("r1", 1), (await next) is var claim ? (claim.Message.Id, claim.Attempt) : default);
    }

    [Fact]
    public async Task An_outcome_that_cannot_be_written_down_can_be_once_the_file_is_free()
    {
        await Store.SendAsync(To(Ana, "r1"), To(Ana, "r2"));
        var claim = await Store.NextSendAsync();
        using (var other = _database.Connect())
        {
            Run(other, "BEGIN IMMEDIATE");
            await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.CompleteAsync(claim, SendResult.Sent("SM1"), goOn: true));
            Run(other, "ROLLBACK");
        }
        Assert.Equal(OutboxState.Sending, _database.OutboxState("r1"));

        var next = await Store.CompleteAsync(claim, SendResult.Sent("SM1"), goOn: true);

        Assert.Equal((OutboxState.Sent, "r2"), (_database.OutboxState("r1"), next!.Message.Id));
    }

    [Fact]
    public async Task A_probe_really_writes()
    {
        using var other = _database.Connect();
        var before = Version(other);

        await Store.ProbeAsync(default);

        Assert.NotEqual(before, Version(other));
        Assert.Equal($"{SqliteSchema.Current}", _database.Look("PRAGMA user_version"));
    }

    private static object? Version(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA data_version";
        return command.ExecuteScalar();
    }

    private void Run(string sql)
    {
        using var connection = _database.Connect();
        Run(connection, sql);
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are this file's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
