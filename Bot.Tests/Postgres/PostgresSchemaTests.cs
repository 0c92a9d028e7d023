using TwilioBot.Delivery.Postgres;
using TwilioBot.Tests.Contracts;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Postgres;

/// <summary>How versions of the program share a database while one replaces the other.</summary>
public sealed class PostgresSchemaTests : IAsyncLifetime
{
    private PostgresUnderTest _database = null!;

    public async Task InitializeAsync() => _database = await PostgresUnderTest.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Instances_that_start_together_on_an_empty_database_make_its_tables_once()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _database.OpenAnotherAsync()));

        await stores[0].AcceptAsync(From(Ana, "A1"));
        Assert.False((await stores[5].AcceptAsync(From(Ana, "A1"), default)).IsNew);
        Assert.Equal(PostgresSchema.Known.Current.ToString(System.Globalization.CultureInfo.InvariantCulture), _database.Look("SELECT count(*) FROM schema_version"));
        await Task.WhenAll(stores.Select(store => store.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task The_version_before_goes_on_beside_a_newer_one_that_only_adds()
    {
        await using var before = await _database.OpenAnotherAsync();
        await using var newer = await _database.OpenAnotherAsync(schema: Next("ALTER TABLE inbox ADD COLUMN mood text", oldestProgram: PostgresSchema.Known.Current));
        await newer.AcceptAsync(From(Ana, "A1"));
        await before.CommitAsync(await before.NextTurnAsync());

        // Also when it has to start again, as in a rolling restart that is taken back.
        await using var again = await _database.OpenAnotherAsync();
        await again.AcceptAsync(From(Ana, "A2"));
        Assert.Equal("A2", (await newer.NextTurnAsync()).Message.MessageSid);
    }

    [Fact]
    public async Task A_program_that_cannot_work_on_a_newer_database_says_so_and_changes_nothing()
    {
        var known = PostgresSchema.Known.Current;
        await using (await _database.OpenAnotherAsync(schema: Next("ALTER TABLE inbox RENAME TO letters", oldestProgram: known + 1)))
        {
        }

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => _database.OpenAnotherAsync());

        Assert.StartsWith($"The database was changed by a newer TwilioBot (schema {known + 1}", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("0", _database.Look("SELECT count(*) FROM letters"));
    }

    [Fact]
    public async Task A_version_that_fails_leaves_nothing_behind()
    {
        await using var before = await _database.OpenAnotherAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => _database.OpenAnotherAsync(schema: Next("CREATE TABLE half (a int); SELECT 1 / 0", oldestProgram: 1)));

        Assert.Null(_database.Look("SELECT to_regclass('half')::text"));
        await using var again = await _database.OpenAnotherAsync();
        await again.AcceptAsync(From(Ana, "A1"));
    }

    private static PostgresSchema Next(string sql, int oldestProgram) => new([.. PostgresSchema.Known.Versions, new SchemaVersion(sql, oldestProgram)]);
}
