using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using TwilioBot.Delivery;
using TwilioBot.Delivery.Sqlite;
using TwilioBot.Tests.Contracts;
using TwilioBot.Tests.Stories;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Delivery;

/// <summary>
/// Older files become current ones, whole or not at all. Fixtures/database-v1.db was written by the program whose schema
/// was version 1: messages and replies in every state, receipts, bot state.
/// </summary>
public sealed class SqliteMigrationTests : IDisposable
{
    private static readonly string FirstVersion = Path.Combine(AppContext.BaseDirectory, "Fixtures", "database-v1.db");

    private static readonly string[] Suffixes = ["", "-wal", "-journal"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Delete();

    [Fact]
    public void A_file_of_the_first_version_keeps_every_row_as_it_was()
    {
        var path = Copy(FirstVersion, "old.db");
        var before = Read(path, session => Rows(session, Columns(session)));
        Assert.Equal(20, before.Count);
        var columns = Read(path, Columns);

        Migrate(path);

        // Since then a dead letter says when it became one.
        var after = Read(path, session => Rows(session, columns)).Select(line => line.Replace("|1795262400000|Invalid", "||Invalid", StringComparison.Ordinal));
        Assert.Equal(before, after);
    }

    [Fact]
    public async Task What_waited_in_a_file_of_the_first_version_is_taken_up()
    {
        var clock = new ManualClock();
        clock.Advance(TimeSpan.FromMinutes(5));
        await using var store = new SqliteMessageStore(Copy(FirstVersion, "old.db"), clock);
        await store.OpenAsync(default);

        var turns = new[] { await store.NextTurnAsync(), await store.NextTurnAsync(), await store.NextTurnAsync() };
        var sends = new[] { await store.NextSendAsync(), await store.NextSendAsync() };

        Assert.Equal(
            ["ana …0002, try 1", "bob …0005, try 1", "cleo …0006, try 2"],
            turns.Select(claim => $"{claim.Message.Conversation} …{claim.Message.MessageSid[^4..]}, try {claim.Attempt}").Order());
        Assert.Equal(["being sent: Unknown", "unknown: Unknown"], sends.Select(claim => $"{claim.Message.Id}: {claim.State}").Order());
        Assert.False((await store.AcceptAsync(From(Ana, "SM00000000000000000000000000000001"), default)).IsNew);
        Assert.Equal("""1: {"name":"Ana","count":3}""", await store.StateAsync("twilio-sms/conversations/ana"));
        Assert.Equal("SM10000000000000000000000000000001", await store.FindEvidenceAsync("delivered", default));
    }

    [Fact]
    public void A_migrated_file_has_the_tables_of_a_new_one()
    {
        var old = Copy(FirstVersion, "old.db");
        Migrate(old);
        Migrate(_folder["new.db"]);

        Assert.Equal(Read(_folder["new.db"], Schema), Read(old, Schema));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_kill_at_any_statement_leaves_a_file_that_becomes_what_it_would_have_become(bool populated)
    {
        if (populated) Copy(FirstVersion, "uninterrupted.db");
        Migrate(_folder["uninterrupted.db"]);
        var expected = Read(_folder["uninterrupted.db"], Everything);

        if (populated) Copy(FirstVersion, "killed.db");
        var statements = new List<string>();
        MigrateWatched(_folder["killed.db"], statement =>
        {
            // A kill leaves the files as they are at this moment; the index to the log (-shm) is made anew after one.
            var image = _folder[string.Create(CultureInfo.InvariantCulture, $"image{statements.Count}.db")];
            statements.Add(statement);
            foreach (var suffix in Suffixes)
            {
                if (File.Exists(_folder["killed.db" + suffix])) File.Copy(_folder["killed.db" + suffix], image + suffix);
            }
        });

        Assert.InRange(statements.Count, populated ? 10 : 20, 1000);
        Assert.Contains(statements, statement => statement == "COMMIT");
        for (var i = 0; i < statements.Count; i++)
        {
            var image = _folder[string.Create(CultureInfo.InvariantCulture, $"image{i}.db")];
            Migrate(image);
            Assert.True(expected.SequenceEqual(Read(image, Everything)), "Killed at: " + statements[i]);
            Assert.Equal("ok", Read(image, session => session.Scalar("PRAGMA integrity_check")));
        }
    }

    [Fact]
    public void A_used_file_is_copied_before_it_changes()
    {
        var path = Copy(FirstVersion, "old.db");
        var before = Read(path, Everything);

        Migrate(path);

        var copy = SqliteSchema.CopyBefore(path);
        Assert.Equal(before, Read(copy, Everything));
        Assert.Equal(
            ["old.db", Path.GetFileName(copy)], Directory.GetFiles(_folder.FullName).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Where_no_copy_can_be_made_nothing_changes()
    {
        var path = Copy(FirstVersion, "old.db");
        var before = Read(path, Everything);
        Directory.CreateDirectory(SqliteSchema.CopyBefore(path));

        Assert.ThrowsAny<Exception>(() => Migrate(path));

        Assert.Equal(before, Read(path, Everything));
    }

    [Fact]
    public void A_new_file_and_a_current_one_are_not_copied()
    {
        Migrate(_folder["new.db"]);
        Migrate(_folder["new.db"]);

        Assert.Equal(["new.db"], Directory.GetFiles(_folder.FullName).Select(Path.GetFileName));
    }

    [Fact]
    public void A_database_of_another_program_is_refused_untouched()
    {
        using (var session = SqliteSession.Open(_folder["theirs.db"], SqliteOpenMode.ReadWriteCreate)) session.Run("CREATE TABLE invoices (n INTEGER)");

        var refusal = Assert.Throws<InvalidOperationException>(() => Migrate(_folder["theirs.db"]));

        Assert.Contains("belongs to another program: it holds \"invoices\"", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("invoices", Read(_folder["theirs.db"], session => session.Scalar("SELECT group_concat(name) FROM sqlite_master")));
    }

    private string Copy(string file, string name)
    {
        File.Copy(file, _folder[name]);
        return _folder[name];
    }

    private static void Migrate(string path)
    {
        using var session = SqliteSession.Open(path, SqliteOpenMode.ReadWriteCreate);
        SqliteSchema.Migrate(session, path);
    }

    private static void MigrateWatched(string path, Action<string> atStatement)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        strdelegate_trace trace = (_, statement) => atStatement(statement);
        raw.sqlite3_trace(connection.Handle, trace, null!);
        using var session = SqliteSession.On(connection, readOnly: false);
        SqliteSchema.Migrate(session, path);
        raw.sqlite3_trace(connection.Handle, (strdelegate_trace)null!, null!);
        GC.KeepAlive(trace);
    }

    private static T Read<T>(string path, Func<SqliteSession, T> look)
    {
        using var session = SqliteSession.Open(path, SqliteOpenMode.ReadWriteCreate);
        return look(session);
    }

    private static List<string> Everything(SqliteSession session) =>
        [$"version {SqliteSchema.VersionOf(session)}", .. Schema(session), .. Rows(session, Columns(session))];

    private static List<string> Schema(SqliteSession session) => Lines(session, "SELECT type, name, sql FROM sqlite_master ORDER BY name");

    private static List<(string Table, string Columns)> Columns(SqliteSession session) =>
        [.. Lines(session, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
            .Select(table => (table, session.Scalar($"SELECT group_concat(name) FROM pragma_table_info('{table}')")!.ToString()!))];

    private static List<string> Rows(SqliteSession session, IEnumerable<(string Table, string Columns)> tables) =>
        [.. tables.SelectMany(table => Lines(session, $"SELECT '{table.Table}', {table.Columns} FROM {table.Table} ORDER BY {table.Columns}"))];

    private static List<string> Lines(SqliteSession session, string sql)
    {
        var lines = new List<string>();
        using var reader = session.Query(sql);
        while (reader.Read())
        {
            var line = new StringBuilder();
            for (var i = 0; i < reader.FieldCount; i++)
            {
                var value = reader.GetValue(i);
                line.Append(i == 0 ? "" : "|").Append(value is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture));
            }
            lines.Add(line.ToString());
        }
        return lines;
    }
}
