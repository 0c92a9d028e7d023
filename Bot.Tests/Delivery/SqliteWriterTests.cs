using Microsoft.Data.Sqlite;
using TwilioBot.Delivery;
using TwilioBot.Delivery.Sqlite;

namespace TwilioBot.Tests.Delivery;

/// <summary>Group commit: what waits is written together, and one writer's fault stays his own.</summary>
public sealed class SqliteWriterTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("twiliobot-");
    private SqliteWriter _writer = null!;

    private string FilePath => Path.Combine(_folder.FullName, "writer.db");

    public async Task InitializeAsync()
    {
        SqliteSession.Open(FilePath, SqliteOpenMode.ReadWriteCreate).Dispose();
        _writer = Open(FilePath);
        await _writer.WriteAsync(session => session.Execute("CREATE TABLE t (n INTEGER PRIMARY KEY)"), null, default);
    }

    public async Task DisposeAsync()
    {
        await _writer.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task What_waits_is_written_in_one_commit_and_in_order()
    {
        var followUps = new List<int>();
        var begin = await HoldAsync();
        using var other = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        other.Open();
        var seen = new HashSet<long> { Count(other) };
        var writes = Enumerable.Range(1, 100).Select(n => _writer.WriteAsync(Insert(n), _ => Note(n), default)).ToList();
        begin.Set();
        await Task.WhenAll(writes);

        Assert.Equal(Enumerable.Range(1, 100), followUps);
        Assert.Equal([0L, 100L], seen.Order());   // to everybody else, all came at once

        void Note(int n)
        {
            followUps.Add(n);
            seen.Add(Count(other));
        }
    }

    [Fact]
    public async Task A_write_that_fails_does_not_take_the_others_with_it()
    {
        var begin = await HoldAsync();
        var one = _writer.WriteAsync(Insert(1), null, default);
        var again = _writer.WriteAsync(Insert(1), null, default);
        var broken = _writer.WriteAsync<int>(_ => throw new FormatException("mine"), null, default);
        var two = _writer.WriteAsync(Insert(2), null, default);
        begin.Set();

        await Task.WhenAll(one, two);
        await Assert.ThrowsAsync<SqliteException>(() => again);
        await Assert.ThrowsAsync<FormatException>(() => broken);
        Assert.Equal(2L, await CountAsync());
    }

    [Fact]
    public async Task What_a_failed_write_did_before_it_failed_is_gone()
    {
        await Assert.ThrowsAsync<FormatException>(() => _writer.WriteAsync<int>(
            session =>
            {
                session.Execute("INSERT INTO t VALUES (1)");
                throw new FormatException("half way");
            },
            null,
            default));

        Assert.Equal(0L, await CountAsync());
    }

    [Fact]
    public async Task A_follow_up_that_fails_is_its_callers_trouble_alone()
    {
        var begin = await HoldAsync();
        var one = _writer.WriteAsync(Insert(1), _ => throw new FormatException("mine"), default);
        var two = _writer.WriteAsync(Insert(2), null, default);
        begin.Set();

        await Assert.ThrowsAsync<FormatException>(() => one);
        await two;
        Assert.Equal(2L, await CountAsync());
    }

    [Fact]
    public async Task A_file_that_went_away_and_came_back_is_used_again()
    {
        var begin = await HoldAsync();
        using (var other = new SqliteConnection($"Data Source={FilePath};Pooling=False"))
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE";
            begin.Set();
            await _writer.WriteAsync(_ => 0, null, default);   // the one that held has committed
            command.ExecuteNonQuery();

            await Assert.ThrowsAsync<StoreUnavailableException>(() => _writer.WriteAsync(Insert(1), null, default));
            await Assert.ThrowsAsync<StoreUnavailableException>(() => _writer.WriteAsync(Insert(2), null, default));
        }

        await _writer.WriteAsync(Insert(3), null, default);
        Assert.Equal(1L, await CountAsync());
    }

    [Fact]
    public async Task What_came_while_a_write_waited_in_vain_does_not_wait_once_more()
    {
        using var other = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        other.Open();
        using var command = other.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
        // More than one commit takes: those at the end are behind, whatever the writer took first.
        var writes = Enumerable.Range(0, 2000).Select(n => _writer.WriteAsync(Insert(n), null, default)).ToList();
        var errors = new List<StoreUnavailableException>();
        foreach (var write in writes) errors.Add(await Assert.ThrowsAsync<StoreUnavailableException>(() => write));

        // One wait, one error.
        Assert.InRange(errors.Distinct().Count(), 1, 2);
    }

    [Fact]
    public async Task A_file_that_is_gone_is_not_replaced_by_an_empty_one()
    {
        await Assert.ThrowsAsync<FormatException>(() => _writer.WriteAsync<int>(_ => throw new FormatException("closes the connection"), null, default));
        foreach (var file in _folder.GetFiles()) file.Delete();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => _writer.WriteAsync(Insert(1), null, default));

        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public async Task Closing_writes_what_waits_and_refuses_what_comes_after()
    {
        var begin = await HoldAsync();
        var waiting = _writer.WriteAsync(Insert(1), null, default);
        var closing = _writer.DisposeAsync().AsTask();
        var late = _writer.WriteAsync(Insert(2), null, default);
        begin.Set();

        await closing;
        Assert.True(waiting.IsCompletedSuccessfully);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => late);
    }

    [Fact]
    public async Task A_write_that_was_given_up_before_it_began_is_not_made()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _writer.WriteAsync(Insert(1), null, new CancellationToken(canceled: true)));

        Assert.Equal(0L, await CountAsync());
    }

    private static SqliteWriter Open(string path) => new(path);

    // Keeps the writer inside a transaction, so that what the test writes next waits together.
    private async Task<ManualResetEventSlim> HoldAsync()
    {
        var begin = new ManualResetEventSlim();
        var held = new TaskCompletionSource();
        _ = _writer.WriteAsync(
            _ =>
            {
                held.TrySetResult();
                return begin.Wait(TimeSpan.FromSeconds(20));
            },
            null,
            default);
        await held.Task;
        return begin;
    }

    private static long Count(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM t";
        return (long)command.ExecuteScalar()!;
    }

    private Task<object?> CountAsync() => _writer.WriteAsync(session => session.Scalar("SELECT COUNT(*) FROM t"), null, default);

    private static Func<SqliteSession, int> Insert(int n) => session => session.Execute("INSERT INTO t VALUES ($1)", n);
}
