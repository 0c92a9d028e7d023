using TwilioBot.Delivery;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Contracts;

/// <summary>What every store promises about a row that is not what was written: it is set aside, says so, and keeps nobody waiting.</summary>
public abstract class DamageContract : IAsyncLifetime
{
    private const string Reason = "the row is damaged";
    private StoreUnderTest _database = null!;

    private IMessageStore Store => _database.Store;

    public async Task InitializeAsync() => _database = await OpenAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    protected abstract Task<StoreUnderTest> OpenAsync();

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"From\":\"+12025550100\",\"To\":\"+1202")]
    public async Task A_reply_that_cannot_be_read_is_set_aside_and_the_others_leave(string json)
    {
        await Store.SendAsync(To(Ana, "a1"), To(Ana, "a2"), To(Bob, "b1"));
        _database.Look($"UPDATE outbox SET message = '{json}' WHERE id = 'a1' RETURNING 1");

        await _database.ReopenAsync();

        Assert.Equal(["a2", "b1"], new[] { (await Store.NextSendAsync()).Message.Id, (await Store.NextSendAsync()).Message.Id }.Order());
        var letter = Assert.Single((await Store.ListDeadLettersAsync(after: null, most: 10, default)).Letters);
        Assert.Equal((DeadLetterKind.Reply, "a1", Reason), (letter.Kind, letter.Id, letter.Reason));
        Assert.Equal(Reason, (await Store.FindDeadLetterAsync("a1", default))?.Reason);
    }

    [Fact]
    public async Task A_message_that_cannot_be_read_is_set_aside_and_the_others_are_answered()
    {
        await Store.AcceptAsync(From(Ana, "A1"), From(Ana, "A2"), From(Bob, "B1"));
        _database.Look("UPDATE inbox SET received_at = 9223372036854775807 WHERE message_sid = 'A1' RETURNING 1");

        await _database.ReopenAsync();

        Assert.Equal(["A2", "B1"], new[] { (await Store.NextTurnAsync()).Message.MessageSid, (await Store.NextTurnAsync()).Message.MessageSid }.Order());
        var letter = Assert.Single((await Store.ListDeadLettersAsync(after: null, most: 10, default)).Letters);
        Assert.Equal((DeadLetterKind.Message, "A1", Reason), (letter.Kind, letter.Id, letter.Reason));
    }

    [Fact]
    public async Task What_cannot_be_read_is_not_replayed_but_may_be_dropped()
    {
        await Store.SendAsync(To(Ana, "a1"), To(Ana, "a2"));
        _database.Look("UPDATE outbox SET message = 'x' WHERE id = 'a1' RETURNING 1");
        await _database.ReopenAsync();
        await Store.NextSendAsync();

        Assert.Equal(DeadLetterOutcome.Unreadable, (await Store.ReplayDeadLetterAsync(new DeadLetterDecision("a1", "maria"), default)).Outcome);
        Assert.Equal(OutboxState.Dead, _database.OutboxState("a1"));
        Assert.Equal(DeadLetterOutcome.Done, (await Store.DropDeadLetterAsync(new DeadLetterDecision("a1", "maria"), default)).Outcome);
    }
}
