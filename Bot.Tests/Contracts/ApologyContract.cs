using TwilioBot.Delivery;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Contracts;

/// <summary>What every store promises about messages that are set aside, and about what their people are told.</summary>
public abstract class ApologyContract : IAsyncLifetime
{
    private StoreUnderTest _database = null!;

    private IMessageStore Store => _database.Store;

    public async Task InitializeAsync() => _database = await OpenAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    protected abstract Task<StoreUnderTest> OpenAsync();

    [Fact]
    public async Task An_apology_is_written_with_the_dead_letter_and_leaves()
    {
        await SetAsideAsync("A1", To(Ana, "sorry"), To(Ana, "really"));

        Assert.Equal(("2", "poison"), (_database.InboxState("A1"), _database.Look("SELECT reason FROM inbox")));
        var first = await Store.NextSendAsync();
        Assert.Equal("sorry", first.Message.Id);
        await Store.CompleteAsync(first, SendResult.Sent("SM1"));
        Assert.Equal("really", (await Store.NextSendAsync()).Message.Id);
    }

    [Fact]
    public async Task A_message_is_not_set_aside_without_the_apology_that_goes_with_it()
    {
        await Store.AcceptAsync(From(Ana, "A1"));
        var claim = await Store.NextTurnAsync();
        var failure = TurnFailure.Dead("poison") with { Apology = [To(Ana, "sorry")] };
        _database.Refuse("outbox");

        await Assert.ThrowsAnyAsync<Exception>(() => Store.FailTurnAsync(claim, failure, default));

        Assert.Equal("0", _database.InboxState("A1"));
        _database.Allow("outbox");
        await Store.FailTurnAsync(claim, failure, default);
        Assert.Equal(("2", OutboxState.Pending), (_database.InboxState("A1"), _database.OutboxState("sorry")));
    }

    [Fact]
    public async Task A_conversation_gets_one_apology_within_an_hour()
    {
        await SetAsideAsync("A1", To(Ana, "first"));
        _database.Clock.Advance(TimeSpan.FromMinutes(59));
        await SetAsideAsync("A2", To(Ana, "too soon"));
        _database.Clock.Advance(TimeSpan.FromMinutes(2));
        await SetAsideAsync("A3", To(Ana, "later"));

        Assert.Equal("3", _database.Look("SELECT COUNT(*) FROM inbox WHERE state = 2"));
        Assert.Equal([OutboxState.Pending, null, OutboxState.Pending], _database.OutboxStates("first", "too soon", "later"));
    }

    [Fact]
    public async Task The_hour_survives_a_restart()
    {
        await SetAsideAsync("A1", To(Ana, "first"));
        await _database.ReopenAsync();
        await SetAsideAsync("A2", To(Ana, "too soon"));

        Assert.Equal([OutboxState.Pending, null], _database.OutboxStates("first", "too soon"));
    }

    [Fact]
    public async Task Everybody_gets_an_apology_of_their_own()
    {
        await SetAsideAsync("A1", To(Ana, "to Ana"));
        await SetAsideAsync(From(Bob, "B1"), To(Bob, "to Bob"));

        Assert.Equal([OutboxState.Pending, OutboxState.Pending], _database.OutboxStates("to Ana", "to Bob"));
    }

    [Fact]
    public async Task Whoever_was_told_nothing_is_told_the_next_time()
    {
        await SetAsideAsync("A1");
        await SetAsideAsync("A2", To(Ana, "sorry"));

        Assert.Equal(OutboxState.Pending, _database.OutboxState("sorry"));
    }

    [Fact]
    public async Task A_turn_that_is_tried_again_is_no_reason_to_apologise()
    {
        await Store.AcceptAsync(From(Ana, "A1"));
        var failure = TurnFailure.Retry("broken", _database.Clock.GetUtcNow()) with { Apology = [To(Ana, "sorry")] };
        await Store.FailTurnAsync(await Store.NextTurnAsync(), failure, default);

        Assert.Null(_database.OutboxState("sorry"));
        await Store.FailTurnAsync(await Store.NextTurnAsync(), TurnFailure.Dead("poison") with { Apology = [To(Ana, "sorry")] }, default);
        Assert.Equal(OutboxState.Pending, _database.OutboxState("sorry"));
    }

    [Fact]
    public async Task Nobody_hears_sorry_for_a_message_that_was_answered()
    {
        await Store.AcceptAsync(From(Ana, "A1"));
        var claim = await Store.NextTurnAsync();
        await Store.CommitAsync(claim);

        await Store.AcceptAsync(From(Ana, "A2"));
        var next = await Store.NextTurnAsync();
        await Assert.ThrowsAsync<ClaimLostException>(() =>
            Store.FailTurnAsync(claim with { Message = next.Message }, TurnFailure.Dead("late") with { Apology = [To(Ana, "sorry")] }, default));

        Assert.Equal(("1", "0"), (_database.InboxState("A1"), _database.InboxState("A2")));
        Assert.Null(_database.OutboxState("sorry"));
    }

    [Fact]
    public async Task A_failure_without_a_reason_leaves_the_one_before()
    {
        await Store.AcceptAsync(From(Ana, "A1"));
        await Store.FailTurnAsync(await Store.NextTurnAsync(), TurnFailure.Retry("broken", _database.Clock.GetUtcNow()), default);
        await Store.FailTurnAsync(await Store.NextTurnAsync(), TurnFailure.Dead(null), default);

        Assert.Equal(("2", "broken"), (_database.InboxState("A1"), _database.Look("SELECT reason FROM inbox")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_retry_knows_since_when_its_turn_fails(bool afterRestart)
    {
        await Store.AcceptAsync(From(Ana, "A1"));
        var claim = await Store.NextTurnAsync();
        Assert.Null(claim.FailingSince);
        var since = _database.Clock.GetUtcNow().AddSeconds(-30);
        await Store.FailTurnAsync(claim, TurnFailure.Retry("broken", _database.Clock.GetUtcNow()) with { FailingSince = since }, default);
        if (afterRestart) await _database.ReopenAsync();

        Assert.Equal((2, since), (await Store.NextTurnAsync()) is var again ? (again.Attempt, again.FailingSince!.Value) : default);
    }

    private Task SetAsideAsync(string messageSid, params OutboxMessage[] apology) => SetAsideAsync(From(Ana, messageSid), apology);

    private async Task SetAsideAsync(InboxMessage message, params OutboxMessage[] apology)
    {
        await Store.AcceptAsync(message);
        await Store.FailTurnAsync(await Store.NextTurnAsync(), TurnFailure.Dead("poison") with { Apology = apology }, default);
    }
}
