using TwilioBot.Delivery;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Contracts;

/// <summary>What every store promises about what it finds when it is opened again.</summary>
public abstract class RestartContract : IAsyncLifetime
{
    private StoreUnderTest _database = null!;

    private IMessageStore Store => _database.Store;

    private DateTimeOffset Now => _database.Clock.GetUtcNow();

    public async Task InitializeAsync() => _database = await OpenAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    protected abstract Task<StoreUnderTest> OpenAsync();

    [Fact]
    public async Task Waiting_and_claimed_messages_come_back_in_order_and_finished_ones_do_not()
    {
        await Store.AcceptAsync(From(Ana, "A1"), From(Ana, "A2"), From(Ana, "A3"));
        await Store.CommitAsync(await Store.NextTurnAsync());
        var cutShort = await Store.NextTurnAsync();

        await _database.ReopenAsync();
        await Store.AcceptAsync(From(Ana, "A4"));

        var again = await Store.NextTurnAsync();
        Assert.Equal((cutShort.Seq, "A2", 1), (again.Seq, again.Message.MessageSid, again.Attempt));
        await Store.CommitAsync(again);
        foreach (var sid in new[] { "A3", "A4" })
        {
            var claim = await Store.NextTurnAsync();
            Assert.Equal(sid, claim.Message.MessageSid);
            await Store.CommitAsync(claim);
        }
    }

    [Fact]
    public async Task What_was_accepted_before_is_a_repeat_after()
    {
        await Store.AcceptAsync(From(Ana, "A1"));
        await Store.RecordStatusAsync(Status("SM1", "sent", null), default);

        await _database.ReopenAsync();

        Assert.False((await Store.AcceptAsync(From(Ana, "A1"), default)).IsNew);
        Assert.False(await Store.RecordStatusAsync(Status("SM1", "sent", null), default));
    }

    [Fact]
    public async Task A_failed_turn_keeps_its_tries_and_its_wait()
    {
        await Store.AcceptAsync(From(Ana, "A1"));
        await Store.FailTurnAsync(await Store.NextTurnAsync(), TurnFailure.Retry("broken", Now.AddSeconds(10)), default);

        await _database.ReopenAsync();

        var next = Store.NextTurnAsync();
        await Store.AcceptAsync(From(Bob, "B1"));
        Assert.Equal("B1", (await next).Message.MessageSid);
        next = Store.NextTurnAsync();
        _database.Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(("A1", 2), (await next) is var claim ? (claim.Message.MessageSid, claim.Attempt) : default);
    }

    [Fact]
    public async Task What_was_being_sent_is_unknown_and_what_waited_waits()
    {
        await Store.SendAsync(To(Ana, "done"), To(Ana, "leaving"), To(Ana, "behind"), To(Bob, "other"));
        var done = await Store.NextSendAsync();
        await Store.NextSendAsync();   // "other", which is being sent as well
        var leaving = await Store.CompleteAsync(done, SendResult.Sent("SM1"), goOn: true);

        await _database.ReopenAsync();

        Assert.Equal(
            [OutboxState.Sent, OutboxState.Unknown, OutboxState.Pending, OutboxState.Unknown],
            _database.OutboxStates("done", "leaving", "behind", "other"));
        var claim = await Store.NextSendAsync();
        Assert.Equal("leaving", claim.Message.Id);
        Assert.Equal(leaving! with { State = OutboxState.Unknown, Message = claim.Message, Fence = 0 }, claim with { Fence = 0 });
        Assert.Equal(("other", OutboxState.Unknown), (await Store.NextSendAsync()) is var other ? (other.Message.Id, other.State) : default);
        await Store.CompleteAsync(claim, SendResult.Sent("SM2"));
        Assert.Equal(("behind", OutboxState.Sending), (await Store.NextSendAsync()) is var behind ? (behind.Message.Id, behind.State) : default);
    }

    [Fact]
    public async Task A_send_keeps_its_age_its_tries_and_its_wait()
    {
        await Store.SendAsync(To(Ana, "a1"));
        var written = Now;
        _database.Clock.Advance(TimeSpan.FromSeconds(1));
        var started = Now;
        await Store.CompleteAsync(await Store.NextSendAsync(), SendResult.Unknown(Now.AddSeconds(30), "no answer"));

        await _database.ReopenAsync();

        var next = Store.NextSendAsync();
        await Store.SendAsync(To(Bob, "b1"));
        Assert.Equal("b1", (await next).Message.Id);
        next = Store.NextSendAsync();
        _database.Clock.Advance(TimeSpan.FromSeconds(31));
        var claim = await next;
        Assert.Equal(("a1", OutboxState.Unknown, 1, written, started), (claim.Message.Id, claim.State, claim.Attempt, claim.CreatedAt, claim.StartedAt));
    }

    [Fact]
    public async Task What_was_taken_back_or_refused_does_not_come_back()
    {
        await Store.SendAsync(To(Ana, "refused"), To(Ana, "taken back"), To(Ana, "next"));
        await Store.CompleteAsync(await Store.NextSendAsync(), SendResult.Dead("no such number", 21211));
        await Store.EnqueueAsync([], ["taken back"], default);

        await _database.ReopenAsync();

        Assert.Equal("next", (await Store.NextSendAsync()).Message.Id);
    }

    [Fact]
    public async Task State_and_its_versions_stay()
    {
        await Store.WriteStateAsync(Writes(("a", "1")), Reads(), default);
        await Store.WriteStateAsync(Writes(("a", "2")), Reads(), default);

        await _database.ReopenAsync();

        Assert.Equal("2: 2", await Store.StateAsync("a"));
    }
}
