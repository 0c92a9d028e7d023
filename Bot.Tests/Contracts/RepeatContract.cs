using TwilioBot.Delivery;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Contracts;

/// <summary>
/// What every store promises when a call comes again, because nobody heard what became of it, or from somebody whose claim is over: it
/// has one effect, and disturbs nobody.
/// </summary>
public abstract class RepeatContract : IAsyncLifetime
{
    private StoreUnderTest _database = null!;

    private IMessageStore Store => _database.Store;

    private DateTimeOffset Now => _database.Clock.GetUtcNow();

    public async Task InitializeAsync() => _database = await OpenAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    protected abstract Task<StoreUnderTest> OpenAsync();

    [Fact]
    public async Task Messages_that_are_written_again_leave_once_and_in_their_order()
    {
        await Store.SendAsync(To(Ana, "r1"), To(Ana, "r2"));
        await Store.SendAsync(To(Ana, "r1"), To(Ana, "r2"));
        await Store.SendAsync(To(Ana, "r3"));

        Assert.Equal("3", _database.Look("SELECT COUNT(*) FROM outbox"));
        foreach (var id in new[] { "r1", "r2", "r3" })
        {
            var claim = await Store.NextSendAsync();
            Assert.Equal(id, claim.Message.Id);
            await Store.CompleteAsync(claim, SendResult.Sent("SM" + id));
        }
    }

    [Fact]
    public async Task A_message_that_is_written_again_after_it_has_left_stays_so()
    {
        await Store.SendAsync(To(Ana, "r1"));
        await Store.CompleteAsync(await Store.NextSendAsync(), SendResult.Sent("SM1"));

        await Store.SendAsync(To(Ana, "r1"));
        await Store.SendAsync(To(Bob, "r2"));

        Assert.Equal("r2", (await Store.NextSendAsync()).Message.Id);
        Assert.Equal((OutboxState.Sent, "SM1", "1"), (_database.OutboxState("r1"), _database.Outbox("message_sid", "r1"), _database.Outbox("attempts", "r1")));
    }

    [Fact]
    public async Task A_message_that_is_written_many_times_at_once_is_there_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Store.SendAsync(To(Ana, "r1"), To(Ana, "r2")))));

        Assert.Equal("2", _database.Look("SELECT COUNT(*) FROM outbox"));
        Assert.Equal("r1", (await Store.NextSendAsync()).Message.Id);
    }

    [Fact]
    public async Task A_turn_that_was_committed_is_lost_to_whoever_commits_it_again()
    {
        await Store.AcceptAsync(From(Ana, "A1"), From(Ana, "A2"));
        var first = await Store.NextTurnAsync();
        await Store.CommitAsync(first, Nothing with { Writes = Writes(("name", "1")), Outbox = [To(Ana, "r1")] });

        await IsLostAsync(first);
        var second = await Store.NextTurnAsync();
        await IsLostAsync(first);   // while the next one is under way

        Assert.Equal("A2", second.Message.MessageSid);
        await Store.CommitAsync(second, Nothing with { Outbox = [To(Ana, "r2")] });
        await IsLostAsync(second);  // with nothing left in the conversation
        Assert.Equal(("1: 1", "2"), (await Store.StateAsync("name"), _database.Look("SELECT COUNT(*) FROM outbox")));
        Assert.Equal("r1", (await Store.NextSendAsync()).Message.Id);
    }

    [Fact]
    public async Task A_turn_that_was_set_aside_is_lost_to_whoever_commits_it_or_lets_it_fail_later()
    {
        await Store.AcceptAsync(From(Ana, "A1"), From(Ana, "A2"));
        var first = await Store.NextTurnAsync();
        await Store.FailTurnAsync(first, TurnFailure.Dead("planted"), default);

        await IsLostAsync(first);
        await Assert.ThrowsAsync<ClaimLostException>(() => Store.FailTurnAsync(first, new TurnFailure("late", Now), default));

        Assert.Equal(("2", "planted"), (_database.InboxState("A1"), _database.Look("SELECT reason FROM inbox WHERE message_sid = 'A1'")));
        var second = await Store.NextTurnAsync();
        Assert.Equal("A2", second.Message.MessageSid);
        await Assert.ThrowsAsync<ClaimLostException>(() => Store.FailTurnAsync(first, TurnFailure.Dead("late"), default));
        await Store.CommitAsync(second);
    }

    [Fact]
    public async Task A_second_sending_is_counted_once_however_often_its_decision_is_written_down()
    {
        await Store.SendAsync(To(Ana, "r1"));
        await Store.CompleteAsync(await Store.NextSendAsync(), SendResult.Unknown(Now, "no answer"));
        var unknown = await Store.NextSendAsync();
        await Store.CompleteAsync(unknown, SendResult.Retry(Now.AddSeconds(5), "no trace"));

        await Assert.ThrowsAsync<ClaimLostException>(() => Store.CompleteAsync(unknown, SendResult.Retry(Now, "no trace")));

        Assert.Equal((OutboxState.Pending, "1"), (_database.OutboxState("r1"), _database.Outbox("resends", "r1")));
        _database.Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal((OutboxState.Sending, 2), await Store.NextSendAsync() is var again ? (again.State, again.Attempt) : default);
    }

    [Fact]
    public async Task A_message_that_was_completed_is_lost_to_whoever_completes_it_again_and_the_next_one_is_not_touched()
    {
        await Store.SendAsync(To(Ana, "r1"), To(Ana, "r2"));
        var first = await Store.NextSendAsync();
        Assert.True(Store.Holds(first));
        var second = await Store.CompleteAsync(first, SendResult.Sent("SM1"), goOn: true);

        Assert.False(Store.Holds(first));
        await Assert.ThrowsAsync<ClaimLostException>(() => Store.CompleteAsync(first, SendResult.Dead("late", 21211), goOn: true));

        Assert.True(Store.Holds(second!));
        Assert.Equal([OutboxState.Sent, OutboxState.Sending], _database.OutboxStates("r1", "r2"));
        await Store.CompleteAsync(second!, SendResult.Sent("SM2"));
        Assert.Equal(("SM1", "SM2"), (_database.Outbox("message_sid", "r1"), _database.Outbox("message_sid", "r2")));
    }

    private async Task IsLostAsync(TurnClaim claim) => Assert.Equal(
        CommitResult.Lost, await Store.CommitTurnAsync(claim, Nothing with { Writes = Writes(("name", "2")), Outbox = [To(Ana, "late")] }, default));
}
