using Npgsql;
using TwilioBot.Delivery;
using TwilioBot.Tests.Contracts;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Postgres;

/// <summary>Somebody else, a maintenance script say, locks the same rows the other way round.</summary>
public sealed class DeadlockTests : IAsyncLifetime
{
    // It has its lane, and waits for the state.
    private const string WaitingWithLane = """
        SELECT count(*) FROM pg_locks waits WHERE NOT granted
            AND EXISTS (SELECT FROM pg_locks has WHERE has.pid = waits.pid AND has.granted AND has.relation = 'turn_lane'::regclass)
        """;

    private PostgresUnderTest _database = null!;

    public async Task InitializeAsync() => _database = await PostgresUnderTest.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task A_commit_that_the_database_gives_up_for_the_sake_of_another_is_repeated_and_nothing_of_it_is_lost()
    {
        await using var store = await _database.OpenAnotherAsync();
        await store.WriteStateAsync(Writes(("name", "1")), Reads(), default);
        await store.AcceptAsync(From(Ana, "A1"));
        var claim = await store.NextTurnAsync();
        using var other = _database.Connect();
        // Of the two the commit notices first, unless this machine is very slow: then nothing is proven, and nothing fails.
        Run(other, "SET deadlock_timeout = '5s'");
        Run(other, "BEGIN; SELECT FROM state WHERE key = 'name' FOR UPDATE");
        var committed = store.CommitTurnAsync(claim, new TurnCommit(Reads(("name", 1)), Writes(("name", "2")), [To(Ana, "r1")], []), default);
        while (_database.Look(WaitingWithLane) == "0") await Task.Yield();

        try
        {
            Run(other, "SELECT FROM turn_lane FOR UPDATE");
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.DeadlockDetected)
        {
        }
        Run(other, "ROLLBACK");

        Assert.Equal(CommitResult.Committed, await committed);
        Assert.Equal(("1", OutboxState.Pending, "2: 2"), (_database.InboxState("A1"), _database.OutboxState("r1"), await store.StateAsync("name")));
    }

    private static void Run(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
