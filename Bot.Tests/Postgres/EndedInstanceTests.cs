using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
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
        // What its last renewal still has its hands on is taken over a moment later.
        await UntilAsync("3", "SELECT count(*) FROM turn_lane WHERE suspect");

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
        await using var other = await _database.OpenAnotherAsync(new PostgresOptions { Patience = Long });
        await LeaveTurnsAsync();

        await _database.KillAsync(andAllSessions: true);

        await AssertNoSuspectAsync(other);
    }

    [Fact]
    public async Task The_log_says_who_took_over_how_much_from_whom()
    {
        var log = new Lines();
        await using var other = await _database.OpenAnotherAsync(Quick, logger: log);
        await LeaveTurnsAsync();
        await _database.Store.SendAsync(To(Ana, "a1"));
        await _database.Store.NextSendAsync();
        var instance = _database.Look("SELECT id FROM instance ORDER BY id LIMIT 1");

        await _database.KillAsync();
        await SuspectOfAsync(other);

        // What its last renewal still has its hands on comes a moment later, in a line of its own.
        var line = log.All.First(said => said.StartsWith("Instance ", StringComparison.Ordinal));
        Assert.Matches($@"^Instance {instance} \({Regex.Escape(Environment.MachineName)}:{Environment.ProcessId}\) has ended: [1-3] turns, 0 statuses and [01] sends of it were taken over here$", line);
    }

    [Fact]
    public async Task What_was_claimed_before_the_machine_slept_does_not_leave_when_it_wakes()
    {
        await using var sleeper = await _database.OpenAnotherAsync(Frozen);
        await _database.Store.DisposeAsync();
        await sleeper.SendAsync(To(Ana, "a1"));
        var claim = await sleeper.NextSendAsync();

        // Of a machine that slept, only this clock knows it.
        _database.Clock.Advance(TimeSpan.FromHours(1));

        Assert.False(sleeper.Holds(claim));
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

    private async Task UntilAsync(string expected, string sql)
    {
        using var patience = new CancellationTokenSource(Long);
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (_database.Look(sql) != expected)
        {
            await again.WaitForNextTickAsync(patience.Token);
        }
    }

    // The clock stands still, so that a suspect would wait for ever.
    private async Task AssertNoSuspectAsync(IMessageStore store)
    {
        for (var n = 0; n < 3; n++) Assert.Equal(1, (await store.NextTurnAsync()).Attempt);
        Assert.Equal("0", _database.Look("SELECT count(*) FROM turn_lane WHERE suspect"));
    }

    private sealed class Lines : ILogger<PostgresMessageStore>
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public IEnumerable<string> All => _lines;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue(formatter(state, exception));
    }
}
