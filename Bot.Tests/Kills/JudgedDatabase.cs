using System.Data.Common;
using System.Globalization;

namespace TwilioBot.Tests.Kills;

/// <summary>The database of a bot under test, looked into from outside; whichever it is, the questions are the same.</summary>
internal abstract class JudgedDatabase : IAsyncDisposable
{
    /// <summary>What the bot is told of it: <c>ConnectionStrings:TwilioBot</c>.</summary>
    public abstract string ConnectionString { get; }

    /// <summary>What the database itself says is wrong with it; null: nothing.</summary>
    public abstract string? Damage();

    /// <summary>A connection of the test's own.</summary>
    public abstract DbConnection Open();

    /// <summary>Runs a statement, whose parameters are <c>$1</c>, <c>$2</c> …, and gives its rows to <paramref name="read"/>.</summary>
    public void Query(string sql, Action<DbDataReader> read, params ReadOnlySpan<object> args)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are the tests' own.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < args.Length; i++) command.Parameters.Add(Parameter(command, i + 1, args[i]));
        using var reader = command.ExecuteReader();
        while (reader.Read()) read(reader);
    }

    /// <summary>The first column of the first row as a number; 0 when there is none.</summary>
    public long Number(string sql, params ReadOnlySpan<object> args)
    {
        var number = 0L;
        Query(sql, reader => number = Convert.ToInt64(reader.GetValue(0), CultureInfo.InvariantCulture), args);
        return number;
    }

    /// <summary>Whether everything in it has come to its end.</summary>
    public bool IsQuiet() =>
        Number("SELECT (SELECT COUNT(*) FROM inbox WHERE state = 0) + (SELECT COUNT(*) FROM outbox WHERE state IN (0, 1, 3))") == 0;

    /// <summary>How many resends the outbox has written down for a message.</summary>
    public long ResendsOf(string id) => Number("SELECT resends FROM outbox WHERE id = $1", id);

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected abstract DbParameter Parameter(DbCommand command, int number, object value);
}
