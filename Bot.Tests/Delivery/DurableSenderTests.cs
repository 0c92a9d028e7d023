using TwilioBot.Adapters;
using TwilioBot.Delivery;
using TwilioBot.Tests.Contracts;

namespace TwilioBot.Tests.Delivery;

public sealed class DurableSenderTests : IAsyncLifetime
{
    private static readonly TwilioMessage Hello = new() { From = "+12025550100", To = "+12025550142", Body = "Hello" };
    private StoreUnderTest _database = null!;

    private DurableSender Sender => new(_database.Store, _database.Clock);

    public async Task InitializeAsync() => _database = await SqliteUnderTest.OpenAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Outside_a_turn_a_message_is_durable_when_its_id_comes_back()
    {
        var id = await Sender.SendAsync([Hello], default);

        Assert.Equal(OutboxState.Pending, _database.OutboxState(id));
        var claim = await _database.Store.NextSendAsync();
        Assert.Equal((id, id, "Hello"), (claim.Message.Id, claim.Message.ActivityId, claim.Message.Message.Body));
    }

    [Fact]
    public async Task Parts_have_ids_of_their_own_leave_in_order_and_are_taken_back_together()
    {
        var id = await Sender.SendAsync([Hello, Hello with { Body = "two" }, Hello with { Body = "three" }], default);
        var rest = await Sender.SendAsync([Hello with { Body = "rest" }], default);

        var first = await _database.Store.NextSendAsync();
        Assert.Equal((id, "Hello"), (first.Message.Id, first.Message.Message.Body));
        var second = await _database.Store.CompleteAsync(first, SendResult.Sent("SM1"), goOn: true);
        Assert.Equal((id, "two"), (second!.Message.ActivityId, second.Message.Message.Body));
        Assert.NotEqual(id, second.Message.Id);

        await Sender.CancelAsync(id, default);   // "two" is under way

        await _database.Store.CompleteAsync(second, SendResult.Sent("SM2"));
        Assert.Equal(rest, (await _database.Store.NextSendAsync()).Message.Id);
    }

    [Fact]
    public async Task A_lane_is_a_pair_of_addresses()
    {
        await Sender.SendAsync([Hello], default);
        await Sender.SendAsync([Hello with { Body = "behind" }], default);
        await Sender.SendAsync([Hello with { To = "+12025550143", Body = "other person" }], default);
        await Sender.SendAsync([Hello with { From = "+12025550101", Body = "other number" }], default);

        var claims = new List<string?>();
        for (var i = 0; i < 3; i++) claims.Add((await _database.Store.NextSendAsync()).Message.Message.Body);

        Assert.Equal(["Hello", "other person", "other number"], claims);
    }

    [Fact]
    public async Task Ids_cannot_be_guessed()
    {
        var ids = new HashSet<string>();
        for (var i = 0; i < 50; i++) ids.Add(await Sender.SendAsync([Hello], default));

        Assert.Equal(50, ids.Count);
        Assert.All(ids, id => Assert.Matches("^[0-9a-f]{44}$", id));
    }

    [Fact]
    public async Task Nothing_to_send_is_a_callers_mistake()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Sender.SendAsync([], default));
    }
}
