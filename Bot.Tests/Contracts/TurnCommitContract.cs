using TwilioBot.Delivery;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Contracts;

/// <summary>What every store promises about a turn's commit: state, replies and "done" together, or nothing.</summary>
public abstract class TurnCommitContract : IAsyncLifetime
{
    private StoreUnderTest _database = null!;

    private IMessageStore Store => _database.Store;

    public async Task InitializeAsync()
    {
        _database = await OpenAsync();
        await Store.AcceptAsync(From(Ana, "A1"), From(Ana, "A2"));
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    protected abstract Task<StoreUnderTest> OpenAsync();

    [Fact]
    public async Task State_replies_and_done_become_durable_together()
    {
        var claim = await Store.NextTurnAsync();
        Assert.Equal(("0", null, null), Seen());

        await Store.CommitAsync(claim, new TurnCommit(Reads(("name", 0)), Writes(("name", "\"Ana\"")), [To(Ana, "r1")], []));

        Assert.Equal(("1", OutboxState.Pending, "\"Ana\""), Seen());
        Assert.Equal("1: \"Ana\"", await Store.StateAsync("name"));
        Assert.Equal("r1", (await Store.NextSendAsync()).Message.Id);
        Assert.Equal("A2", (await Store.NextTurnAsync()).Message.MessageSid);
    }

    [Theory]
    [InlineData("state")]
    [InlineData("outbox")]
    [InlineData("inbox")]
    public async Task A_commit_that_fails_half_way_has_written_nothing_and_can_be_repeated(string table)
    {
        var claim = await Store.NextTurnAsync();
        var commit = new TurnCommit(Reads(("name", 0)), Writes(("name", "1")), [To(Ana, "r1")], []);
        _database.Refuse(table);

        await Assert.ThrowsAnyAsync<Exception>(() => Store.CommitTurnAsync(claim, commit, default));

        Assert.Equal(("0", null, null), Seen());
        _database.Allow(table);
        await Store.CommitAsync(claim, commit);
        Assert.Equal(("1", OutboxState.Pending, "1"), Seen());
    }

    [Fact]
    public async Task A_conflict_writes_nothing_and_leaves_the_turn_claimed()
    {
        await Store.WriteStateAsync(Writes(("name", "1"), ("old", "7")), Reads(), default);
        var claim = await Store.NextTurnAsync();
        await Store.WriteStateAsync(Writes(("name", "2")), Reads(), default);

        var result = await Store.CommitTurnAsync(claim, new TurnCommit(Reads(("old", 1), ("name", 1)), Writes(("name", "3"), ("old", null)), [To(Ana, "r1")], []), default);

        Assert.Equal(CommitResult.Conflict, result);
        Assert.Equal(("0", null, "2"), Seen());
        Assert.Equal("1: 7", await Store.StateAsync("old"));
        var next = Store.NextTurnAsync();   // neither A1 again nor A2
        await Store.AcceptAsync(From(Bob, "B1"));
        Assert.Equal("B1", (await next).Message.MessageSid);

        await Store.CommitAsync(claim, new TurnCommit(Reads(("name", 2)), Writes(("name", "3")), [To(Ana, "r2")], []));
        Assert.Equal(("1", null, "3"), Seen());
        Assert.Equal("r2", (await Store.NextSendAsync()).Message.Id);
        Assert.Equal("A2", (await Store.NextTurnAsync()).Message.MessageSid);
    }

    [Fact]
    public async Task What_was_absent_when_it_was_read_must_still_be()
    {
        var claim = await Store.NextTurnAsync();
        await Store.WriteStateAsync(Writes(("name", "1")), Reads(), default);

        Assert.Equal(CommitResult.Conflict, await Store.CommitTurnAsync(claim, Nothing with { Reads = Reads(("name", 0)) }, default));
        await Store.WriteStateAsync(Writes(("name", null)), Reads(), default);

        await Store.CommitAsync(claim, Nothing with { Reads = Reads(("name", 0)) });
    }

    [Fact]
    public async Task What_was_read_must_still_be_there()
    {
        await Store.WriteStateAsync(Writes(("name", "1")), Reads(), default);
        var claim = await Store.NextTurnAsync();
        await Store.WriteStateAsync(Writes(("name", null)), Reads(), default);

        Assert.Equal(CommitResult.Conflict, await Store.CommitTurnAsync(claim, Nothing with { Reads = Reads(("name", 1)) }, default));
    }

    [Fact]
    public async Task A_commit_that_fails_half_way_leaves_nothing_behind()
    {
        await Store.SendAsync(To(Bob, "taken"));
        var claim = await Store.NextTurnAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => Store.CommitTurnAsync(
            claim, new TurnCommit(Reads(), Writes(("name", "1")), [To(Ana, "r1"), To(Ana, "taken")], []), default));

        Assert.Equal(("0", null, null), Seen());
        Assert.Null(await Store.StateAsync("name"));
        Assert.Equal("taken", (await Store.NextSendAsync()).Message.Id);

        await Store.CommitAsync(claim, Nothing with { Outbox = [To(Ana, "r2")] });
        Assert.Equal("r2", (await Store.NextSendAsync()).Message.Id);
    }

    [Fact]
    public async Task State_is_deleted_and_waiting_replies_are_taken_back_in_the_same_commit()
    {
        await Store.WriteStateAsync(Writes(("name", "1")), Reads(), default);
        await Store.SendAsync(To(Ana, "slow"));
        var claim = await Store.NextTurnAsync();

        await Store.CommitAsync(claim, new TurnCommit(Reads(), Writes(("name", null)), [To(Ana, "r1")], ["slow"]));

        Assert.Null(await Store.StateAsync("name"));
        Assert.Equal(OutboxState.Cancelled, _database.OutboxState("slow"));
        Assert.Equal("r1", (await Store.NextSendAsync()).Message.Id);
    }

    [Fact]
    public async Task Replies_leave_in_the_order_they_were_written()
    {
        await Store.CommitAsync(await Store.NextTurnAsync(), Nothing with { Outbox = [To(Ana, "r1"), To(Ana, "r2")] });
        await Store.CommitAsync(await Store.NextTurnAsync(), Nothing with { Outbox = [To(Ana, "r3")] });

        foreach (var id in new[] { "r1", "r2", "r3" })
        {
            var claim = await Store.NextSendAsync();
            Assert.Equal(id, claim.Message.Id);
            await Store.CompleteAsync(claim, SendResult.Sent("SM" + id));
        }
    }

    // Over the other connection: inbox row, reply, state.
    private (string?, OutboxState?, string?) Seen() =>
        (_database.InboxState("A1"), _database.OutboxState("r1"), _database.Look("SELECT json FROM state WHERE key = 'name'"));
}
