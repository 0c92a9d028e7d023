using TwilioBot.Delivery;
using TwilioBot.Wire;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Contracts;

/// <summary>What every store promises about the statuses that a bot is told: news only, of our messages only, beside its messages.</summary>
public abstract class StatusEventContract : IAsyncLifetime
{
    private static readonly string[] Words =
    [
        MessageStatus.Queued, MessageStatus.Sending, MessageStatus.Sent, MessageStatus.Failed, MessageStatus.Undelivered, MessageStatus.Delivered,
        MessageStatus.Read,
    ];

    private StoreUnderTest _database = null!;

    private IMessageStore Store => _database.Store;

    public async Task InitializeAsync()
    {
        _database = await OpenAsync();
        await Store.SendAsync(To(Ana, "a1"));
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    /// <summary>Of how many orders one is told: each costs ten commits, which wait for a server where there is one.</summary>
    protected virtual int OneOrderIn => 1;

    protected abstract Task<StoreUnderTest> OpenAsync();

    [Fact]
    public async Task News_of_our_message_waits_for_the_bot_with_all_that_came()
    {
        var report = Status("SM1", "undelivered", "a1", 30003) with { ChannelId = "twilio-whatsapp" };
        await Store.RecordStatusAsync(report, default);

        var claim = await Store.NextStatusAsync();

        Assert.Equal(
            new InboxMessage(report.AccountSid, "SM1/undelivered/30003", "twilio-whatsapp", Ana, default, report.ReceivedAt, "a1"),
            claim.Message with { Form = default });
        Assert.Equal(report.Form.ToArray(), claim.Message.Form.ToArray());
        Assert.Equal(1, claim.Attempt);
    }

    [Fact]
    public async Task Old_news_repeats_and_messages_of_others_are_not_told()
    {
        await RecordAsync("SM1", "delivered");
        foreach (var (sid, status, id) in new[] { ("SM1", "sent", "a1"), ("SM1", "delivered", "a1"), ("SM1", "failed", "a1"), ("SM9", "sent", null), ("SM9", "read", "nobody's") })
        {
            await Store.RecordStatusAsync(Status(sid, status, id), default);
        }
        await RecordAsync("SM1", "read");

        foreach (var key in new[] { "SM1/delivered", "SM1/read" })
        {
            var claim = await Store.NextStatusAsync();
            Assert.Equal(key, claim.Message.MessageSid);
            await Store.CommitAsync(claim);
        }
        Assert.Equal("2", _database.Look("SELECT COUNT(*) FROM inbox"));
    }

    [Fact]
    public async Task A_callback_without_our_id_is_matched_by_its_sid_once_that_is_known()
    {
        await Store.CompleteAsync(await Store.NextSendAsync(), SendResult.Sent("SM1"));

        await Store.RecordStatusAsync(Status("SM1", "delivered", outboxId: null), default);

        Assert.Equal("a1", (await Store.NextStatusAsync()).Message.StatusOf);
        Assert.Equal("delivered", _database.Outbox("delivery_status", "a1"));
    }

    [Fact]
    public async Task Statuses_and_messages_of_a_conversation_do_not_wait_for_each_other()
    {
        await Store.AcceptAsync(From(Ana, "A1"), From(Ana, "A2"));
        await RecordAsync("SM1", "sent");
        await RecordAsync("SM1", "delivered");

        var (message, status) = (await Store.NextTurnAsync(), await Store.NextStatusAsync());
        Assert.Equal(("A1", "SM1/sent"), (message.Message.MessageSid, status.Message.MessageSid));

        await Store.CommitAsync(status);
        status = await Store.NextStatusAsync();
        Assert.Equal("SM1/delivered", status.Message.MessageSid);
        await Store.CommitAsync(message);
        Assert.Equal("A2", (await Store.NextTurnAsync()).Message.MessageSid);
    }

    [Fact]
    public async Task Statuses_of_a_conversation_come_one_at_a_time_and_others_beside_them()
    {
        await Store.SendAsync(To(Bob, "b1"));
        await RecordAsync("SM1", "sent");
        await RecordAsync("SM1", "delivered");
        var first = await Store.NextStatusAsync();

        var next = Store.NextStatusAsync();
        await Store.RecordStatusAsync(Status("SM2", "sent", "b1"), default);
        Assert.Equal("SM2/sent", (await next).Message.MessageSid);

        await Store.CommitAsync(first);
        Assert.Equal("SM1/delivered", (await Store.NextStatusAsync()).Message.MessageSid);
    }

    [Fact]
    public async Task A_status_is_tried_again_set_aside_and_survives_a_restart_as_messages_do()
    {
        await RecordAsync("SM1", "sent");
        await RecordAsync("SM1", "delivered");
        await Store.FailTurnAsync(await Store.NextStatusAsync(), TurnFailure.Retry("broken", _database.Clock.GetUtcNow().AddSeconds(5)), default);

        await _database.ReopenAsync();
        var next = Store.NextStatusAsync();
        _database.Clock.Advance(TimeSpan.FromSeconds(6));
        var again = await next;
        Assert.Equal(("SM1/sent", 2, "a1"), (again.Message.MessageSid, again.Attempt, again.Message.StatusOf));

        await Store.FailTurnAsync(again, TurnFailure.Dead("poison"), default);
        var behind = await Store.NextStatusAsync();
        Assert.Equal("SM1/delivered", behind.Message.MessageSid);
        Store.ReleaseTurn(behind, _database.Clock.GetUtcNow());
        Assert.Equal(behind with { Message = default!, Fence = 0 }, await Store.NextStatusAsync() with { Message = default!, Fence = 0 });
        Assert.Equal(("2", "poison"), (_database.InboxState("SM1/sent"), _database.Look("SELECT reason FROM inbox WHERE message_sid = 'SM1/sent'")));
    }

    [Fact]
    public async Task Whoever_waits_for_a_status_when_the_store_is_closed_is_let_go()
    {
        var status = Store.ClaimStatusAsync(default).AsTask();

        await Store.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => status.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    /// <summary>
    /// Every order of every selection of the words: what is not selected was lost. Callbacks come twice here and there, and
    /// Twilio has answered the create call of none of them: all are earlier than its 201.
    /// </summary>
    [Fact]
    public async Task In_every_order_with_loss_and_doubling_the_bot_hears_news_only_and_the_end_of_the_story()
    {
        var random = new Random(7);
        var stories = Selections(Words).SelectMany(Orders).Select((order, n) => new Story($"{Last(order)}.{n}", Doubled(order, random))).ToList();
        Assert.Equal(13699, stories.Count);
        stories.RemoveAll(_ => random.Next(OneOrderIn) != 0);
        await Store.EnqueueAsync([.. stories.Select(story => To(story.Id, story.Id))], [], default);

        var heard = stories.ToDictionary(story => story.Id, _ => new List<string>());
        var told = HearAllAsync(heard, stories.Sum(story => story.News.Count));
        await Parallel.ForEachAsync(stories, new ParallelOptions { MaxDegreeOfParallelism = 200 }, async (story, _) => await TellAsync(story));
        await told;

        Assert.All(stories, story => Assert.Equal(story.News, heard[story.Id]));
        foreach (var word in Words)
        {
            Assert.Equal(
                stories.Count(story => story.Id.StartsWith(word + ".", StringComparison.Ordinal)).ToString(System.Globalization.CultureInfo.InvariantCulture),
                _database.Look($"SELECT COUNT(*) FROM outbox WHERE id LIKE '{word}.%' AND delivery_status = '{word}'"));
        }
    }

    private async Task TellAsync(Story story)
    {
        foreach (var word in story.Order) await Store.RecordStatusAsync(Status("SM" + story.Id, word, story.Id), default);
    }

    private async Task HearAllAsync(Dictionary<string, List<string>> heard, int count)
    {
        // A story is one conversation's, so nobody else adds to its list meanwhile.
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 200 }, async (_, _) =>
        {
            var claim = await Store.NextStatusAsync();
            heard[claim.Message.StatusOf!].Add(claim.Message.MessageSid.Split('/')[1]);
            await Store.CommitAsync(claim);
        });
    }

    private Task<bool> RecordAsync(string sid, string status) => Store.RecordStatusAsync(Status(sid, status, "a1"), default);

    private static string Last(IEnumerable<string> words) => words.MaxBy(MessageStatus.Rank)!;

    private static List<string> Doubled(IEnumerable<string> order, Random random)
    {
        var all = order.ToList();
        foreach (var word in all.ToList())
        {
            if (random.Next(3) == 0) all.Insert(random.Next(all.IndexOf(word) + 1, all.Count + 1), word);
        }
        return all;
    }

    private static IEnumerable<string[]> Selections(string[] words) =>
        Enumerable.Range(1, (1 << words.Length) - 1).Select(mask => words.Where((_, n) => (mask >> n & 1) == 1).ToArray());

    private static IEnumerable<string[]> Orders(string[] items) => items.Length <= 1
        ? [items]
        : items.SelectMany(first => Orders([.. items.Where(item => item != first)]).Select(rest => (string[])[first, .. rest]));

    private sealed record Story(string Id, IReadOnlyList<string> Order)
    {
        /// <summary>What is later news than all before it.</summary>
        public List<string> News { get; } =
            [.. Order.Where((word, n) => Order.Take(n).All(earlier => MessageStatus.Rank(earlier) < MessageStatus.Rank(word)))];
    }
}
