using Microsoft.Data.Sqlite;
using TwilioBot.Delivery.Sqlite;

namespace TwilioBot.Tests.Delivery;

/// <summary>What goes into a statement comes out of the database as it was, and what is wrong with one is said at once.</summary>
public sealed class SqliteStatementTests : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly SqliteSession _session;

    public SqliteStatementTests()
    {
        _connection.Open();
        _session = SqliteSession.On(_connection, readOnly: true);
    }

    public void Dispose() => _session.Dispose();

    public static TheoryData<object?> Values => new(
        null, "", "hello", "¡Olé! 🍪", new string('é', 3000), "'; DROP TABLE inbox; --", 0L, long.MaxValue, long.MinValue, 1.5,
        Array.Empty<byte>(), new byte[] { 0, 255, 0 });

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_comes_back_as_it_was(object? value) => Assert.Equal(value, _session.Scalar("SELECT $1", value));

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_is_kept_as_what_it_is(object? value)
    {
        var kind = value switch { null => "null", string => "text", long => "integer", double => "real", _ => "blob" };

        Assert.Equal(kind, _session.Scalar("SELECT typeof($1)", value));
    }

    [Fact]
    public void Small_numbers_and_truth_are_integers() =>
        Assert.Equal("integer 7 integer 1 integer 0", _session.Scalar("SELECT typeof($1) || ' ' || $1 || ' ' || typeof($2) || ' ' || $2 || ' ' || typeof($3) || ' ' || $3", 7, true, false));

    [Fact]
    public void Arguments_go_by_their_numbers_wherever_they_stand() =>
        Assert.Equal("c a j b a", _session.Scalar("SELECT $3 || ' ' || $1 || ' ' || $10 || ' ' || $2 || ' ' || $1", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j"));

    [Fact]
    public void A_statement_remembers_nothing_of_the_last_time()
    {
        Assert.Equal("long, and longer than the next one", _session.Scalar("SELECT $1", "long, and longer than the next one"));

        Assert.Equal("short", _session.Scalar("SELECT $1", "short"));
        Assert.Null(_session.Scalar("SELECT $1", [null]));
    }

    [Fact]
    public void The_rows_that_changed_are_counted_each_time()
    {
        _session.Execute("CREATE TABLE t (a INTEGER UNIQUE)");
        const string insert = "INSERT INTO t SELECT value FROM json_each($1) WHERE TRUE ON CONFLICT DO NOTHING";

        Assert.Equal(3, _session.Execute(insert, "[1, 2, 3]"));
        Assert.Equal(1, _session.Execute(insert, "[3, 4]"));
        Assert.Equal(0, _session.Execute(insert, "[4]"));
        Assert.Equal(2, _session.Execute("DELETE FROM t WHERE a > $1", 2));
    }

    [Fact]
    public void One_that_writes_and_gives_rows_has_written_all_of_them()
    {
        _session.Execute("CREATE TABLE t (a INTEGER)");

        Assert.Equal(5L, _session.Scalar("INSERT INTO t SELECT value FROM json_each('[5, 6, 7]') RETURNING a"));

        Assert.Equal(3L, _session.Scalar("SELECT COUNT(*) FROM t"));
    }

    [Fact]
    public void An_error_is_the_statements_and_the_next_run_is_sound()
    {
        _session.Execute("CREATE TABLE t (a INTEGER UNIQUE)");
        _session.Execute("INSERT INTO t VALUES ($1)", 1);

        Assert.Equal(19, Assert.Throws<SqliteException>(() => _session.Execute("INSERT INTO t VALUES ($1)", 1)).SqliteErrorCode);
        Assert.Equal(1, _session.Execute("INSERT INTO t VALUES ($1)", 2));
    }

    [Fact]
    public void What_SQLite_does_not_understand_it_says() =>
        Assert.Contains("no such table: nowhere", Assert.Throws<SqliteException>(() => _session.Scalar("SELECT * FROM nowhere")).Message, StringComparison.Ordinal);

    [Fact]
    public void Two_statements_at_once_are_refused_and_neither_runs()
    {
        _session.Execute("CREATE TABLE t (a INTEGER)");

        Assert.Throws<ArgumentException>(() => _session.Execute("INSERT INTO t VALUES (1); INSERT INTO t VALUES (2)"));

        Assert.Equal(0L, _session.Scalar("SELECT COUNT(*) FROM t"));
    }

    [Fact]
    public void A_value_that_SQLite_cannot_keep_is_refused() => Assert.Throws<ArgumentException>(() => _session.Scalar("SELECT $1", new Version(1, 0)));
}
