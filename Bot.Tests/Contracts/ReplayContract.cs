using TwilioBot.Delivery;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Contracts;

/// <summary>What every store promises about dead letters that are tried again: as if they were new, at the end of their conversation, once.</summary>
public abstract class ReplayContract : IAsyncLifetime
{
    private StoreUnderTest _database = null!;

    private IMessageStore Store => _database.Store;

    private DateTimeOffset Now => _database.Clock.GetUtcNow();

    public async Task InitializeAsync() => _database = await OpenAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    protected abstract Task<StoreUnderTest> OpenAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_message_gets_its_turn_behind_those_that_wait_with_all_its_tries(bool afterRestart)
    {
        await Store.AcceptAsync(From(Ana, "A1"), From(Ana, "A2"), From(Ana, "A3"));
        var first = await Store.NextTurnAsync();
        await Store.FailTurnAsync(first, TurnFailure.Retry("broken", Now) with { FailingSince = Now }, default);
        await Store.DieAsync("poison");
        await Store.CommitAsync(await Store.NextTurnAsync());

        var verdict = await Store.ReplayDeadLetterAsync(new DeadLetterDecision("A1", "maria"), default);
        Assert.Equal((DeadLetterOutcome.Done, DeadLetterState.Waiting, 1, "maria", Now),
            (verdict.Outcome, verdict.Letter!.State, verdict.Letter.Replays, verdict.Letter.DecidedBy, verdict.Letter.DecidedAt));
        await Store.AcceptAsync(From(Ana, "A4"));
        if (afterRestart) await _database.ReopenAsync();

        var third = await Store.NextTurnAsync();
        Assert.Equal("A3", third.Message.MessageSid);
        await Store.CommitAsync(third);
        var again = await Store.NextTurnAsync();
        Assert.Equal(("A1", 1, null), (again.Message.MessageSid, again.Attempt, again.FailingSince));
        Assert.Equal(From(Ana, "A1") with { Form = default }, again.Message with { Form = default });
        Assert.Equal(From(Ana, "A1").Form.ToArray(), again.Message.Form.ToArray());
        Assert.True(again.Seq > third.Seq);
        await Store.CommitAsync(again, Nothing with { Outbox = [To(Ana, "answer")] });
        Assert.Equal("A4", (await Store.NextTurnAsync()).Message.MessageSid);

        Assert.Equal(("1", OutboxState.Pending), (_database.InboxState("A1"), _database.OutboxState("answer")));
        Assert.Equal((DeadLetterState.Done, "maria"), await FindAsync("A1") is var done ? (done!.State, done.DecidedBy) : default);
    }

    [Fact]
    public async Task A_message_that_is_replayed_is_neither_new_nor_done_when_its_webhook_is_repeated()
    {
        await KillMessageAsync("A1");
        await ReplayAsync("A1");

        Assert.Equal(new AcceptResult(IsNew: false, IsDone: false), await Store.AcceptAsync(From(Ana, "A1"), default));

        await Store.CommitAsync(await Store.NextTurnAsync());
        Assert.Equal("1", _database.Look("SELECT COUNT(*) FROM inbox"));
        Assert.Equal(new AcceptResult(IsNew: false, IsDone: true), await Store.AcceptAsync(From(Ana, "A1"), default));
    }

    [Fact]
    public async Task What_is_replayed_is_not_removed_while_it_waits_however_old_it_is()
    {
        await KillMessageAsync("A1");
        await KillReplyAsync("r1");
        _database.Clock.Advance(TimeSpan.FromDays(80));
        await ReplayAsync("A1");
        await ReplayAsync("r1");
        _database.Clock.Advance(TimeSpan.FromDays(300));

        Assert.Equal(0, (await Store.RemoveOldAsync(RetentionCut.At(Now, new DeliveryOptions()), 100, default)).Rows);

        Assert.Equal("A1", (await Store.NextTurnAsync()).Message.MessageSid);
        Assert.Equal("r1", (await Store.NextSendAsync()).Message.Id);
    }

    [Fact]
    public async Task A_letter_can_die_again_and_be_replayed_again()
    {
        await KillMessageAsync("A1");
        for (var n = 1; n <= 3; n++)
        {
            Assert.Equal(DeadLetterOutcome.Done, await ReplayAsync("A1"));
            await Store.DieAsync("poison");

            var letter = Assert.Single((await Store.ListDeadLettersAsync(null, 10, default)).Letters);
            Assert.Equal((n, 1, DeadLetterState.Dead), (letter.Replays, letter.Attempts, letter.State));
        }
    }

    [Fact]
    public async Task Who_has_looked_before_it_was_replayed_and_died_again_does_not_replay_it_by_a_repeat()
    {
        await KillMessageAsync("A1");
        await KillReplyAsync("r1");
        Assert.Equal(DeadLetterOutcome.Done, await ReplayAsync("A1", replays: 0));
        Assert.Equal(DeadLetterOutcome.Done, await ReplayAsync("r1", replays: 0));
        await Store.DieAsync("poison");
        await Store.CompleteAsync(await Store.NextSendAsync(), SendResult.Dead("refused", 21211));

        foreach (var id in new[] { "A1", "r1" })
        {
            Assert.Equal(DeadLetterOutcome.Changed, await ReplayAsync(id, replays: 0));
            Assert.Equal(DeadLetterOutcome.Changed, (await Store.DropDeadLetterAsync(new DeadLetterDecision(id, "ops", Replays: 0), default)).Outcome);
            Assert.Equal(DeadLetterOutcome.Done, await ReplayAsync(id, replays: 1));
        }
    }

    [Theory]
    [InlineData("A1")]
    [InlineData("r1")]
    public async Task Of_eight_operators_one_has_an_effect(string id)
    {
        await KillMessageAsync("A1");
        await KillReplyAsync("r1");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(async () => n % 2 == 0
            ? await ReplayAsync(id)
            : (await Store.DropDeadLetterAsync(new DeadLetterDecision(id, "ops"), default)).Outcome)));

        Assert.Single(outcomes, DeadLetterOutcome.Done);
        Assert.Equal(7, outcomes.Count(outcome => outcome == DeadLetterOutcome.NotDead));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reply_leaves_behind_those_that_wait_and_is_as_fresh_as_if_just_written(bool afterRestart)
    {
        await KillReplyAsync("r1");
        await Store.SendAsync(To(Ana, "r2"));
        _database.Clock.Advance(TimeSpan.FromDays(3));

        Assert.Equal(DeadLetterOutcome.Done, await ReplayAsync("r1"));
        await Store.SendAsync(To(Ana, "r3"));
        if (afterRestart) await _database.ReopenAsync();

        var second = await Store.NextSendAsync();
        Assert.Equal("r2", second.Message.Id);
        var again = await Store.CompleteAsync(second, SendResult.Sent("SM2"), goOn: true);
        Assert.Equal(("r1", 1, Now, OutboxState.Sending), (again!.Message.Id, again.Attempt, again.CreatedAt, again.State));
        Assert.Equal(To(Ana, "r1").Message with { MediaUrls = [] }, again.Message.Message with { MediaUrls = [] });
        Assert.Equal("r3", (await Store.CompleteAsync(again, SendResult.Sent("SM1"), goOn: true))!.Message.Id);
        Assert.Equal((OutboxState.Sent, "0", "1"), (_database.OutboxState("r1"), _database.Outbox("resends", "r1"), _database.Outbox("replays", "r1")));
        Assert.Equal(DeadLetterState.Done, (await FindAsync("r1"))!.State);
    }

    [Fact]
    public async Task A_reply_that_may_have_left_says_so_and_is_counted_as_sent_again_before_it_is()
    {
        await KillUnknownReplyAsync("r1");
        Assert.True((await FindAsync("r1"))!.MayHaveLeft);

        Assert.Equal(DeadLetterOutcome.Done, await ReplayAsync("r1"));

        Assert.Equal((OutboxState.Pending, "1"), (_database.OutboxState("r1"), _database.Outbox("resends", "r1")));
        var again = await Store.NextSendAsync();
        Assert.Equal(("r1", OutboxState.Sending), (again.Message.Id, again.State));
    }

    [Fact]
    public async Task A_reply_that_was_sent_again_and_refused_then_may_have_left_the_first_time()
    {
        await Store.SendAsync(To(Ana, "r1"));
        await Store.CompleteAsync(await Store.NextSendAsync(), SendResult.Unknown(Now, "no answer"));
        await Store.CompleteAsync(await Store.NextSendAsync(), SendResult.Retry(Now, "no trace of it"));
        await Store.CompleteAsync(await Store.NextSendAsync(), SendResult.Dead("refused", 21211));

        Assert.True((await FindAsync("r1"))!.MayHaveLeft);
        await ReplayAsync("r1");

        Assert.Equal("2", _database.Outbox("resends", "r1"));
    }

    [Fact]
    public async Task A_reply_that_Twilio_has_told_of_since_is_sent_and_does_not_leave_again()
    {
        await KillUnknownReplyAsync("r1");
        await Store.RecordStatusAsync(Status("SM1", "delivered", "r1"), default);

        var verdict = await Store.ReplayDeadLetterAsync(new DeadLetterDecision("r1", "ops"), default);

        Assert.Equal((DeadLetterOutcome.AlreadySent, DeadLetterState.Done), (verdict.Outcome, verdict.Letter!.State));
        Assert.Equal((OutboxState.Sent, "SM1", "0"), (_database.OutboxState("r1"), _database.Outbox("message_sid", "r1"), _database.Outbox("resends", "r1")));
        await Store.SendAsync(To(Ana, "r2"));
        Assert.Equal("r2", (await Store.NextSendAsync()).Message.Id);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_status_callback_that_comes_between_the_replay_and_the_send_still_stops_it(bool afterRestart)
    {
        await KillUnknownReplyAsync("r1");
        await Store.SendAsync(To(Ana, "before"));
        var before = await Store.NextSendAsync();
        await ReplayAsync("r1");
        await Store.RecordStatusAsync(Status("SM1", "sent", "r1"), default);
        await Store.CompleteAsync(before, SendResult.Sent("SM0"));
        if (afterRestart) await _database.ReopenAsync();

        await Store.SendAsync(To(Ana, "r2"));

        Assert.Equal("r2", (await Store.NextSendAsync()).Message.Id);
        Assert.Equal((OutboxState.Sent, "SM1"), (_database.OutboxState("r1"), _database.Outbox("message_sid", "r1")));
    }

    [Fact]
    public async Task A_status_of_a_reply_that_was_replayed_finds_it()
    {
        await KillReplyAsync("r1");
        await ReplayAsync("r1");
        await Store.CompleteAsync(await Store.NextSendAsync(), SendResult.Sent("SM1"));

        Assert.True(await Store.RecordStatusAsync(Status("SM1", "delivered", "r1"), default));

        Assert.Equal("delivered", _database.Outbox("delivery_status", "r1"));
        Assert.Equal("r1", (await Store.NextStatusAsync()).Message.StatusOf);
    }

    private Task<DeadLetter?> FindAsync(string id) => Store.FindDeadLetterAsync(id, default);

    private async Task<DeadLetterOutcome> ReplayAsync(string id, int? replays = null) =>
        (await Store.ReplayDeadLetterAsync(new DeadLetterDecision(id, "ops", replays), default)).Outcome;

    private async Task KillMessageAsync(string messageSid)
    {
        await Store.AcceptAsync(From(Ana, messageSid));
        await Store.DieAsync("poison");
    }

    private async Task KillReplyAsync(string id)
    {
        await Store.SendAsync(To(Ana, id));
        await Store.CompleteAsync(await Store.NextSendAsync(), SendResult.Dead("refused", 21211));
    }

    // Held for an operator: nobody knows whether it left.
    private async Task KillUnknownReplyAsync(string id)
    {
        await Store.SendAsync(To(Ana, id));
        await Store.CompleteAsync(await Store.NextSendAsync(), SendResult.Unknown(Now, "no answer"));
        await Store.CompleteAsync(await Store.NextSendAsync(), SendResult.Dead("no trace of it at Twilio: held for an operator"));
    }
}
