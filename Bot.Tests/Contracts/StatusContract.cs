using TwilioBot.Delivery;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Contracts;

/// <summary>What every store promises about status callbacks: doubled, out of order and earlier than Twilio's answer are normal.</summary>
public abstract class StatusContract : IAsyncLifetime
{
    private StoreUnderTest _database = null!;

    private IMessageStore Store => _database.Store;

    public async Task InitializeAsync()
    {
        _database = await OpenAsync();
        await Store.SendAsync(To(Ana, "a1"));
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    protected abstract Task<StoreUnderTest> OpenAsync();

    [Fact]
    public async Task A_repeat_of_sid_status_and_error_is_known_as_one()
    {
        Assert.True(await RecordAsync("SM1", "sent"));
        Assert.True(await RecordAsync("SM1", "undelivered", 30003));
        Assert.True(await RecordAsync("SM1", "undelivered", 30005));
        Assert.True(await RecordAsync("SM2", "sent"));

        Assert.False(await RecordAsync("SM1", "sent"));
        Assert.False(await RecordAsync("SM1", "undelivered", 30003));
        Assert.Equal("4", _database.Look("SELECT COUNT(*) FROM delivery"));
    }

    [Theory]
    [InlineData("outbox")]
    [InlineData("inbox")]
    public async Task One_that_could_not_be_written_as_a_whole_is_new_when_it_comes_again(string table)
    {
        _database.Refuse(table);
        await Assert.ThrowsAnyAsync<Exception>(() => RecordAsync("SM1", "sent"));
        Assert.Equal(("0", null), (_database.Look("SELECT COUNT(*) FROM delivery"), _database.Outbox("delivery_status", "a1")));

        _database.Allow(table);
        Assert.True(await RecordAsync("SM1", "sent"));
        Assert.Equal("sent", _database.Outbox("delivery_status", "a1"));
        Assert.Equal("a1", (await Store.NextStatusAsync()).Message.StatusOf);
    }

    [Fact]
    public async Task Of_eight_copies_that_arrive_together_one_is_new()
    {
        var recorded = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => RecordAsync("SM1", "delivered"))));

        Assert.Single(recorded, isNew => isNew);
    }

    [Fact]
    public async Task In_whatever_order_they_come_the_last_in_a_messages_life_remains()
    {
        string[] life = ["queued", "sent", "delivered", "read"];
        var lane = 0;
        foreach (var order in Orders(life))
        {
            var id = $"m{lane++}";
            await Store.SendAsync(To(Bob, id));
            foreach (var status in order) Assert.True(await Store.RecordStatusAsync(Status("SM" + id, status, id), default));

            Assert.Equal("read", _database.Outbox("delivery_status", id));
        }
        Assert.Equal(24, lane);
    }

    [Fact]
    public async Task A_failure_is_kept_with_its_code_and_a_late_sent_does_not_hide_it()
    {
        await RecordAsync("SM1", "undelivered", 30003);
        await RecordAsync("SM1", "sent");

        Assert.Equal(("undelivered", "30003"), (_database.Outbox("delivery_status", "a1"), _database.Outbox("delivery_error", "a1")));
    }

    [Fact]
    public async Task A_callback_with_our_id_is_evidence_also_before_twilio_has_answered()
    {
        var claim = await Store.NextSendAsync();
        Assert.Null(await Store.FindEvidenceAsync("a1", default));

        await RecordAsync("SM1", "sent");
        Assert.Equal("SM1", await Store.FindEvidenceAsync("a1", default));

        await Store.CompleteAsync(claim, SendResult.Sent("SM1"));
        Assert.Equal((OutboxState.Sent, "sent"), (_database.OutboxState("a1"), _database.Outbox("delivery_status", "a1")));
    }

    [Fact]
    public async Task A_callback_without_our_id_or_for_an_unknown_one_is_kept_and_proves_nothing()
    {
        Assert.True(await Store.RecordStatusAsync(Status("SM1", "sent", outboxId: null), default));
        Assert.True(await Store.RecordStatusAsync(Status("SM2", "sent", "nobody's"), default));

        Assert.Null(await Store.FindEvidenceAsync("a1", default));
        Assert.Null(_database.Outbox("delivery_status", "a1"));
        Assert.Equal("2", _database.Look("SELECT COUNT(*) FROM delivery"));
    }

    [Fact]
    public async Task Evidence_ends_the_wait_of_a_message_whose_outcome_is_unknown()
    {
        await Store.CompleteAsync(await Store.NextSendAsync(), SendResult.Unknown(_database.Clock.GetUtcNow().AddSeconds(30), "no answer"));
        var next = Store.NextSendAsync();

        await RecordAsync("SM1", "sent");

        Assert.Equal(("a1", OutboxState.Unknown), (await next) is var claim ? (claim.Message.Id, claim.State) : default);
    }

    [Fact]
    public async Task A_callback_does_not_shorten_the_wait_for_another_try()
    {
        await Store.CompleteAsync(await Store.NextSendAsync(), SendResult.Retry(_database.Clock.GetUtcNow().AddSeconds(30), "busy"));
        var next = Store.NextSendAsync();

        await RecordAsync("SM1", "sent");
        await Store.SendAsync(To(Bob, "b1"));

        Assert.Equal("b1", (await next).Message.Id);
    }

    private Task<bool> RecordAsync(string sid, string status, int error = 0) => Store.RecordStatusAsync(Status(sid, status, "a1", error), default);

    private static IEnumerable<string[]> Orders(string[] items) => items.Length <= 1
        ? [items]
        : items.SelectMany(first => Orders([.. items.Where(item => item != first)]).Select(rest => (string[])[first, .. rest]));
}
