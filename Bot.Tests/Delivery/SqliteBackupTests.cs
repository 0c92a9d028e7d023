using System.Text;
using Microsoft.Data.Sqlite;
using TwilioBot.Delivery;
using TwilioBot.Delivery.Sqlite;
using TwilioBot.Tests.Contracts;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Delivery;

/// <summary>Backups of a database in use, and what a restored one does about everything that happened since.</summary>
public sealed class SqliteBackupTests : IAsyncLifetime
{
    private SqliteUnderTest _database = null!;
    private string _backup = null!;

    private IMessageStore Store => _database.Store;

    private DateTimeOffset Now => _database.Clock.GetUtcNow();

    public async Task InitializeAsync()
    {
        _database = (SqliteUnderTest)await SqliteUnderTest.OpenAsync();
        _backup = _database.Path + ".backup";
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task A_backup_holds_what_was_committed_and_is_one_file()
    {
        await Store.AcceptAsync(From(Ana, "A1"), From(Bob, "B1"));
        await Store.CommitAsync(await Store.NextTurnAsync(), new TurnCommit(Reads(), Writes(("name", "1")), [To(Ana, "r1")], []));

        var report = SqliteBackup.Write(_database.Path, _backup);

        Assert.Equal($"schema {SqliteSchema.Current}; inbox 2, outbox 1, delivery 0, state 1", report.ToString());
        Assert.Equal([_backup], Directory.GetFiles(Path.GetDirectoryName(_backup)!, "*.backup*"));
        Assert.Equal(report, SqliteBackup.Check(_backup) with { Rows = report.Rows });
        await Store.AcceptAsync(From(Cleo, "C1"));   // the bot goes on
    }

    [Fact]
    public async Task Backups_made_while_everybody_writes_are_good_and_hold_all_that_was_acknowledged_before()
    {
        var acknowledged = 0;
        using var over = new CancellationTokenSource();
        var writing = Enumerable.Range(0, 8).Select(person => Task.Run(async () =>
        {
            for (var n = 0; !over.IsCancellationRequested; n++)
            {
                await Store.AcceptAsync(From($"p{person}", $"SM{person}-{n}"), default);
                Interlocked.Increment(ref acknowledged);
            }
        })).ToList();

        for (var n = 0; n < 10; n++)
        {
            var before = Volatile.Read(ref acknowledged);
            var report = SqliteBackup.Write(_database.Path, $"{_backup}{n}");
            Assert.InRange(report.Rows[0].Count, before, int.MaxValue);
        }

        await over.CancelAsync();
        await Task.WhenAll(writing);
    }

    [Fact]
    public async Task A_restore_brings_back_what_the_backup_had_and_keeps_what_it_replaces()
    {
        await Store.AcceptAsync(From(Ana, "A1"));
        SqliteBackup.Write(_database.Path, _backup);
        await Store.AcceptAsync(From(Ana, "A2"));
        await Store.DisposeAsync();

        var (restored, replaced) = SqliteBackup.Restore(_database.Path, _backup, Now);

        Assert.Equal(1, restored.Rows[0].Count);
        Assert.Equal(2, SqliteBackup.Check(replaced!).Rows[0].Count);
        await _database.ReopenAsync();
        Assert.Equal("A1", (await Store.NextTurnAsync()).Message.MessageSid);
        Assert.False((await Store.AcceptAsync(From(Ana, "A1"), default)).IsNew);
        Assert.True((await Store.AcceptAsync(From(Ana, "A2"), default)).IsNew);
        Assert.DoesNotContain(Directory.GetFiles(Path.GetDirectoryName(_backup)!), file => file.Contains(".restoring", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_restore_is_refused_while_a_bot_uses_the_database()
    {
        SqliteBackup.Write(_database.Path, _backup);
        await Store.AcceptAsync(From(Ana, "A1"));

        var refusal = Assert.Throws<InvalidOperationException>(() => SqliteBackup.Restore(_database.Path, _backup, Now));

        Assert.StartsWith("Another process uses the database", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("A1", (await Store.NextTurnAsync()).Message.MessageSid);
    }

    [Theory]
    [InlineData("damaged")]
    [InlineData("newer")]
    [InlineData("text")]
    [InlineData("missing")]
    public async Task A_file_that_is_no_good_backup_is_refused_and_the_database_stays(string fault)
    {
        for (var n = 0; n < 200; n++) await Store.AcceptAsync(From(Ana, $"SM{n}"));
        SqliteBackup.Write(_database.Path, _backup);
        await Store.DisposeAsync();
        Spoil(fault);

        var refusal = Assert.ThrowsAny<Exception>(() => SqliteBackup.Restore(_database.Path, _backup, Now));

        Assert.True(refusal is InvalidOperationException or IOException, refusal.ToString());
        Assert.Contains(_backup, refusal.Message, StringComparison.Ordinal);
        await _database.ReopenAsync();
        Assert.Equal("200", _database.Look("SELECT COUNT(*) FROM inbox"));
    }

    [Fact]
    public void A_backup_never_replaces_a_file()
    {
        File.WriteAllText(_backup, "mine");

        Assert.Throws<IOException>(() => SqliteBackup.Write(_database.Path, _backup));

        Assert.Equal("mine", File.ReadAllText(_backup));
    }

    [Fact]
    public async Task A_backup_of_the_first_version_is_restored_as_a_current_database()
    {
        await Store.DisposeAsync();

        SqliteBackup.Restore(_database.Path, Path.Combine(AppContext.BaseDirectory, "Fixtures", "database-v1.db"), Now);

        await _database.ReopenAsync();
        Assert.Equal($"{SqliteSchema.Current}", _database.Look("PRAGMA user_version"));
        Assert.Equal("0", _database.Look("SELECT COUNT(*) FROM outbox WHERE state IN (0, 1)"));
    }

    [Fact]
    public async Task What_waited_in_the_backup_and_was_sent_since_is_found_and_not_sent_again_and_the_rest_is_sent()
    {
        await Store.SendAsync(To(Ana, "waited"), To(Bob, "was leaving"), To(Cleo, "never left"));
        while ((await Store.NextSendAsync()).Message.Id != "was leaving")
        {
        }
        await BackUpAndRestoreAsync();
        await using var world = DeliveryWorld.On(_database);
        world.Gateway.Listed = () => [new("SM71", "Hello, was leaving", Now), new("SM70", "Hello, waited", Now)];
        await world.StartAsync();

        var events = new[] { await world.EventuallyAsync(), await world.EventuallyAsync(), await world.EventuallyAsync(), await world.EventuallyAsync() };

        Assert.Equal(["never left Pending", "never left Sent", "waited Sent", "was leaving Sent"], events.Order(StringComparer.Ordinal));
        Assert.Equal(["Hello, never left"], world.Gateway.Sent);
        Assert.Equal(("SM70", "SM71"), (_database.Outbox("message_sid", "waited"), _database.Outbox("message_sid", "was leaving")));
    }

    [Fact]
    public async Task An_answer_to_what_was_written_before_the_restore_is_looked_for_and_one_to_what_came_after_is_sent()
    {
        await Store.AcceptAsync(From(Ana, "A1") with { ReceivedAt = Now });
        var written = Now.AddMinutes(10);
        await BackUpAndRestoreAsync();
        await using var world = DeliveryWorld.On(_database);
        world.Bot = message => world.ReplyAsync("Answer to " + message.MessageSid);
        world.Gateway.Listed = () => [new("SM71", "Answer to A2", Now), new("SM70", "Answer to A1", Now)];
        await Store.AcceptAsync(
            From(Bob, "A2") with { ReceivedAt = Now, Form = Encoding.UTF8.GetBytes("Body=hi&TwilioBot-ListedAt=" + Uri.EscapeDataString(written.ToString("O"))) },
            From(Cleo, "A3") with { ReceivedAt = Now });
        await world.StartAsync();

        var events = new List<string>();
        while (events.Count < 6) events.Add(await world.EventuallyAsync());

        Assert.Equal(["Answer to A3"], world.Gateway.Sent);
        Assert.Equal(3, events.Count(line => line.EndsWith(" Sent", StringComparison.Ordinal)));
        Assert.Equal("SM70,SM71", _database.Look("SELECT group_concat(message_sid) FROM (SELECT message_sid FROM outbox WHERE attempts = 0 ORDER BY message_sid)"));
        Assert.Contains(written.AddSeconds(-2), world.Gateway.Looks);
    }

    private async Task BackUpAndRestoreAsync()
    {
        SqliteBackup.Write(_database.Path, _backup);
        await Store.DisposeAsync();
        _database.Clock.Advance(TimeSpan.FromMinutes(30));
        SqliteBackup.Restore(_database.Path, _backup, Now);
        await _database.ReopenAsync();
    }

    private void Spoil(string fault)
    {
        switch (fault)
        {
            case "damaged":
                using (var file = File.OpenWrite(_backup))
                {
                    file.Position = 4096 * 3;
                    file.Write(new byte[8192]);
                }
                break;
            case "newer":
                using (var connection = new SqliteConnection($"Data Source={_backup};Pooling=False"))
                {
                    connection.Open();
                    using var command = connection.CreateCommand();
                    command.CommandText = "PRAGMA user_version = 99";
                    command.ExecuteNonQuery();
                }
                break;
            case "text":
                File.WriteAllText(_backup, new string('x', 5000));
                break;
            default:
                File.Delete(_backup);
                break;
        }
    }
}
