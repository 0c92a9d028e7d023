using TwilioBot.Delivery;
using TwilioBot.Delivery.Postgres;
using TwilioBot.Tests.Contracts;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Postgres;

/// <summary>What the others make of the turns during which an instance ended, and of those during which it only seemed so.</summary>
public sealed class EndedInstanceTests : IAsyncLifetime
{
    private static readonly TimeSpan Never = TimeSpan.FromHours(1), Long = TimeSpan.FromSeconds(15);
    private static readonly PostgresOptions Frozen = new() { Lease = TimeSpan.FromSeconds(1), Beat = Never, Patience = Long };
    private static readonly PostgresOptions Quick = new() { Lease = TimeSpan.FromSeconds(1), Beat = TimeSpan.FromMilliseconds(100), Patience = Long };

    private PostgresUnderTest _database = null!;

    public async Task InitializeAsync() => _database = (PostgresUnderTest)await PostgresUnderTest.OpenAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Its_turns_run_one_at_a_time_in_each_instance_that_is_left()
    {
        await using var one = await _database.OpenAnotherAsync(Quick);
        await using var other = await _database.OpenAnotherAsync(Quick);
        await LeaveTurnsAsync();
        await _database.KillAsync();

        var first = await SuspectOfAsync(one);
        var second = await SuspectOfAsync(other);
        var third = one.NextTurnAsync();
        await one.AcceptAsync(From("dan", "D1"));

        // Whoever is new passes the one that has to wait.
        Assert.Equal("D1", (await third).Message.MessageSid);
        Assert.NotEqual(first.Message.MessageSid, second.Message.MessageSid);
        Assert.Equal("1", _database.Look("SELECT count(*) FROM turn_lane WHERE suspect AND fence = 0"));
        Assert.Equal("0", _database.Look("SELECT sum(attempts) FROM inbox"));
    }

    [Fact]
    public async Task A_stop_accuses_nobody()
    {
        await using var other = await _database.OpenAnotherAsync(Quick);
        await LeaveTurnsAsync();

        await _database.Store.DisposeAsync();

        await AssertNoSuspectAsync(other);
    }

    [Fact]
    public async Task A_freeze_accuses_nobody()
    {
        await using var zombie = await _database.OpenAnotherAsync(Frozen);
        await _database.Store.DisposeAsync();
        await LeaveTurnsAsync(zombie);

        await using var other = await _database.OpenAnotherAsync(Quick);

        await AssertNoSuspectAsync(other);
    }

    [Fact]
    public async Task A_server_that_ended_all_sessions_accuses_nobody()
    {
        await LeaveTurnsAsync();
        await _database.KillAsync();
        // The last sign of life is from before the server's start.
        _database.Look("UPDATE instance SET beat_at = pg_postmaster_start_time() - interval '1 second' RETURNING 1");

        await using var other = await _database.OpenAnotherAsync(Quick);

        await AssertNoSuspectAsync(other);
    }

    [Fact]
    public async Task A_way_to_the_database_that_broke_for_all_accuses_nobody()
    {
        await using var other = await _database.OpenAnotherAsync(new PostgresOptions { Beat = TimeSpan.FromMilliseconds(400), Patience = Long });
        await LeaveTurnsAsync();
        await _database.KillAsync();
        _database.Look($"SELECT count(pg_terminate_backend(pid)) FROM ({Instance.Alive}) alive JOIN pg_locks ON locktype = 'advisory' AND objsubid = 2 AND objid::bigint = alive.id AND classid::bigint = hashtext('twiliobot ' || current_schema())::bigint & 4294967295");

        await AssertNoSuspectAsync(other);
    }

    private async Task LeaveTurnsAsync(IMessageStore? store = null)
    {
        store ??= _database.Store;
        await store.AcceptAsync(From(Ana, "A1"), From(Bob, "B1"), From(Cleo, "C1"));
        for (var n = 0; n < 3; n++) await store.NextTurnAsync();
    }

    private async Task<TurnClaim> SuspectOfAsync(IMessageStore store)
    {
        var next = store.NextTurnAsync();
        while (!next.IsCompleted) await _database.Clock.StepAsync(next);
        return await next;
    }

    // The clock stands still, so that a suspect would wait for ever.
    private async Task AssertNoSuspectAsync(IMessageStore store)
    {
        for (var n = 0; n < 3; n++) Assert.Equal(1, (await store.NextTurnAsync()).Attempt);
        Assert.Equal("0", _database.Look("SELECT count(*) FROM turn_lane WHERE suspect"));
    }
}
