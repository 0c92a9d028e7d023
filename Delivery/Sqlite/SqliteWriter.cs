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
    private const int MostPerCommit = 512, Busy = 5;
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    // BUSY, LOCKED, NOMEM, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, PROTOCOL, NOTADB: no write would succeed now.
    private static readonly int[] DatabaseAway = [Busy, 6, 7, 8, 10, 11, 13, 14, 15, 26];

    private readonly string _path;
    private readonly Action? _onDoubt, _onForeignWrite;
    private readonly Channel<Write> _queue = Channel.CreateUnbounded<Write>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Thread _thread;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SqliteSession? _session;
    private long _foreignWrites;
    private bool _inDoubt;
    private volatile bool _closing;

    /// <param name="path">The file.</param>
    /// <param name="onDoubt">
    /// Called, on the writer's thread and before anything else is written, once a commit has reported an error and the file can be
    /// written again: it may have taken effect all the same, and what was to run after it has not.
    /// </param>
    /// <param name="onForeignWrite">Called, on the writer's thread, when another connection has changed the file, as an operator may.</param>
    /// <param name="session">An open connection to the file, the writer's from now on.</param>
    public SqliteWriter(string path, Action? onDoubt = null, Action? onForeignWrite = null, SqliteSession? session = null)
    {
        _path = path;
        _onForeignWrite = onForeignWrite;
        _session = session;
        _onDoubt = onDoubt;
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

    /// <summary>Nothing can be written any more.</summary>
    public bool IsClosed => _closing;

    public async ValueTask DisposeAsync()
    {
        _closing = true;
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
        if (TryCommit(batch) is { } error)
        {
            Fail(batch, error);
            return;
        }
        foreach (var write in batch)
        {
            write.Succeed();
        }
    }

    private void Fail(List<Write> batch, Exception error)
    {
        if (error is StoreUnavailableException)
        {
            // What came meanwhile has waited as long, and would wait in vain once more. It is taken out before anybody hears of
            // the error: what comes after that may find the database back.
            List<Write> all = [.. batch];
            while (_queue.Reader.TryRead(out var late))
            {
                all.Add(late);
            }
            // Of those only the ones that were being committed can have been.
            var others = new StoreUnavailableException(error.Message, error.InnerException);
            for (var i = 0; i < all.Count; i++)
            {
                all[i].Fail(i < batch.Count ? error : others);
            }
            return;
        }
        if (batch.Count == 1)
        {
            batch[0].Fail(error);
            return;
        }
        // One of them failed for a reason of its own: the others must not fail with it.
        for (var i = 0; i < batch.Count; i++)
        {
            switch (TryCommit([batch[i]]))
            {
                case null:
                    batch[i].Succeed();
                    break;
                case StoreUnavailableException away:
                    Fail(batch[i..], away);
                    return;
                case var own:
                    batch[i].Fail(own);
                    break;
            }
        }
    }

    private Exception? TryCommit(List<Write> batch)
    {
        bool hasBegun = false, isCommitting = false;
        try
        {
            _session ??= SqliteSession.Open(_path, SqliteOpenMode.ReadWrite);
            _session.Execute("BEGIN IMMEDIATE");
            hasBegun = true;
            if (_inDoubt)
            {
                _onDoubt?.Invoke();
                _inDoubt = false;
            }
            LookForForeignWrites(_session);
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
            // A connection that saw an error is not trusted again: the next commit opens a new one. One that has only waited for
            // somebody else in vain is as good as before.
            if (hasBegun || e is not SqliteException { SqliteErrorCode: Busy })
            {
                Close();
            }
            _inDoubt |= isCommitting;
            return isCommitting || (batch.Count == 1 && SqliteDamage.IsOfTables(e)) || (e is SqliteException { SqliteErrorCode: var code } && Array.IndexOf(DatabaseAway, code) >= 0)
                ? new StoreUnavailableException(SqliteDamage.IsSeenIn(e) ? SqliteDamage.Explain(_path, e) : "The database could not commit: " + e.Message, e) { IsInDoubt = isCommitting }
                : e;
        }
    }

    private void LookForForeignWrites(SqliteSession session)
    {
        // Another number with every commit of another connection; never 0.
        if (session.Scalar("PRAGMA data_version") is long version && version != _foreignWrites)
        {
            _foreignWrites = version;
            _onForeignWrite?.Invoke();
        }
    }

    private void Close()
    {
        _foreignWrites = 0;
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
