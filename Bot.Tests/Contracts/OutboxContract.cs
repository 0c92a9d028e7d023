using TwilioBot.Adapters;
using TwilioBot.Delivery;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Contracts;

/// <summary>What every store promises about messages on their way out: in order, written down before each step.</summary>
public abstract class OutboxContract : IAsyncLifetime
{
    private StoreUnderTest _database = null!;

    private IMessageStore Store => _database.Store;

    private DateTimeOffset Now => _database.Clock.GetUtcNow();

    public async Task InitializeAsync() => _database = await OpenAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    protected abstract Task<StoreUnderTest> OpenAsync();

    [Fact]
    public async Task Sending_is_written_down_before_anybody_sends()
    {
        await Store.SendAsync(To(Ana, "r1"));
        Assert.Equal((OutboxState.Pending, "0"), (_database.OutboxState("r1"), _database.Outbox("attempts", "r1")));

        var claim = await Store.NextSendAsync();

        Assert.Equal((OutboxState.Sending, "1"), (_database.OutboxState("r1"), _database.Outbox("attempts", "r1")));
        Assert.Equal((OutboxState.Sending, 1, Now, Now), (claim.State, claim.Attempt, claim.CreatedAt, claim.StartedAt));
    }

    [Fact]
    public async Task A_message_comes_out_as_it_went_in()
    {
        var message = new OutboxMessage("r1", "r0", Ana, new TwilioMessage
        {
            From = "whatsapp:+12025550100", To = "whatsapp:GB.1234", Body = "¡Hola! 👋 'quoted'", MediaUrls = ["https://x.org/1", "https://x.org/2"],
            PersistentAction = "geo:1,2|x", ContentSid = "HX1", ContentVariables = """{"1":"J"}""",
        });
        await Store.SendAsync(message);
        await _database.ReopenAsync();

        var claimed = (await Store.NextSendAsync()).Message;

        Assert.Equal(message.Message.MediaUrls, claimed.Message.MediaUrls);
        Assert.Equal(message, claimed with { Message = claimed.Message with { MediaUrls = message.Message.MediaUrls } });
    }

    [Fact]
    public async Task A_lane_is_serial_and_in_order_and_lanes_run_side_by_side()
    {
        await Store.SendAsync(To(Ana, "a1"), To(Ana, "a2"), To(Bob, "b1"));
        var a1 = await Store.NextSendAsync();
        var b1 = await Store.NextSendAsync();
        Assert.Equal(("a1", "b1"), (a1.Message.Id, b1.Message.Id));

        var next = Store.NextSendAsync();
        await Store.SendAsync(To(Cleo, "c1"));
        Assert.Equal("c1", (await next).Message.Id);

        await Store.CompleteAsync(a1, SendResult.Sent("SM1"));
        Assert.Equal("a2", (await Store.NextSendAsync()).Message.Id);
    }

    [Fact]
    public async Task Whoever_goes_on_holds_the_next_message_and_that_one_is_written_down_too()
    {
        await Store.SendAsync(To(Ana, "a1"), To(Ana, "a2"));

        var next = await Store.CompleteAsync(await Store.NextSendAsync(), SendResult.Sent("SM1"), goOn: true);

        Assert.Equal(("a2", OutboxState.Sending, 1), (next!.Message.Id, next.State, next.Attempt));
        Assert.Equal((OutboxState.Sent, OutboxState.Sending), (_database.OutboxState("a1"), _database.OutboxState("a2")));
        Assert.Null(await Store.CompleteAsync(next, SendResult.Sent("SM2"), goOn: true));
        await Store.SendAsync(To(Ana, "a3"));
        Assert.Equal("a3", (await Store.NextSendAsync()).Message.Id);
    }

    [Fact]
    public async Task What_became_of_a_message_is_written_down()
    {
        await Store.SendAsync(To(Ana, "sent"), To(Ana, "dead"), To(Ana, "late"));

        await Store.CompleteAsync(await Store.NextSendAsync(), SendResult.Sent("SM1"));
        await Store.CompleteAsync(await Store.NextSendAsync(), SendResult.Dead("no such number", 21211));
        await Store.CompleteAsync(await Store.NextSendAsync(), SendResult.Expired);

        Assert.Equal((OutboxState.Sent, "SM1"), (_database.OutboxState("sent"), _database.Outbox("message_sid", "sent")));
        Assert.Equal(
            (OutboxState.Dead, "no such number", "21211"),
            (_database.OutboxState("dead"), _database.Outbox("reason", "dead"), _database.Outbox("error_code", "dead")));
        Assert.Equal((OutboxState.Expired, null), (_database.OutboxState("late"), _database.Outbox("message_sid", "late")));
    }

    [Fact]
    public async Task A_retry_waits_for_its_time_and_holds_back_what_is_behind_it()
    {
        await Store.SendAsync(To(Ana, "a1"), To(Ana, "a2"));
        var created = Now;
        Assert.Null(await Store.CompleteAsync(await Store.NextSendAsync(), SendResult.Retry(Now.AddSeconds(5), "busy"), goOn: true));
        Assert.Equal(OutboxState.Pending, _database.OutboxState("a1"));

        _database.Clock.Advance(TimeSpan.FromSeconds(4));
        var next = Store.NextSendAsync();
        await Store.SendAsync(To(Bob, "b1"));
        Assert.Equal("b1", (await next).Message.Id);

        next = Store.NextSendAsync();
        _database.Clock.Advance(TimeSpan.FromSeconds(2));
        var again = await next;
        Assert.Equal(("a1", OutboxState.Sending, 2, created, Now), (again.Message.Id, again.State, again.Attempt, again.CreatedAt, again.StartedAt));
        Assert.Equal("0", _database.Outbox("resends", "a1"));
    }

    [Theory]
    [InlineData(OutboxState.Pending)]
    [InlineData(OutboxState.Unknown)]
    public async Task Another_message_to_the_same_person_does_not_hasten_the_next_try(OutboxState state)
    {
        await Store.SendAsync(To(Ana, "a1"));
        await Store.CompleteAsync(await Store.NextSendAsync(), new SendResult(state, Reason: "not now", RetryAt: Now.AddSeconds(5)));
        var next = Store.NextSendAsync();

        await Store.SendAsync(To(Ana, "a2"), To(Bob, "b1"));

        Assert.Equal("b1", (await next).Message.Id);
        var later = Store.NextSendAsync();
        _database.Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal("a1", (await later).Message.Id);
    }

    [Fact]
    public async Task Unknown_is_claimed_as_unknown_and_stays_so_in_the_file()
    {
        await Store.SendAsync(To(Ana, "a1"), To(Ana, "a2"));
        var started = Now;
        await Store.CompleteAsync(await Store.NextSendAsync(), SendResult.Unknown(Now.AddSeconds(30), "no answer"));
        Assert.Equal(OutboxState.Unknown, _database.OutboxState("a1"));

        var next = Store.NextSendAsync();
        _database.Clock.Advance(TimeSpan.FromSeconds(31));
        var claim = await next;

        Assert.Equal(("a1", OutboxState.Unknown, 1, started), (claim.Message.Id, claim.State, claim.Attempt, claim.StartedAt));
        Assert.Equal(OutboxState.Unknown, _database.OutboxState("a1"));
    }

    [Fact]
    public async Task A_second_sending_is_counted_before_it_happens()
    {
        await Store.SendAsync(To(Ana, "a1"));
        await Store.CompleteAsync(await Store.NextSendAsync(), SendResult.Unknown(Now, "no answer"));

        await Store.CompleteAsync(await Store.NextSendAsync(), SendResult.Retry(Now, "no trace"));

        Assert.Equal((OutboxState.Pending, "1"), (_database.OutboxState("a1"), _database.Outbox("resends", "a1")));
        Assert.Equal(2, (await Store.NextSendAsync()).Attempt);
    }

    [Fact]
    public async Task What_has_not_left_can_be_taken_back_and_what_has_cannot()
    {
        await Store.SendAsync(To(Ana, "leaving"), To(Ana, "waiting"), To(Ana, "part1"), To(Ana, "part2") with { ActivityId = "part1" }, To(Ana, "last"));
        var leaving = await Store.NextSendAsync();

        await Store.EnqueueAsync([], ["leaving", "waiting", "part1", "nobody's"], default);

        Assert.Equal(
            [OutboxState.Sending, OutboxState.Cancelled, OutboxState.Cancelled, OutboxState.Cancelled, OutboxState.Pending],
            _database.OutboxStates("leaving", "waiting", "part1", "part2", "last"));
        await Store.CompleteAsync(leaving, SendResult.Sent("SM1"));
        Assert.Equal("last", (await Store.NextSendAsync()).Message.Id);
    }

    [Fact]
    public async Task Whoever_goes_on_is_not_given_what_was_taken_back()
    {
        await Store.SendAsync(To(Ana, "a1"), To(Ana, "a2"), To(Ana, "a3"));
        var a1 = await Store.NextSendAsync();
        await Store.EnqueueAsync([], ["a2"], default);

        // A store may go on with what is behind it at once, or leave that to the next claim.
        var next = await Store.CompleteAsync(a1, SendResult.Sent("SM1"), goOn: true) ?? await Store.NextSendAsync();

        Assert.Equal("a3", next.Message.Id);
        Assert.Equal(OutboxState.Cancelled, _database.OutboxState("a2"));
    }

    [Fact]
    public async Task A_message_that_waits_for_another_try_can_be_taken_back()
    {
        await Store.SendAsync(To(Ana, "a1"), To(Ana, "a2"));
        await Store.CompleteAsync(await Store.NextSendAsync(), SendResult.Retry(Now.AddSeconds(5), "busy"));

        await Store.EnqueueAsync([], ["a1"], default);

        _database.Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal("a2", (await Store.NextSendAsync()).Message.Id);
        Assert.Equal(OutboxState.Cancelled, _database.OutboxState("a1"));
    }

    [Fact]
    public async Task A_message_given_back_keeps_its_place()
    {
        await Store.SendAsync(To(Ana, "a1"), To(Ana, "a2"));
        await Store.CompleteAsync(await Store.NextSendAsync(), SendResult.Unknown(Now, "no answer"));
        var claim = await Store.NextSendAsync();

        Store.ReleaseSend(claim, Now.AddSeconds(1));

        var next = Store.NextSendAsync();
        _database.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(claim with { Fence = 0 }, (await next) with { Fence = 0, Message = claim.Message });
    }

    [Fact]
    public async Task Sids_of_other_messages_are_known_as_taken()
    {
        await Store.SendAsync(To(Ana, "a1"));
        await Store.CompleteAsync(await Store.NextSendAsync(), SendResult.Sent("SM1"));

        Assert.Equal(["SM1"], await Store.FindClaimedSidsAsync("a2", ["SM0", "SM1", "SM2"], default));
        Assert.Empty(await Store.FindClaimedSidsAsync("a2", [], default));
    }

    [Fact]
    public async Task Sids_that_a_callback_gave_to_another_message_are_known_as_taken_and_those_it_gave_to_this_one_are_not()
    {
        await Store.SendAsync(To(Ana, "a1"), To(Ana, "a2"));
        await Store.RecordStatusAsync(Status("SM1", "sent", "a1"), default);
        await Store.RecordStatusAsync(Status("SM2", "sent", "a2"), default);
        await Store.RecordStatusAsync(Status("SM3", "sent", outboxId: null), default);

        Assert.Equal(["SM1"], await Store.FindClaimedSidsAsync("a2", ["SM1", "SM2", "SM3"], default));
    }

    [Fact]
    public async Task A_message_that_a_callback_tells_of_before_its_second_sending_is_not_sent_again()
    {
        await Store.SendAsync(To(Ana, "a1"), To(Ana, "a2"));
        await Store.CompleteAsync(await Store.NextSendAsync(), SendResult.Unknown(Now, "no answer"));
        await Store.CompleteAsync(await Store.NextSendAsync(), SendResult.Retry(Now, "no trace"));
        await Store.RecordStatusAsync(Status("SM1", "sent", "a1"), default);

        Assert.Equal("a2", (await Store.NextSendAsync()).Message.Id);

        Assert.Equal((OutboxState.Sent, "SM1"), (_database.OutboxState("a1"), _database.Outbox("message_sid", "a1")));
    }

    [Fact]
    public async Task What_the_gate_holds_back_is_not_touched_and_keeps_nobody_else_waiting()
    {
        await Store.SendAsync(To(Ana, "a1"), To(Ana, "a2"), To(Bob, "b1"));
        var until = Now.AddSeconds(5);
        DateTimeOffset Gate(SendClaim waiting) => waiting.Message.Conversation == Ana ? until : DateTimeOffset.MinValue;

        Assert.Equal("b1", (await Store.ClaimSendAsync(Gate, default)).Message.Id);
        Assert.Equal((OutboxState.Pending, "0"), (_database.OutboxState("a1"), _database.Outbox("attempts", "a1")));

        var a1 = Store.ClaimSendAsync(Gate, default).AsTask();
        _database.Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal("a1", (await a1).Message.Id);
    }

    [Fact]
    public async Task Whoever_goes_on_does_not_get_past_the_gate()
    {
        await Store.SendAsync(To(Ana, "a1"), To(Ana, "a2"));
        var a1 = await Store.NextSendAsync();
        var asked = new List<SendClaim>();

        Assert.Null(await Store.CompleteSendAsync(a1, SendResult.Sent("SM1"), waiting => { asked.Add(waiting); return Now.AddSeconds(5); }, default));

        Assert.Equal(("a2", OutboxState.Pending), (Assert.Single(asked).Message.Id, asked[0].State));
        Assert.Equal([OutboxState.Sent, OutboxState.Pending], _database.OutboxStates("a1", "a2"));
        Assert.Equal("a2", (await Store.NextSendAsync()).Message.Id);
    }

    [Fact]
    public async Task A_wait_that_is_given_up_takes_nothing_with_it()
    {
        using var givenUp = new CancellationTokenSource();
        var wait = Store.ClaimSendAsync(Open, givenUp.Token).AsTask();
        await givenUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);

        await Store.SendAsync(To(Ana, "a1"));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.ClaimSendAsync(Open, givenUp.Token));

        Assert.Equal(OutboxState.Pending, _database.OutboxState("a1"));
        Assert.Equal("a1", (await Store.NextSendAsync()).Message.Id);
    }
}
