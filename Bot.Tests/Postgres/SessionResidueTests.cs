using TwilioBot.Delivery;
using TwilioBot.Tests.Contracts;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Postgres;

/// <summary>Connections go back to the pool as they are (No Reset On Close), so nothing may be left in them for whoever has them next.</summary>
public sealed class SessionResidueTests
{
    private const string Residue = """
        SELECT concat_ws(', ',
            (SELECT string_agg('SET ' || name, ', ') FROM pg_settings WHERE source = 'session'),
            (SELECT string_agg('LISTEN ' || channel, ', ') FROM pg_listening_channels() channel),
            (SELECT string_agg('lock ' || objid, ', ') FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()),
            (SELECT string_agg('cursor ' || name, ', ') FROM pg_cursors WHERE name <> ''),
            (SELECT string_agg('temporary ' || relname, ', ') FROM pg_class WHERE relpersistence = 't' AND pg_table_is_visible(oid)))
        """;

    [Fact]
    public async Task A_connection_that_has_served_a_conversation_is_as_it_was()
    {
        await using var database = await PostgresUnderTest.CreateAsync();
        // Two: the instance's own session, and the one that everything else then goes through.
        await using var connections = database.Connections(most: 2);
        await using var store = await database.OpenOnAsync(connections);

        await store.AcceptAsync(From(Ana, "A1"), From(Bob, "B1"));
        await store.AcceptAsync(From(Ana, "A1"), default);
        await store.CommitAsync(await store.NextTurnAsync(), new TurnCommit(Reads(), Writes(("name", "1")), [To(Ana, "r1"), To(Ana, "r2")], []));
        await store.FailTurnAsync(await store.NextTurnAsync(), TurnFailure.Dead("planted"), default);
        await store.CompleteAsync(await store.NextSendAsync(), SendResult.Sent("SM1"));
        await store.CompleteAsync(await store.NextSendAsync(), SendResult.Dead("planted", 21610));
        await store.RecordStatusAsync(Status("SM1", "delivered", "r1"), default);
        await store.SendAsync(To(Cleo, "c1"));
        await store.WriteStateAsync(Writes(("name", "2"), ("other", null)), Reads(("name", 1)), default);
        await store.ReadStateAsync(["name"], default);
        await store.ProbeAsync(default);

        await using var connection = await connections.OpenConnectionAsync();
        await using var look = connection.CreateCommand();
        look.CommandText = Residue;
        Assert.Equal("", await look.ExecuteScalarAsync());
    }

    [Theory]
    [InlineData("SET statement_timeout = 1000", "SET statement_timeout")]
    [InlineData("LISTEN anything", "LISTEN anything")]
    [InlineData("SELECT pg_advisory_lock(7)", "lock 7")]
    [InlineData("CREATE TEMPORARY TABLE left_over (a int)", "temporary left_over")]
    public async Task What_is_left_shows(string leave, string shown)
    {
        await using var database = await PostgresUnderTest.CreateAsync();
        await using var connections = database.Connections(most: 1);
        await using (var first = await connections.OpenConnectionAsync())
        {
            await using var command = first.CreateCommand();
            command.CommandText = leave;
            await command.ExecuteNonQueryAsync();
        }

        await using var connection = await connections.OpenConnectionAsync();
        await using var look = connection.CreateCommand();
        look.CommandText = Residue;
        Assert.Equal(shown, await look.ExecuteScalarAsync());
    }
}
