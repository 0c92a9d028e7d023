using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TwilioBot.Adapters;

namespace TwilioBot.Delivery.Sqlite;

/// <summary>
/// Inbox, outbox and state in one SQLite file that one process owns. What is to be done next is also kept in memory, by conversation,
/// so that a claim costs no query; the file alone decides what there is after a restart.
/// </summary>
public sealed partial class SqliteMessageStore : IMessageStore
{
    // The key of every row; there is one until there are several accounts.
    private const string Tenant = "default";

    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly LogLimit _troubles;
    private readonly ConcurrentStack<SqliteSession> _readers = new();
    private readonly LaneTable<TurnClaim> _turnTable;
    private readonly LaneTable<TurnClaim> _statusTable;
    private readonly LaneTable<SendClaim> _sendTable;
    private readonly TurnSuspects _suspects;
    private TurnMarks? _marks;
    private DatabaseLock? _lock;
    private SqliteWriter? _writer;
    private volatile bool _closed = true;

    /// <summary>Names the file; it is opened by <see cref="OpenAsync"/>.</summary>
    /// <param name="path">The database file; its folder is made when missing.</param>
    /// <param name="clock">Tells when a retry is due.</param>
    /// <param name="logger">Hears of damage, and of what goes wrong while nobody waits for it.</param>
    public SqliteMessageStore(string path, TimeProvider clock, ILogger<SqliteMessageStore>? logger = null)
        : this(path, clock, room: null, logger)
    {
    }

    /// <inheritdoc cref="SqliteMessageStore(string, TimeProvider, ILogger{SqliteMessageStore})"/>
    internal SqliteMessageStore(string path, TimeProvider clock, LaneRoom? room, ILogger<SqliteMessageStore>? logger = null)
    {
        DatabasePath = Path.GetFullPath(path);
        _clock = clock;
        _logger = logger ?? NullLogger<SqliteMessageStore>.Instance;
        _troubles = new LogLimit(TimeProvider.System, (reason, more) => Log.StillNotTakenUp(_logger, more, reason));
        _turnTable = new LaneTable<TurnClaim>(Tenant, "inbox", "state = 0 AND status_of IS NULL", TurnColumns, ToTurn, SetAsideTurn, SayTrouble, clock, room);
        _statusTable = new LaneTable<TurnClaim>(Tenant, "inbox", "state = 0 AND status_of IS NOT NULL", TurnColumns, ToTurn, SetAsideTurn, SayTrouble, clock, room);
        _sendTable = new LaneTable<SendClaim>(Tenant, "outbox", "finished_at IS NULL", SendColumns, ToSend, SetAsideSend, SayTrouble, clock, room);
        _suspects = new TurnSuspects(clock);
    }

    /// <summary>The database file, absolute.</summary>
    public string DatabasePath { get; }

    private Lanes<TurnClaim> Turns => _turnTable.Lanes;

    private Lanes<TurnClaim> Statuses => _statusTable.Lanes;

    private Lanes<SendClaim> Sends => _sendTable.Lanes;

    internal SqliteWriter Writer => _writer ?? throw new StoreUnavailableException("The database is not open yet.");

    /// <summary>Loads SQLite, and what every opening of a file compares it with. For time alone: <see cref="OpenAsync"/> does it as well.</summary>
    public static void Prepare() => SqliteSchema.Prepare();

    /// <inheritdoc/>
    public Task OpenAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Directory.CreateDirectory(Path.GetDirectoryName(DatabasePath)!);
        _lock = DatabaseLock.Take(DatabasePath);
        try
        {
            OpenFile();
        }
        catch (Exception e) when (SqliteDamage.IsSeenIn(e))
        {
            _lock.Dispose();
            throw new InvalidOperationException(SqliteDamage.Explain(DatabasePath, e), e);
        }
        catch (SqliteException e)
        {
            _lock.Dispose();
            throw new StoreUnavailableException($"The database {DatabasePath} cannot be opened: {e.Message}", e);
        }
        catch
        {
            _lock.Dispose();
            throw;
        }
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task ProbeAsync(CancellationToken cancellationToken) =>
        // Writes what is there already: a transaction that changes nothing would succeed on a full disk, too.
        Writer.WriteAsync(SqliteSchema.Touch, null, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_writer is not null)
        {
            await _writer.DisposeAsync().ConfigureAwait(false);
        }
        _closed = true;
        CloseReaders();
        _turnTable.Dispose();
        _statusTable.Dispose();
        _sendTable.Dispose();
        Interlocked.Exchange(ref _marks, null)?.Dispose();
        _lock?.Dispose();
    }

    private void OpenFile()
    {
        var session = SqliteSession.Open(DatabasePath, SqliteOpenMode.ReadWriteCreate);
        try
        {
            SqliteSchema.Migrate(session, DatabasePath);
            _hash = ReadHashKey(session);
            _restoredAt = RestoredMark.Read(session);
            DoubtSends(session);
            SuspectTurns(session);
            _turnTable.Open(session);
            _statusTable.Open(session);
            _sendTable.Open(session);
            TakeUpSweep(session);
        }
        catch
        {
            session.Dispose();
            throw;
        }
        // Closing it would copy the log into the file, and wait for the disk several times, only for the writer to begin anew.
        _writer = new SqliteWriter(DatabasePath, Doubt, _states.Clear, session);
        _closed = false;
        _turnTable.GoOn(_writer);
        _statusTable.GoOn(_writer);
        _sendTable.GoOn(_writer);
    }

    // After a commit that may have taken effect although it reported an error: nobody was told of its rows.
    private void Doubt()
    {
        _states.Clear();
        Turns.Doubt();
        Statuses.Doubt();
        Sends.Doubt();
    }

    private void SayTrouble(Exception error)
    {
        var reason = error is StoreUnavailableException || !SqliteDamage.IsSeenIn(error) ? error.Message : SqliteDamage.Explain(DatabasePath, error);
        if (_troubles.IsFirst(reason))
        {
            Log.NotTakenUp(_logger, reason);
        }
    }

    // As many readers as run at once, each with a connection of its own; WAL lets them read beside the writer.
    private T Read<T>(Func<SqliteSession, T> work)
    {
        if (_closed)
        {
            throw new StoreUnavailableException("The database is not open.");
        }
        SqliteSession? reader = null;
        try
        {
            reader = _readers.TryPop(out var idle) ? idle : SqliteSession.Open(DatabasePath, SqliteOpenMode.ReadOnly);
            var result = work(reader);
            _readers.Push(reader);
            reader = null;
            if (_closed)
            {
                CloseReaders();
            }
            return result;
        }
        catch (SqliteException e)
        {
            throw new StoreUnavailableException(
                SqliteDamage.IsSeenIn(e) ? SqliteDamage.Explain(DatabasePath, e) : "The database could not be read: " + e.Message, e);
        }
        finally
        {
            // One that saw an error is not used again.
            reader?.Dispose();
        }
    }

    private void CloseReaders()
    {
        while (_readers.TryPop(out var reader))
        {
            reader.Dispose();
        }
    }

    private static long Millis(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    private static DateTimeOffset Time(long millis) => DateTimeOffset.FromUnixTimeMilliseconds(millis);

    private static long Long(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
