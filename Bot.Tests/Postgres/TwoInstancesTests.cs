using TwilioBot.Delivery;
using TwilioBot.Delivery.Postgres;
using TwilioBot.Tests.Contracts;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Postgres;

/// <summary>What instances that share a database do with each other's work.</summary>
public sealed class TwoInstancesTests : IAsyncLifetime
{
    // Nobody looks by himself within a test's time: what arrives was called.
    private static readonly TimeSpan Never = TimeSpan.FromHours(1), Long = TimeSpan.FromSeconds(15);

    // Neither shows that it lives nor renews what it holds, as when its process is frozen.
    private static readonly PostgresOptions Frozen = new() { Lease = TimeSpan.FromSeconds(1), Beat = Never, Poll = Never, Patience = Long };
    private static readonly PostgresOptions Called = new() { Poll = Never, Patience = Long };
    private static readonly PostgresOptions Quick = new() { Lease = TimeSpan.FromSeconds(1), Beat = TimeSpan.FromMilliseconds(100), Poll = Never, Patience = Long };

    private PostgresUnderTest _database = null!;

    public async Task InitializeAsync() => _database = await PostgresUnderTest.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task What_comes_in_at_one_wakes_the_other()
    {
        await using var one = await _database.OpenAnotherAsync(Called);
        await using var other = await _database.OpenAnotherAsync(Called);
        var turn = other.NextTurnAsync();
        var send = other.NextSendAsync();

        await one.AcceptAsync(From(Ana, "A1"));
        await one.SendAsync(To(Bob, "b1"));

        Assert.Equal(("A1", "b1"), ((await turn).Message.MessageSid, (await send).Message.Id));
    }

    [Fact]
    public async Task Of_copies_that_arrive_at_all_instances_together_one_is_taken()
    {
        await using var one = await _database.OpenAnotherAsync(Called);
        await using var other = await _database.OpenAnotherAsync(Called);
        for (var n = 0; n < 10; n++)
        {
            var message = From(Ana, $"A{n}");
            var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(copy => Task.Run(() => (copy % 2 == 0 ? one : other).AcceptAsync(message, default))));
            Assert.Single(taken, accepted => accepted.IsNew);
        }
    }

    [Fact]
    public async Task A_conversation_is_worked_on_by_one_instance_at_a_time_and_in_order()
    {
        await using var one = await _database.OpenAnotherAsync(Called);
        await using var other = await _database.OpenAnotherAsync(Called);
        for (var n = 0; n < 20; n++) await one.AcceptAsync(From(Ana, $"A{n}"));
        var order = new List<string>();
        var atOnce = 0;

        async Task WorkAsync(PostgresMessageStore store)
        {
            for (var n = 0; n < 10; n++)
            {
                var claim = await store.NextTurnAsync();
                Assert.Equal(1, Interlocked.Increment(ref atOnce));
                order.Add(claim.Message.MessageSid);
                await Task.Yield();
                Interlocked.Decrement(ref atOnce);
                await store.CommitAsync(claim);
            }
        }

        await Task.WhenAll(WorkAsync(one), WorkAsync(other));

        Assert.Equal(Enumerable.Range(0, 20).Select(n => $"A{n}"), order);
    }

    [Fact]
    public async Task Whoever_stops_hands_back_what_it_holds_at_once()
    {
        var one = await _database.OpenAnotherAsync(Called);
        await using var other = await _database.OpenAnotherAsync(Called);
        await one.AcceptAsync(From(Ana, "A1"));
        await one.SendAsync(To(Bob, "b1"));
        await one.NextTurnAsync();
        await one.NextSendAsync();
        var turn = other.NextTurnAsync();
        var send = other.NextSendAsync();

        await one.DisposeAsync();

        Assert.Equal(("A1", 1), (await turn) is var claim ? (claim.Message.MessageSid, claim.Attempt) : default);
        // It had begun to leave.
        Assert.Equal(("b1", OutboxState.Unknown), (await send) is var leaving ? (leaving.Message.Id, leaving.State) : default);
    }

    [Fact]
    public async Task What_a_frozen_instance_holds_is_taken_over_and_all_it_writes_when_it_wakes_is_refused()
    {
        await using var zombie = await _database.OpenAnotherAsync(Frozen);
        await zombie.AcceptAsync(From(Ana, "A1"), From(Bob, "B1"));
        await zombie.SendAsync(To(Cleo, "c1"));
        var (lost, lostToo, leaving) = (await zombie.NextTurnAsync(), await zombie.NextTurnAsync(), await zombie.NextSendAsync());
        Assert.True(zombie.Holds(leaving));

        await using var other = await _database.OpenAnotherAsync(Quick);
        var turns = new[] { await other.NextTurnAsync(), await other.NextTurnAsync() };
        var send = await other.NextSendAsync();

        // A freeze is no turn's fault.
        Assert.Equal([("A1", 1), ("B1", 1)], turns.Select(turn => (turn.Message.MessageSid, turn.Attempt)).Order());
        Assert.Equal(("c1", OutboxState.Unknown), (send.Message.Id, send.State));
        Assert.False(zombie.Holds(leaving));
        Assert.Equal(CommitResult.Lost, await zombie.CommitTurnAsync(
            lost, new TurnCommit(Reads(), Writes(("name", "1")), [To(Ana, "answer")], []), default));
        await Assert.ThrowsAsync<ClaimLostException>(() => zombie.FailTurnAsync(lostToo, TurnFailure.Dead("poison"), default));
        await Assert.ThrowsAsync<ClaimLostException>(() => zombie.CompleteSendAsync(leaving, SendResult.Sent("SM1"), Open, default));
        zombie.ReleaseTurn(lost, default);
        zombie.ReleaseSend(leaving, default);

        Assert.Equal((null, null), (await other.StateAsync("name"), _database.OutboxState("answer")));
        Assert.Equal(OutboxState.Unknown, _database.OutboxState("c1"));
        Assert.True(other.Holds(send));
        foreach (var turn in turns) await other.CommitAsync(turn);
        await other.CompleteAsync(send, SendResult.Sent("SM2"));
        Assert.Equal(("1", "1", "SM2"), (_database.InboxState("A1"), _database.InboxState("B1"), _database.Outbox("message_sid", "c1")));
    }

    [Fact]
    public async Task What_one_instance_cannot_send_now_is_left_to_the_other()
    {
        await using var one = await _database.OpenAnotherAsync(Called);
        await using var other = await _database.OpenAnotherAsync(Called);
        var mine = one.NextSendAsync();
        var theirs = other.NextSendAsync();
        one.HoldSends(_database.Clock.GetUtcNow() + Never);

        await one.SendAsync(To(Bob, "b1"));

        Assert.Equal("b1", (await theirs).Message.Id);
        await one.SendAsync(To(Cleo, "c1"));
        Assert.False(mine.IsCompleted);
        one.HoldSends(default);
        Assert.Equal("c1", (await mine).Message.Id);
    }

    [Fact]
    public async Task Whoever_got_no_answer_lets_another_look_first()
    {
        await using var one = await _database.OpenAnotherAsync(Called);
        await using var other = await _database.OpenAnotherAsync(Called);
        await one.SendAsync(To(Bob, "b1"));
        await one.CompleteAsync(await one.NextSendAsync(), SendResult.Unknown(_database.Clock.GetUtcNow().AddSeconds(10), "no answer"));
        var mine = one.NextSendAsync();

        _database.Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(("b1", OutboxState.Unknown), (await other.NextSendAsync()) is var claim ? (claim.Message.Id, claim.State) : default);
        Assert.False(mine.IsCompleted);
    }

    [Fact]
    public async Task What_is_renewed_is_not_taken_over()
    {
        await using var one = await _database.OpenAnotherAsync(Quick);
        await using var other = await _database.OpenAnotherAsync(Quick);
        await one.AcceptAsync(From(Ana, "A1"));
        await one.SendAsync(To(Bob, "b1"));
        var (turn, send) = (await one.NextTurnAsync(), await one.NextSendAsync());
        var until = _database.Look("SELECT max(lease_until) FROM turn_lane");

        // Several leases long, by the database's own clock.
        _database.Look("SELECT pg_sleep(3)");

        Assert.NotEqual(until, _database.Look("SELECT max(lease_until) FROM turn_lane"));
        Assert.True(one.Holds(send));
        await one.CommitAsync(turn);
        await one.CompleteAsync(send, SendResult.Sent("SM1"));
    }

    [Fact]
    public async Task What_others_may_take_for_a_dead_instances_does_not_hold_until_it_is_renewed()
    {
        await using var one = await _database.OpenAnotherAsync(new PostgresOptions { Lease = Never, Beat = Never, Poll = Never, Patience = Long });
        await one.SendAsync(To(Bob, "b1"));
        var send = await one.NextSendAsync();
        Assert.True(one.Holds(send));

        await LoseSessionAsync();

        await UntilAsync(() => !one.Holds(send));
    }

    [Fact]
    public async Task A_lease_from_a_time_when_the_databases_clock_was_ahead_does_not_hold_for_ever()
    {
        await using var zombie = await _database.OpenAnotherAsync(Frozen);
        await zombie.AcceptAsync(From(Ana, "A1"));
        await zombie.NextTurnAsync();
        _database.Look("UPDATE turn_lane SET lease_until = lease_until + interval '1 year' RETURNING 1");

        await using var other = await _database.OpenAnotherAsync(Quick);

        Assert.Equal("A1", (await other.NextTurnAsync()).Message.MessageSid);
    }

    // The one that shows the others that an instance lives; it finds itself another one.
    private async Task LoseSessionAsync()
    {
        const string Sessions = "FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 2 AND classid::bigint = hashtext('twiliobot ' || current_schema())::bigint & 4294967295";
        var was = _database.Look("SELECT pid " + Sessions);
        _database.Look("SELECT pg_terminate_backend(pid) " + Sessions);
        await UntilAsync(() => _database.Look("SELECT pid " + Sessions) is { } now && now != was);
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var patience = new CancellationTokenSource(Stories.TwilioSide.Patience);
        while (!isSo())
        {
            await Task.Yield();
            patience.Token.ThrowIfCancellationRequested();
        }
    }
}
