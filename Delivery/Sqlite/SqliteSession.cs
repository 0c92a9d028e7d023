using Microsoft.Data.Sqlite;

namespace TwilioBot.Delivery.Sqlite;

/// <summary>One connection with its prepared statements, for one thread at a time. Parameters are $1, $2 …</summary>
internal sealed class SqliteSession : IDisposable
{
    private static readonly string[] Names = [.. Enumerable.Range(1, 24).Select(n => "$" + n)];
    private readonly Dictionary<string, SqliteCommand> _queries = new(SqlText.Comparer);
    private readonly Dictionary<string, SqliteStatement> _statements = new(SqlText.Comparer);

    static SqliteSession()
    {
        // A session serves one thread at a time, so SQLite need not lock each call against others (SQLITE_CONFIG_MULTITHREAD), nor all of
        // them against each other to keep statistics of memory that nobody reads (SQLITE_CONFIG_MEMSTATUS). It must come before the first
        // connection, which is why that is always a session's; too late costs time and nothing else.
        SQLitePCL.Batteries_V2.Init();
        _ = SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MULTITHREAD);
        _ = SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    private SqliteSession(SqliteConnection connection) => Connection = connection;

    /// <summary>The connection itself, for what is no statement.</summary>
    public SqliteConnection Connection { get; }

    /// <summary>Opens the file with the durability that an acknowledgement to Twilio stands on.</summary>
    public static SqliteSession Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = 1,
        }.ToString());
        try
        {
            connection.Open();
            // As long as ADO.NET would ask again whether somebody else has finished.
            _ = SQLitePCL.raw.sqlite3_busy_timeout(connection.Handle!, 1000);
            return On(connection, mode == SqliteOpenMode.ReadOnly);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A database of its own, which ends with the session.</summary>
    public static SqliteSession InMemory()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return On(connection, readOnly: true);
    }

    /// <summary>Takes over an open connection.</summary>
    public static SqliteSession On(SqliteConnection connection, bool readOnly)
    {
        var session = new SqliteSession(connection);
        if (!readOnly)
        {
            session.Run("PRAGMA journal_mode = WAL");
            session.Run("PRAGMA synchronous = FULL");
            // Most pages of one commit are in the next one, too: the more commits between two copies into the file, the fewer copies.
            session.Run("PRAGMA wal_autocheckpoint = 4000");
            // That is 16 MiB of log. One that has grown beyond, since the disk was full or somebody read for long, is cut when it is begun
            // anew: what it does not need, the file may.
            session.Run("PRAGMA journal_size_limit = 25165824");
        }
        else
        {
            // Point queries need few pages, and there are many readers: 256 KiB each instead of 2 MiB.
            session.Run("PRAGMA cache_size = -256");
        }
        return session;
    }

    /// <summary>Runs a statement that is not worth keeping prepared.</summary>
    public void Run(string sql)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Runs a prepared statement; the number of rows it changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> args) => Statement(sql).Execute(args);

    /// <summary>The first column of the first row; null when there is none.</summary>
    public object? Scalar(string sql, params ReadOnlySpan<object?> args) => Statement(sql).Scalar(args);

    /// <summary>Reads rows; the reader must be disposed before the statement runs again.</summary>
    public SqliteDataReader Query(string sql, params ReadOnlySpan<object?> args) => Prepare(sql, args).ExecuteReader();

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }
        foreach (var query in _queries.Values)
        {
            query.Dispose();
        }
        Connection.Dispose();
    }

    private SqliteStatement Statement(string sql) => _statements.TryGetValue(sql, out var statement)
        ? statement
        : _statements[sql] = new SqliteStatement(Connection.Handle!, sql);

    private SqliteCommand Prepare(string sql, ReadOnlySpan<object?> args)
    {
        if (!_queries.TryGetValue(sql, out var query))
        {
            query = Connection.CreateCommand();
            query.CommandText = sql;
            for (var i = 0; i < args.Length; i++)
            {
                query.Parameters.Add(new SqliteParameter { ParameterName = Names[i] });
            }
            _queries[sql] = query;
        }
        for (var i = 0; i < args.Length; i++)
        {
            query.Parameters[i].Value = args[i] ?? DBNull.Value;
        }
        return query;
    }
}
