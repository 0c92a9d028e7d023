using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TwilioBot.Delivery.Sqlite;

/// <summary>
/// One prepared statement, run by SQLite's own calls: a message takes a dozen of them, and the objects that ADO.NET makes for each would
/// cost as much as they do.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private const int MostOnStack = 512;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    // Which argument ($1 is the first) each of SQLite's parameters is: those are numbered as they occur in the text.
    private readonly int[] _arguments;

    /// <exception cref="SqliteException">The text is no statement that this database understands.</exception>
    public SqliteStatement(sqlite3 database, string sql)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v2(database, sql, out _statement, out var rest));
        if (!string.IsNullOrWhiteSpace(rest))
        {
            _statement.Dispose();
            throw new ArgumentException("One statement at a time: " + rest, nameof(sql));
        }
        _arguments = [.. Enumerable.Range(1, raw.sqlite3_bind_parameter_count(_statement))
            .Select(index => int.Parse(raw.sqlite3_bind_parameter_name(_statement, index).utf8_to_string().AsSpan(1), CultureInfo.InvariantCulture) - 1)];
    }

    /// <summary>The number of rows it changed.</summary>
    public int Execute(ReadOnlySpan<object?> arguments)
    {
        try
        {
            Bind(arguments);
            while (Step())
            {
            }
            return raw.sqlite3_changes(_database);
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>The first column of the first row: a long, double, string or byte array; null when it is NULL or there is no row.</summary>
    public object? Scalar(ReadOnlySpan<object?> arguments)
    {
        try
        {
            Bind(arguments);
            // A statement that writes has written everything once it gives its first row.
            return Step() ? Column() : null;
        }
        finally
        {
            Reset();
        }
    }

    public void Dispose() => _statement.Dispose();

    private object? Column() => raw.sqlite3_column_type(_statement, 0) switch
    {
        raw.SQLITE_INTEGER => raw.sqlite3_column_int64(_statement, 0),
        raw.SQLITE_FLOAT => raw.sqlite3_column_double(_statement, 0),
        raw.SQLITE_TEXT => raw.sqlite3_column_text(_statement, 0).utf8_to_string(),
        raw.SQLITE_BLOB => raw.sqlite3_column_blob(_statement, 0).ToArray(),
        _ => null,
    };

    private bool Step()
    {
        var result = raw.sqlite3_step(_statement);
        if (result == raw.SQLITE_ROW)
        {
            return true;
        }
        if (result != raw.SQLITE_DONE)
        {
            Check(result);
        }
        return false;
    }

    // What it reports is the error of the step before, which was thrown already.
    private void Reset() => _ = raw.sqlite3_reset(_statement);

    private void Bind(ReadOnlySpan<object?> arguments)
    {
        for (var i = 0; i < _arguments.Length; i++)
        {
            Check(Bind(i + 1, arguments[_arguments[i]]));
        }
    }

    private int Bind(int index, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(_statement, index),
        string text => BindText(index, text),
        long number => raw.sqlite3_bind_int64(_statement, index, number),
        int number => raw.sqlite3_bind_int64(_statement, index, number),
        bool yes => raw.sqlite3_bind_int64(_statement, index, yes ? 1 : 0),
        double number => raw.sqlite3_bind_double(_statement, index, number),
        // An empty span has no address, which SQLite takes for NULL.
        byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(_statement, index, 0),
        byte[] bytes => raw.sqlite3_bind_blob(_statement, index, bytes),
        _ => throw new ArgumentException($"A {value.GetType()} is nothing that SQLite keeps.", nameof(value)),
    };

    private int BindText(int index, string text)
    {
        // With its length: SQLitePCL's own conversion of text ends at a NUL, and two keys could be one.
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> small = stackalloc byte[MostOnStack];
        var bytes = most <= MostOnStack ? small : new byte[most];
        if (text.Length == 0)
        {
            return raw.sqlite3_bind_text(_statement, index, text);
        }
        return raw.sqlite3_bind_text(_statement, index, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(result, _database);
        }
    }
}
