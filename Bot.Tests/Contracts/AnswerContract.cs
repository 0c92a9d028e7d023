using TwilioBot.Delivery;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Contracts;

/// <summary>What every store promises about replies that leave in the webhook's response: decided in the turn's commit, once.</summary>
public abstract class AnswerContract : IAsyncLifetime
{
    private const string Twiml = "<Response><Message><Body>¡Hola! 👋</Body></Message></Response>";
    private StoreUnderTest _database = null!;

    private IMessageStore Store => _database.Store;

    private DateTimeOffset Now => _database.Clock.GetUtcNow();

    public async Task InitializeAsync()
    {
        _database = await OpenAsync();
        await Store.AcceptAsync(From(Ana, "A1"));
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    protected abstract Task<StoreUnderTest> OpenAsync();

    [Fact]
    public async Task What_the_answer_carries_is_not_sent_and_every_repeat_gets_it_even_after_a_crash()
    {
        Assert.Equal(new AcceptResult(IsNew: false), await Store.AcceptAsync(From(Ana, "A1"), default));

        Assert.Equal(CommitResult.Answered, await CommitAsync(Answer("r1", "r2")));

        Assert.Equal([OutboxState.Answered, OutboxState.Answered], _database.OutboxStates("r1", "r2"));
        Assert.Equal(new AcceptResult(IsNew: false, IsDone: true, Twiml), await Store.AcceptAsync(From(Ana, "A1"), default));
        await NothingOfAnaLeavesAsync();

        await _database.ReopenAsync();
        Assert.Equal(new AcceptResult(IsNew: false, IsDone: true, Twiml), await Store.AcceptAsync(From(Ana, "A1"), default));
        await NothingOfAnaLeavesAsync();
    }

    [Fact]
    public async Task An_answer_does_not_overtake_what_still_waits_to_be_sent()
    {
        await Store.SendAsync(To(Ana, "earlier"));

        Assert.Equal(CommitResult.Committed, await CommitAsync(Answer("r1")));

        Assert.Equal(new AcceptResult(IsNew: false, IsDone: true), await Store.AcceptAsync(From(Ana, "A1"), default));
        var earlier = await Store.NextSendAsync();
        Assert.Equal("earlier", earlier.Message.Id);
        await Store.CompleteAsync(earlier, SendResult.Sent("SM1"));
        Assert.Equal("r1", (await Store.NextSendAsync()).Message.Id);
    }

    [Theory]
    [InlineData(OutboxState.Sending)]
    [InlineData(OutboxState.Unknown)]
    public async Task An_answer_does_not_overtake_what_may_still_be_sent(OutboxState state)
    {
        await Store.SendAsync(To(Ana, "earlier"));
        var earlier = await Store.NextSendAsync();
        if (state == OutboxState.Unknown) await Store.CompleteAsync(earlier, SendResult.Unknown(Now.AddSeconds(30), "no answer"));

        Assert.Equal(CommitResult.Committed, await CommitAsync(Answer("r1")));

        Assert.Equal([state, OutboxState.Pending], _database.OutboxStates("earlier", "r1"));
    }

    [Fact]
    public async Task What_waits_for_others_and_what_the_turn_takes_back_is_in_nobodys_way()
    {
        await Store.SendAsync(To(Bob, "b1"), To(Ana, "regretted"));

        Assert.Equal(CommitResult.Answered, await CommitAsync(Answer("r1") with { Cancelled = ["regretted"] }));

        Assert.Equal([OutboxState.Cancelled, OutboxState.Answered], _database.OutboxStates("regretted", "r1"));
        Assert.Equal("b1", (await Store.NextSendAsync()).Message.Id);
    }

    [Fact]
    public async Task A_conflict_leaves_no_answer_behind()
    {
        await Store.WriteStateAsync(Writes(("name", "1")), Reads(), default);

        Assert.Equal(CommitResult.Conflict, await CommitAsync(Answer("r1") with { Reads = Reads(("name", 0)) }));

        Assert.Equal(new AcceptResult(IsNew: false), await Store.AcceptAsync(From(Ana, "A1"), default));
        Assert.Null(_database.OutboxState("r1"));
    }

    [Fact]
    public async Task A_turn_that_is_over_without_an_answer_says_so_to_a_repeat()
    {
        Assert.Equal(CommitResult.Committed, await CommitAsync(Nothing));
        await Store.AcceptAsync(From(Ana, "A2"));
        await Store.FailTurnAsync(await Store.NextTurnAsync(), TurnFailure.Dead("poison"), default);

        Assert.Equal(new AcceptResult(IsNew: false, IsDone: true), await Store.AcceptAsync(From(Ana, "A1"), default));
        Assert.Equal(new AcceptResult(IsNew: false, IsDone: true), await Store.AcceptAsync(From(Ana, "A2"), default));
    }

    [Fact]
    public async Task A_callback_tells_the_sid_of_what_the_answer_carried()
    {
        await CommitAsync(Answer("r1"));

        await Store.RecordStatusAsync(Status("SM1", "delivered", "r1"), default);
        await Store.RecordStatusAsync(Status("SM1", "sent", "r1"), default);

        Assert.Equal(
            (OutboxState.Answered, "SM1", "delivered"),
            (_database.OutboxState("r1"), _database.Outbox("message_sid", "r1"), _database.Outbox("delivery_status", "r1")));
    }

    private static TurnCommit Answer(params string[] replies) => new(Reads(), Writes(), [.. replies.Select(id => To(Ana, id))], []) { Answer = Twiml };

    private async Task<CommitResult> CommitAsync(TurnCommit commit) => await Store.CommitTurnAsync(await Store.NextTurnAsync(), commit, default);

    private async Task NothingOfAnaLeavesAsync()
    {
        await Store.SendAsync(To(Bob, "b" + Guid.NewGuid()));
        var claim = await Store.NextSendAsync();
        Assert.Equal(Bob, claim.Message.Conversation);
        await Store.CompleteAsync(claim, SendResult.Sent("SM" + Guid.NewGuid()));
    }
}
