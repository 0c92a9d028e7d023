using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using TwilioBot.Delivery.Telemetry;

namespace TwilioBot.Delivery.Sqlite;

/// <summary>
/// The one writer of the database file. Whatever waits is written in one transaction (group commit): a commit costs an
/// fsync of some milliseconds, whether it carries one message or two hundred.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int MostPerCommit = 512;
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    // BUSY, LOCKED, NOMEM, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, PROTOCOL, NOTADB: no write would succeed now.
    private static readonly int[] DatabaseAway = [5, 6, 7, 8, 10, 11, 13, 14, 15, 26];

    private readonly string _path;
    private readonly Action<SqliteSession>? _takeUp;
    private readonly Channel<Write> _queue = Channel.CreateUnbounded<Write>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Thread _thread;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SqliteSession? _session;
    private bool _inDoubt;

    /// <param name="path">The file.</param>
    /// <param name="takeUp">
    /// Called, on the writer's thread and before anything else is written, once a commit has reported an error: it may have
    /// taken effect all the same, and what was to run after it has not.
    /// </param>
    public SqliteWriter(string path, Action<SqliteSession>? takeUp = null)
    {
        _path = path;
        _takeUp = takeUp;
        _thread = new Thread(Loop) { IsBackground = true, Name = "SQLite writer" };
        _thread.Start();
    }

    /// <summary>
    /// Runs <paramref name="work"/> in the next transaction. The task completes when that is durable, after
    /// <paramref name="afterCommit"/> has run (on the writer's thread, in the order of the writes).
    /// </summary>
    /// <remarks>The work may run twice, so it must touch nothing but the session.</remarks>
    public Task<T> WriteAsync<T>(Func<SqliteSession, T> work, Action<T>? afterCommit, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }
        var write = new Write<T>(work, afterCommit);
        return _queue.Writer.TryWrite(write)
            ? write.Task
            : Task.FromException<T>(new StoreUnavailableException("The database is closed."));
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _ended.Task.ConfigureAwait(false);
    }

    private void Loop()
    {
        var batch = new List<Write>();
        while (Wait())
        {
            while (batch.Count < MostPerCommit && _queue.Reader.TryRead(out var write))
            {
                batch.Add(write);
            }
            Commit(batch);
            batch.Clear();
        }
        _session?.Dispose();
        _ended.SetResult();
    }

    // The thread is the writer's own; blocking it keeps commits off the thread pool.
    private bool Wait()
    {
        if (_queue.Reader.TryPeek(out _))
        {
            return true;
        }
        var more = _queue.Reader.WaitToReadAsync().AsTask();
        while (_inDoubt && !more.Wait(LookAgain))
        {
            TryCommit([]);
        }
        return more.GetAwaiter().GetResult();
    }

    private void Commit(List<Write> batch)
    {
        var error = TryCommit(batch);
        if (error is null)
        {
            foreach (var write in batch)
            {
                write.Succeed();
            }
        }
        else if (batch.Count == 1 || error is StoreUnavailableException)
        {
            foreach (var write in batch)
            {
                write.Fail(error);
            }
        }
        else
        {
            // One of them failed for a reason of its own: the others must not fail with it.
            foreach (var write in batch)
            {
                Commit([write]);
            }
        }
    }

    private Exception? TryCommit(List<Write> batch)
    {
        var isCommitting = false;
        try
        {
            Open();
            _session!.Execute("BEGIN IMMEDIATE");
            foreach (var write in batch)
            {
                write.Run(_session);
            }
            isCommitting = true;
            _session.Execute("COMMIT");
            StoreMetrics.Committed(batch.Count);
            return null;
        }
        catch (Exception e)
        {
            // A connection that saw an error is not trusted again: the next commit opens a new one.
            Close();
            _inDoubt |= isCommitting;
            return isCommitting || (e is SqliteException { SqliteErrorCode: var code } && Array.IndexOf(DatabaseAway, code) >= 0)
                ? new StoreUnavailableException("The database could not commit: " + e.Message, e)
                : e;
        }
    }

    private void Open()
    {
        _session ??= SqliteSession.Open(_path, readOnly: false);
        if (_inDoubt)
        {
            _takeUp?.Invoke(_session);
            _inDoubt = false;
        }
    }

    private void Close()
    {
        try
        {
            _session?.Dispose();
        }
        catch (SqliteException)
        {
            // Closing rolls back; what it complains about is what brought us here.
        }
        _session = null;
    }

    private abstract class Write
    {
        public abstract void Run(SqliteSession session);

        public abstract void Succeed();

        public abstract void Fail(Exception error);
    }

    private sealed class Write<T>(Func<SqliteSession, T> work, Action<T>? afterCommit) : Write
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T _result = default!;

        public Task<T> Task => _done.Task;

        public override void Run(SqliteSession session) => _result = work(session);

        public override void Succeed()
        {
            try
            {
                afterCommit?.Invoke(_result);
                _done.SetResult(_result);
            }
            catch (Exception e)
            {
                // A fault in one caller's follow-up is that caller's, and must not end the writer.
                _done.SetException(e);
            }
        }

        public override void Fail(Exception error) => _done.TrySetException(error);
    }
}
