using TwilioBot.Delivery;
using TwilioBot.Delivery.Postgres;
using TwilioBot.Tests.Contracts;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Postgres;

/// <summary>Instances that wake up in the middle of something that is no longer theirs, each at a moment of its own.</summary>
public sealed class LateHandsTests : IAsyncLifetime
{
    private static readonly TimeSpan Never = TimeSpan.FromHours(1), Long = TimeSpan.FromSeconds(15);
    private static readonly PostgresOptions Frozen = new() { Lease = TimeSpan.FromSeconds(1), Beat = Never, Poll = Never, Patience = Long };
    private static readonly PostgresOptions Quick = new() { Lease = TimeSpan.FromSeconds(1), Beat = TimeSpan.FromMilliseconds(100), Poll = Never, Patience = Long };

    private PostgresUnderTest _database = null!;

    public async Task InitializeAsync() => _database = await PostgresUnderTest.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task A_send_given_back_too_late_does_not_make_what_another_is_sending_wait_again()
    {
        var zombie = await _database.OpenAnotherAsync(Frozen);
        await zombie.SendAsync(To(Ana, "a1"));
        var lost = await zombie.NextSendAsync();
        await using var other = await _database.OpenAnotherAsync(Quick);
        await other.CompleteAsync(await other.NextSendAsync(), SendResult.Retry(default, "no trace of it"));
        var sending = await other.NextSendAsync();

        zombie.ReleaseSend(lost, default);
        await zombie.DisposeAsync();

        Assert.Equal((OutboxState.Sending, "2"), (_database.OutboxState("a1"), _database.Outbox("attempts", "a1")));
        await other.CompleteAsync(sending, SendResult.Sent("SM1"));
    }

    [Fact]
    public async Task A_claim_that_ran_out_before_its_send_was_written_down_is_not_sent()
    {
        using var thaws = new ManualResetEventSlim();
        await using var zombie = await _database.OpenAnotherAsync(Frozen);
        await zombie.SendAsync(To(Ana, "a1"));
        // Frozen between the claim and what follows it.
        var claim = zombie.ClaimSendAsync(_ => { thaws.Wait(Long); return DateTimeOffset.MinValue; }, default).AsTask();
        await using var other = await _database.OpenAnotherAsync(Quick);
        await other.CompleteAsync(await other.NextSendAsync(), SendResult.Retry(_database.Clock.GetUtcNow().AddMinutes(1), "busy"));

        thaws.Set();
        await zombie.SendAsync(To(Bob, "b1"));

        Assert.Equal("b1", (await claim).Message.Id);
        Assert.Equal((OutboxState.Pending, "1"), (_database.OutboxState("a1"), _database.Outbox("attempts", "a1")));
    }

    [Fact]
    public async Task What_was_taken_over_is_not_renewed_by_whoever_had_it_before()
    {
        // Shows that it lives, but only now and then.
        await using var sleepy = await _database.OpenAnotherAsync(new() { Lease = TimeSpan.FromSeconds(1), Beat = TimeSpan.FromSeconds(4), Poll = Never, Patience = Long });
        await sleepy.SendAsync(To(Ana, "a1"));
        await sleepy.AcceptAsync(From(Bob, "B1"));
        var lost = (Send: await sleepy.NextSendAsync(), Turn: await sleepy.NextTurnAsync());
        await using var other = await _database.OpenAnotherAsync(Quick);
        var (send, turn) = (await other.NextSendAsync(), await other.NextTurnAsync());

        var wasAwake = _database.Look("SELECT min(beat_at) FROM instance");
        while (_database.Look("SELECT min(beat_at) FROM instance") == wasAwake) await Task.Yield();

        Assert.False(sleepy.Holds(lost.Send));
        Assert.True(other.Holds(send));
        Assert.Equal(CommitResult.Lost, await sleepy.CommitTurnAsync(lost.Turn, Nothing, default));
        await other.CommitAsync(turn);
        await other.CompleteAsync(send, SendResult.Sent("SM1"));
    }

    [Fact]
    public async Task A_turn_that_failed_here_is_tried_elsewhere_first()
    {
        var options = new PostgresOptions { Poll = Never, Patience = Long, Shyness = TimeSpan.FromMinutes(1) };
        await using var unable = await _database.OpenAnotherAsync(options);
        await using var able = await _database.OpenAnotherAsync(new() { Patience = Long });
        // Each knows that it is not alone.
        var call = able.NextTurnAsync();
        await unable.AcceptAsync(From(Cleo, "C1"));
        await able.CommitAsync(await call);
        await unable.AcceptAsync(From(Ana, "A1"));
        await unable.FailTurnAsync(await unable.NextTurnAsync(), TurnFailure.Retry("no way out to the network from here", _database.Clock.GetUtcNow().AddSeconds(5)), default);
        var next = unable.NextTurnAsync();
        _database.Clock.Advance(TimeSpan.FromSeconds(6));

        await unable.AcceptAsync(From(Bob, "B1"));

        Assert.Equal("B1", (await next).Message.MessageSid);
        Assert.Equal(("A1", 2), (await able.NextTurnAsync()) is var again ? (again.Message.MessageSid, again.Attempt) : default);
    }
}
