using TwilioBot.Delivery;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Contracts;

/// <summary>What every store promises about messages that come in: once, in order, one at a time per conversation.</summary>
public abstract class InboxContract : IAsyncLifetime
{
    private StoreUnderTest _database = null!;

    private IMessageStore Store => _database.Store;

    public async Task InitializeAsync() => _database = await OpenAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    protected abstract Task<StoreUnderTest> OpenAsync();

    [Fact]
    public async Task Of_eight_copies_that_arrive_together_one_is_taken()
    {
        for (var n = 0; n < 20; n++)
        {
            var message = From(Ana, $"SM{n}");

            var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Store.AcceptAsync(message, default))));

            Assert.Single(taken, accepted => accepted.IsNew);
            Assert.All(taken, accepted => Assert.False(accepted.IsDone));
        }

        Assert.Equal("20", _database.Look("SELECT COUNT(*) FROM inbox"));
        for (var n = 0; n < 20; n++)
        {
            var claim = await Store.NextTurnAsync();
            Assert.Equal($"SM{n}", claim.Message.MessageSid);
            await Store.CommitAsync(claim);
        }
    }

    [Fact]
    public async Task A_repeat_is_one_also_after_its_turn_is_over()
    {
        await Store.AcceptAsync(From(Ana, "SM1"));
        await Store.CommitAsync(await Store.NextTurnAsync());

        Assert.False((await Store.AcceptAsync(From(Ana, "SM1"), default)).IsNew);

        await Store.AcceptAsync(From(Ana, "SM2"));
        Assert.Equal("SM2", (await Store.NextTurnAsync()).Message.MessageSid);
    }

    [Fact]
    public async Task The_same_sid_of_another_account_is_another_message()
    {
        await Store.AcceptAsync(From(Ana, "SM1"), From(Ana, "SM1") with { AccountSid = "AC11111111111111111111111111111111" });
    }

    [Fact]
    public async Task A_message_comes_out_as_it_went_in()
    {
        var message = From(Ana, "SM1") with { ChannelId = "twilio-whatsapp", Form = new byte[] { 0, 255, 13, 10, 39 } };
        await Store.AcceptAsync(message);
        await _database.ReopenAsync();

        var claim = await Store.NextTurnAsync();

        Assert.Equal(message with { Form = default }, claim.Message with { Form = default });
        Assert.Equal(message.Form.ToArray(), claim.Message.Form.ToArray());
        Assert.Equal(1, claim.Attempt);
    }

    [Fact]
    public async Task A_message_is_durable_before_its_accepting_returns()
    {
        await Store.AcceptAsync(From(Ana, "SM1"));

        Assert.Equal("0", _database.InboxState("SM1"));
    }

    [Fact]
    public async Task Messages_of_a_conversation_come_in_order_of_arrival()
    {
        var sids = Enumerable.Range(0, 30).Select(n => $"SM{n}").ToList();
        foreach (var sid in sids) await Store.AcceptAsync(From(Ana, sid));

        var claimed = new List<TurnClaim>();
        foreach (var _ in sids)
        {
            claimed.Add(await Store.NextTurnAsync());
            await Store.CommitAsync(claimed[^1]);
        }

        Assert.Equal(sids, claimed.Select(claim => claim.Message.MessageSid));
        Assert.Equal(claimed.Select(claim => claim.Seq).Order(), claimed.Select(claim => claim.Seq));
    }

    [Fact]
    public async Task A_conversation_is_worked_on_once_at_a_time_and_others_beside_it()
    {
        await Store.AcceptAsync(From(Ana, "A1"), From(Ana, "A2"), From(Bob, "B1"));
        var a1 = await Store.NextTurnAsync();
        var b1 = await Store.NextTurnAsync();
        Assert.Equal(("A1", "B1"), (a1.Message.MessageSid, b1.Message.MessageSid));

        // Nothing is to be had until somebody finishes, or somebody new writes: A2 has to wait for A1.
        var next = Store.NextTurnAsync();
        await Store.AcceptAsync(From(Cleo, "C1"));
        Assert.Equal("C1", (await next).Message.MessageSid);

        await Store.CommitAsync(a1);
        Assert.Equal("A2", (await Store.NextTurnAsync()).Message.MessageSid);
    }

    [Fact]
    public async Task A_busy_conversation_does_not_starve_a_quiet_one()
    {
        await Store.AcceptAsync([.. Enumerable.Range(0, 50).Select(n => From(Ana, $"A{n}")), From(Bob, "B0")]);

        var busy = await Store.NextTurnAsync();
        await Store.CommitAsync(busy);

        Assert.Equal("B0", (await Store.NextTurnAsync()).Message.MessageSid);
    }

    [Fact]
    public async Task A_failed_turn_comes_back_when_it_is_due_and_counts_its_tries()
    {
        await Store.AcceptAsync(From(Ana, "A1"), From(Ana, "A2"));
        await Store.FailTurnAsync(await Store.NextTurnAsync(), TurnFailure.Retry("broken", _database.Clock.GetUtcNow().AddSeconds(5)), default);
        Assert.Equal(("0", "1"), (_database.InboxState("A1"), _database.Look("SELECT attempts FROM inbox WHERE message_sid = 'A1'")));

        // Neither A1 nor what waits behind it: somebody else.
        _database.Clock.Advance(TimeSpan.FromSeconds(4));
        var next = Store.NextTurnAsync();
        await Store.AcceptAsync(From(Bob, "B1"));
        Assert.Equal("B1", (await next).Message.MessageSid);

        var later = Store.NextTurnAsync();
        _database.Clock.Advance(TimeSpan.FromSeconds(2));
        var again = await later;
        Assert.Equal(("A1", 2), (again.Message.MessageSid, again.Attempt));
        await Store.CommitAsync(again);
        Assert.Equal(("A2", 1), (await Store.NextTurnAsync()) is var a2 ? (a2.Message.MessageSid, a2.Attempt) : default);
    }

    [Fact]
    public async Task Whoever_writes_again_does_not_hasten_the_retry_of_what_failed()
    {
        await Store.AcceptAsync(From(Ana, "A1"));
        await Store.FailTurnAsync(await Store.NextTurnAsync(), TurnFailure.Retry("broken", _database.Clock.GetUtcNow().AddSeconds(5)), default);
        var next = Store.NextTurnAsync();

        await Store.AcceptAsync(From(Ana, "A2"), From(Bob, "B1"));

        Assert.Equal("B1", (await next).Message.MessageSid);
        var later = Store.NextTurnAsync();
        _database.Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(("A1", 2), (await later) is var again ? (again.Message.MessageSid, again.Attempt) : default);
    }

    [Fact]
    public async Task A_dead_letter_is_kept_with_its_reason_and_lets_its_conversation_go_on()
    {
        await Store.AcceptAsync(From(Ana, "A1"), From(Ana, "A2"));

        await Store.FailTurnAsync(await Store.NextTurnAsync(), TurnFailure.Dead("poison"), default);

        Assert.Equal(("2", "poison"), (_database.InboxState("A1"), _database.Look("SELECT reason FROM inbox WHERE message_sid = 'A1'")));
        Assert.Equal("A2", (await Store.NextTurnAsync()).Message.MessageSid);
        await _database.ReopenAsync();
        Assert.Equal("A2", (await Store.NextTurnAsync()).Message.MessageSid);
    }

    [Fact]
    public async Task A_turn_given_back_keeps_its_place_and_its_tries()
    {
        await Store.AcceptAsync(From(Ana, "A1"), From(Ana, "A2"));
        Store.ReleaseTurn(await Store.NextTurnAsync(), _database.Clock.GetUtcNow().AddSeconds(1));

        var next = Store.NextTurnAsync();
        await Store.AcceptAsync(From(Bob, "B1"));
        Assert.Equal("B1", (await next).Message.MessageSid);

        next = Store.NextTurnAsync();
        _database.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(("A1", 1), (await next) is var again ? (again.Message.MessageSid, again.Attempt) : default);
    }

    [Fact]
    public async Task A_wait_that_is_given_up_takes_nothing_with_it()
    {
        using var givenUp = new CancellationTokenSource();
        var wait = Store.ClaimTurnAsync(givenUp.Token).AsTask();
        await givenUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);

        await Store.AcceptAsync(From(Ana, "A1"));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.ClaimTurnAsync(givenUp.Token));

        Assert.Equal("A1", (await Store.NextTurnAsync()).Message.MessageSid);
    }

    [Fact]
    public async Task Whoever_waits_when_the_store_is_closed_is_let_go()
    {
        var turn = Store.ClaimTurnAsync(default).AsTask();
        var send = Store.ClaimSendAsync(Open, default).AsTask();

        await Store.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => turn.WaitAsync(TimeSpan.FromSeconds(20)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => send.WaitAsync(TimeSpan.FromSeconds(20)));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.AcceptAsync(From(Ana, "A1"), default));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.ProbeAsync(default));
    }
}
