using TwilioBot.Adapters;
using TwilioBot.Delivery;
using TwilioBot.Delivery.Sqlite;
using TwilioBot.Tests.Contracts;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Delivery;

/// <summary>The disk reports an error for a commit that took effect: nothing of it may be done twice, and nothing forgotten.</summary>
public sealed class DoubtfulCommitTests : IAsyncLifetime
{
    private static readonly TwilioMessage Hello = new() { From = "+12025550100", To = "+12025550142", Body = "Hello" };

    private StoreUnderTest _database = null!;
    private DeliveryWorld _world = null!;

    private SqliteMessageStore Store => (SqliteMessageStore)_database.Store;

    public async Task InitializeAsync()
    {
        _database = await SqliteUnderTest.OpenAsync();
        _world = DeliveryWorld.On(_database);
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task A_message_is_answered_although_its_sender_was_told_to_come_again()
    {
        await Store.DoubtNextCommitAsync();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.AcceptAsync(From(Ana, "A1"), default));

        Assert.False((await Store.AcceptAsync(From(Ana, "A1"), default)).IsNew);
        await Store.AcceptAsync(From(Ana, "A2"));

        foreach (var sid in new[] { "A1", "A2" })
        {
            var claim = await Store.NextTurnAsync();
            Assert.Equal(sid, claim.Message.MessageSid);
            await Store.CommitAsync(claim);
        }
    }

    [Fact]
    public async Task It_is_answered_even_when_nothing_else_is_ever_written()
    {
        await Store.DoubtNextCommitAsync();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.AcceptAsync(From(Ana, "A1"), default));

        Assert.Equal("A1", (await Store.NextTurnAsync()).Message.MessageSid);
    }

    [Fact]
    public async Task A_turn_has_its_effects_once()
    {
        var followed = 0;
        var isFirst = true;
        _world.Bot = async message =>
        {
            if (isFirst) await Store.DoubtNextCommitAsync();
            isFirst = false;
            await _world.ReplyAsync("Hello, " + message.MessageSid);
            UnitOfWork.Current!.AfterReplies(() => Interlocked.Increment(ref followed));
        };
        await Store.AcceptAsync(From(Ana, "A1"), From(Ana, "A2"));
        await _world.StartAsync();

        Assert.Equal("released A1", await _world.NextAsync());
        // The reply leaves as soon as the writer looks, whoever comes first: this or the turn's second run.
        var events = new List<string>();
        while (events.Count < 4) events.Add(await _world.EventuallyAsync());

        Assert.Equal(["lost A1", "committed A2"], events.Where(e => !e.EndsWith(" Sent", StringComparison.Ordinal)));
        Assert.Equal(["Hello, A1", "Hello, A2"], _world.Gateway.Sent);
        Assert.Equal(("1", "1", "2"), (_database.InboxState("A1"), _database.InboxState("A2"), _database.Look("SELECT COUNT(*) FROM outbox")));
        Assert.Equal(2, followed);
    }

    [Fact]
    public async Task A_message_set_aside_is_not_answered_as_well()
    {
        _world.Options.MaxAttempts = 1;
        var isBroken = true;
        _world.Bot = async message =>
        {
            if (message.MessageSid != "A1") return;
            await _world.ReplyAsync("Hello");
            if (!isBroken) return;
            isBroken = false;
            await Store.DoubtNextCommitAsync();
            throw new FormatException("planted");
        };
        await Store.AcceptAsync(From(Ana, "A1"), From(Ana, "A2"));
        await _world.StartAsync();

        await _world.ExpectEventuallyAsync("released A1", "lost A1", "committed A2");

        Assert.Equal(("2", "0"), (_database.InboxState("A1"), _database.Look("SELECT COUNT(*) FROM outbox")));
    }

    [Fact]
    public async Task A_reply_whose_start_was_doubtful_is_sent_once_and_the_next_one_after_it()
    {
        await Store.SendAsync(To(Ana, "r1"), To(Ana, "r2"));
        await Store.DoubtNextCommitAsync();   // which is the one that starts r1
        await _world.StartAsync();

        await _world.ExpectEventuallyAsync("r1 Sent", "r2 Sent");

        Assert.Equal(["Hello, r1", "Hello, r2"], _world.Gateway.Sent);
    }

    [Fact]
    public async Task What_is_sent_outside_a_turn_is_written_again_by_the_sender_and_leaves_once()
    {
        await Store.DoubtNextCommitAsync();
        var sending = _world.Sender.SendAsync([Hello], default);
        await _database.Clock.AdvanceToAlarmAsync(TimeSpan.FromSeconds(1));

        var id = await sending;

        Assert.Equal((id, "1"), ((await Store.NextSendAsync()).Message.Id, _database.Look("SELECT COUNT(*) FROM outbox")));
    }

    [Fact]
    public async Task Whoever_sends_outside_a_turn_is_told_when_nobody_knows_whether_it_was_written()
    {
        await Store.DoubtNextCommitAsync();
        using var gone = new CancellationTokenSource();
        var sending = _world.Sender.SendAsync([Hello], gone.Token);
        await _database.Clock.AlarmAsync(_database.Clock.GetUtcNow().AddSeconds(1));
        using var other = ((SqliteUnderTest)_database).Connect();
        using var locking = other.CreateCommand();
        locking.CommandText = "BEGIN IMMEDIATE";   // so that the last try finds the database away for certain
        locking.ExecuteNonQuery();
        await gone.CancelAsync();
        var error = await Assert.ThrowsAsync<StoreUnavailableException>(() => sending);

        Assert.True(error.IsInDoubt);
        Assert.Contains(_database.Look("SELECT id FROM outbox")!, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_sending_whose_decision_was_doubtful_is_counted_once()
    {
        await Store.SendAsync(To(Ana, "r1"));
        await Store.CompleteAsync(await Store.NextSendAsync(), SendResult.Unknown(_database.Clock.GetUtcNow(), "no answer"));
        var unknown = await Store.NextSendAsync();
        await Store.DoubtNextCommitAsync();
        var again = SendResult.Retry(_database.Clock.GetUtcNow(), "no trace");
        Assert.True((await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.CompleteAsync(unknown, again))).IsInDoubt);

        await Store.CompleteAsync(unknown, again);

        Assert.Equal((OutboxState.Pending, "1"), (_database.OutboxState("r1"), _database.Outbox("resends", "r1")));
        Assert.Equal(2, (await Store.NextSendAsync()).Attempt);
    }

    [Fact]
    public async Task What_was_written_outside_a_turn_is_sent()
    {
        await Store.DoubtNextCommitAsync();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.SendAsync(To(Ana, "r1")));

        Assert.Equal("r1", (await Store.NextSendAsync()).Message.Id);
    }
}
