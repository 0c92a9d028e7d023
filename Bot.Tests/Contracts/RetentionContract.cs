using TwilioBot.Delivery;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Contracts;

/// <summary>What every store promises about removing what is over: nothing that anybody still needs, and no repeat passes for new.</summary>
public abstract class RetentionContract : IAsyncLifetime
{
    private static readonly DeliveryOptions Keep = new() { Retention = TimeSpan.FromDays(30), DeadLetterRetention = TimeSpan.FromDays(90) };

    private StoreUnderTest _database = null!;

    private IMessageStore Store => _database.Store;

    private DateTimeOffset Now => _database.Clock.GetUtcNow();

    public async Task InitializeAsync() => _database = await OpenAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    protected abstract Task<StoreUnderTest> OpenAsync();

    [Fact]
    public async Task A_message_that_is_over_goes_when_its_time_is_up_and_its_repeat_is_still_one()
    {
        await AnswerAsync(Ana, "A1");
        Pass(days: 29.9);
        Assert.Equal(0, await RemoveAsync());
        Assert.Equal("1", _database.InboxState("A1"));

        Pass(days: 0.2);
        Assert.Equal(1, await RemoveAsync());

        Assert.Null(_database.InboxState("A1"));
        Assert.False((await Store.AcceptAsync(From(Ana, "A1"), default)).IsNew);
        Assert.Null(_database.InboxState("A1"));
        await _database.ReopenAsync();
        Assert.False((await Store.AcceptAsync(From(Ana, "A1"), default)).IsNew);
        await Store.AcceptAsync(From(Ana, "A2"), From(Ana, "A1") with { AccountSid = "AC11111111111111111111111111111111" });
        Assert.Equal("A2", (await Store.NextTurnAsync()).Message.MessageSid);
    }

    [Fact]
    public async Task A_repeat_is_known_for_400_days_and_what_knows_it_goes_then()
    {
        await AnswerAsync(Ana, "A1");
        await Store.RecordStatusAsync(Status("SM1", "sent", null), default);
        Pass(days: 31);
        Assert.Equal(2, await RemoveAsync());

        Pass(days: 399 - 31);
        Assert.Equal(0, await RemoveAsync());
        Assert.False((await Store.AcceptAsync(From(Ana, "A1"), default)).IsNew);
        Assert.False(await Store.RecordStatusAsync(Status("SM1", "sent", null), default));

        Pass(days: 3);
        Assert.Equal(2, await RemoveAsync());
        Assert.Equal("0", _database.Look("SELECT COUNT(*) FROM remembered"));
    }

    [Fact]
    public async Task What_stays_of_a_message_tells_nobody_which_it_was()
    {
        await AnswerAsync(Ana, "A1");
        Pass(days: 31);
        await RemoveAsync();

        var hash = _database.Bytes("SELECT hash FROM remembered")!;

        Assert.Equal(16, hash.Length);
        await using var other = await OpenAsync();
        await other.Store.AcceptAsync(From(Ana, "A1"));
        await other.Store.CommitAsync(await other.Store.NextTurnAsync());
        other.Clock.Advance(TimeSpan.FromDays(31));
        await other.Store.RemoveOldAsync(RetentionCut.At(other.Clock.GetUtcNow(), Keep), 100, default);
        Assert.NotEqual(hash, other.Bytes("SELECT hash FROM remembered"));
    }

    [Fact]
    public async Task What_waits_however_long_stays()
    {
        await Store.AcceptAsync(From(Ana, "A1"), From(Bob, "B1"), From(Cleo, "C1"));
        var beingWorkedOn = await Store.NextTurnAsync();
        await Store.FailTurnAsync(await Store.NextTurnAsync(), TurnFailure.Retry("broken", Now.AddSeconds(10)), default);
        Pass(days: 300);

        Assert.Equal(0, await RemoveAsync());

        await Store.CommitAsync(beingWorkedOn);
        Assert.Equal(["B1", "C1"], new[] { await NextSidAsync(), await NextSidAsync() }.Order());
    }

    [Fact]
    public async Task Dead_letters_stay_longer()
    {
        await Store.AcceptAsync(From(Ana, "A1"));
        await Store.FailTurnAsync(await Store.NextTurnAsync(), TurnFailure.Dead("poison"), default);
        await Store.SendAsync(To(Bob, "refused"));
        await Store.CompleteAsync(await Store.NextSendAsync(), SendResult.Dead("no such number", 21211));
        Pass(days: 89);
        Assert.Equal(0, await RemoveAsync());
        Assert.Equal(("2", OutboxState.Dead), (_database.InboxState("A1"), _database.OutboxState("refused")));

        Pass(days: 2);
        Assert.Equal(2, await RemoveAsync());

        Assert.Equal((null, null), (_database.InboxState("A1"), _database.OutboxState("refused")));
        Assert.False((await Store.AcceptAsync(From(Ana, "A1"), default)).IsNew);
    }

    [Fact]
    public async Task Dead_letters_can_be_kept_shorter()
    {
        await AnswerAsync(Ana, "A1");
        await Store.AcceptAsync(From(Ana, "A2"));
        await Store.FailTurnAsync(await Store.NextTurnAsync(), TurnFailure.Dead("poison"), default);
        Pass(days: 2);

        var removed = await Store.RemoveOldAsync(
            RetentionCut.At(Now, new DeliveryOptions { Retention = TimeSpan.FromDays(30), DeadLetterRetention = TimeSpan.FromDays(1) }), 100, default);

        Assert.Equal((1, "1", null), (removed.Rows, _database.InboxState("A1"), _database.InboxState("A2")));
    }

    [Fact]
    public async Task Replies_that_are_done_with_go_and_those_that_may_still_leave_stay()
    {
        await Store.SendAsync(To(Ana, "sent"), To(Ana, "expired"), To(Ana, "taken back"), To(Bob, "waits"), To(Cleo, "being sent"));
        await Store.EnqueueAsync([], ["taken back"], default);
        await CompleteNextAsync(SendResult.Sent("SM1"));
        await CompleteNextAsync(SendResult.Retry(Now.AddDays(1000), "too busy"));
        await Store.NextSendAsync();
        await CompleteNextAsync(SendResult.Expired);
        Pass(days: 31);

        Assert.Equal(3, await RemoveAsync());

        Assert.Equal(
            [null, null, null, OutboxState.Pending, OutboxState.Sending],
            _database.OutboxStates("sent", "expired", "taken back", "waits", "being sent"));
    }

    [Fact]
    public async Task While_a_send_is_unknown_everything_that_could_tell_what_became_of_it_stays()
    {
        await Store.SendAsync(To(Ana, "twin"), To(Ana, "unknown"));
        await Store.SendAsync(To(Bob, "other"));
        await CompleteNextAsync(SendResult.Sent("SM1"));
        await CompleteNextAsync(SendResult.Sent("SM2"));
        var unknown = await Store.NextSendAsync();
        await Store.CompleteAsync(unknown, SendResult.Unknown(Now.AddDays(1), "no answer"));
        await Store.RecordStatusAsync(Status("SM3", "sent", "unknown"), default);
        await Store.RecordStatusAsync(Status("SM1", "delivered", "twin"), default);
        Pass(days: 100);

        Assert.Equal(2, await RemoveAsync());   // the other conversation's reply, the twin's receipt

        Assert.Equal([OutboxState.Sent, OutboxState.Unknown, null], _database.OutboxStates("twin", "unknown", "other"));
        Assert.Equal("SM3", await Store.FindEvidenceAsync("unknown", default));
        Assert.Equal(["SM1"], await Store.FindClaimedSidsAsync("unknown", ["SM1", "SM3"], default));
        await Store.CompleteAsync(await Store.NextSendAsync(), SendResult.Sent("SM3"));
        Assert.Equal(2, await RemoveAsync());   // the twin, the receipt that was the evidence
        Pass(days: 31);
        Assert.Equal(1, await RemoveAsync());
        Assert.Equal("0", _database.Look("SELECT COUNT(*) FROM outbox"));
    }

    [Fact]
    public async Task Receipts_go_by_their_own_age_and_their_repeats_are_still_ones()
    {
        await Store.SendAsync(To(Ana, "a1"));
        await CompleteNextAsync(SendResult.Sent("SM1"));
        await Store.RecordStatusAsync(Status("SM1", "sent", "a1"), default);
        await Store.RecordStatusAsync(Status("SM1", "read", "a1") with { ReceivedAt = Now.AddDays(20) }, default);
        Pass(days: 31);

        Assert.Equal(2, await RemoveAsync());

        Assert.Equal("read", _database.Look("SELECT status FROM delivery"));
        Assert.False(await Store.RecordStatusAsync(Status("SM1", "sent", "a1"), default));
        Assert.False(await Store.RecordStatusAsync(Status("SM1", "read", "a1"), default));
        Assert.True(await Store.RecordStatusAsync(Status("SM1", "sent", "a1", errorCode: 30003), default));
    }

    [Fact]
    public async Task Bot_state_stays()
    {
        await Store.WriteStateAsync(Writes(("a", "1")), Reads(), default);
        Pass(days: 3000);

        await RemoveAsync();

        Assert.Equal("1: 1", await Store.StateAsync("a"));
    }

    [Fact]
    public async Task A_step_takes_no_more_than_it_may_and_oldest_first()
    {
        for (var n = 0; n < 25; n++)
        {
            await AnswerAsync(Ana, $"A{n}");
            _database.Clock.Advance(TimeSpan.FromSeconds(1));
        }
        Pass(days: 31);

        var cut = RetentionCut.At(Now, Keep);
        Assert.Equal(new RemovedRows(10, IsMoreDue: true), await Store.RemoveOldAsync(cut, 10, default));
        Assert.Equal((null, "1"), (_database.InboxState("A9"), _database.InboxState("A10")));
        Assert.Equal(new RemovedRows(10, IsMoreDue: true), await Store.RemoveOldAsync(cut, 10, default));
        Assert.Equal(new RemovedRows(5, IsMoreDue: false), await Store.RemoveOldAsync(cut, 10, default));
        Assert.Equal(new RemovedRows(0, IsMoreDue: false), await Store.RemoveOldAsync(cut, 10, default));
    }

    [Fact]
    public async Task A_repeat_that_comes_while_its_row_goes_is_one()
    {
        var sids = Enumerable.Range(0, 200).Select(n => $"A{n}").ToList();
        foreach (var sid in sids) await AnswerAsync(sid, sid);
        Pass(days: 31);
        var cut = RetentionCut.At(Now, Keep);

        var removing = Task.Run(async () =>
        {
            while ((await Store.RemoveOldAsync(cut, 3, default)).IsMoreDue)
            {
            }
        });
        var repeats = new List<AcceptResult>();
        do
        {
            foreach (var some in sids.Chunk(20)) repeats.AddRange(await Task.WhenAll(some.Select(sid => Store.AcceptAsync(From(sid, sid), default))));
        }
        while (!removing.IsCompleted);

        await removing;
        Assert.DoesNotContain(repeats, repeat => repeat.IsNew);
        Assert.Equal(("0", "200"), (_database.Look("SELECT COUNT(*) FROM inbox"), _database.Look("SELECT COUNT(*) FROM remembered")));
    }

    [Fact]
    public async Task Over_two_years_each_message_has_one_effect_however_often_and_late_it_comes_again()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var received = new Dictionary<string, DateTimeOffset>();
        var effects = new Dictionary<string, int>();
        for (var day = 0; day < 730; day += random.Next(1, 20))
        {
            for (var n = random.Next(0, 4); n > 0; n--) received.Add($"SM{received.Count}", Now);
            foreach (var (sid, at) in received.Where(message => message.Value > Now.AddDays(-399)))
            {
                if (random.Next(4) > 0 && (await Store.AcceptAsync(From(Ana, sid) with { ReceivedAt = at }, default)).IsNew)
                {
                    effects[sid] = effects.GetValueOrDefault(sid) + 1;
                    await Store.CommitAsync(await Store.NextTurnAsync());
                }
            }
            Pass(days: random.Next(1, 20));
            await RemoveAsync();
            if (random.Next(5) == 0) await _database.ReopenAsync();
        }

        Assert.True(effects.Count > 20 && effects.Values.All(count => count == 1), $"Seed {seed}: {string.Join(", ", effects)}");
    }

    private void Pass(double days) => _database.Clock.Advance(TimeSpan.FromDays(days));

    private async Task AnswerAsync(string conversation, string messageSid)
    {
        await Store.AcceptAsync(From(conversation, messageSid));
        await Store.CommitAsync(await Store.NextTurnAsync());
    }

    private async Task CompleteNextAsync(SendResult result) => await Store.CompleteAsync(await Store.NextSendAsync(), result);

    private async Task<string> NextSidAsync() => (await Store.NextTurnAsync()).Message.MessageSid;

    private async Task<int> RemoveAsync()
    {
        var rows = 0;
        RemovedRows step;
        do
        {
            step = await Store.RemoveOldAsync(RetentionCut.At(Now, Keep), 100, default);
            rows += step.Rows;
        }
        while (step.IsMoreDue);
        return rows;
    }
}
