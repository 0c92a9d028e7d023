using TwilioBot.Delivery;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Delivery;

/// <summary>What a turn leaves to be done when its replies have left.</summary>
public sealed class AfterRepliesTests : IAsyncLifetime
{
    private DeliveryWorld _world = null!;

    public async Task InitializeAsync() => _world = await DeliveryWorld.OpenAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task What_follows_a_turn_waits_until_its_last_reply_has_left()
    {
        var answer = new TaskCompletionSource<SendOutcome>();
        var followed = new TaskCompletionSource();
        _world.Gateway.Next(new SendOutcome(SendOutcomeKind.Accepted, "SM1"));
        _world.Gateway.Next(() => answer.Task);
        _world.Bot = async _ =>
        {
            await _world.ReplyAsync("One moment");
            await _world.ReplyAsync("Bye!");
            UnitOfWork.Current!.AfterReplies(followed.SetResult);
        };
        await _world.Store.AcceptAsync(From(Ana, "A1"));
        await _world.StartAsync();
        await _world.ExpectAsync("committed A1");
        Assert.EndsWith(" Sent", await _world.NextAsync(), StringComparison.Ordinal);   // "One moment" has left
        Assert.False(followed.Task.IsCompleted);

        answer.SetResult(new SendOutcome(SendOutcomeKind.Accepted, "SM2"));

        await followed.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task What_follows_a_turn_does_not_come_while_its_reply_waits_for_another_try()
    {
        var followed = new TaskCompletionSource<OutboxState?>();
        string? reply = null;
        _world.Gateway.Next(new SendOutcome(SendOutcomeKind.NotNow, ErrorCode: 20429, Reason: "too many requests at once"));
        _world.Bot = async _ =>
        {
            reply = await _world.ReplyAsync("Bye!");
            UnitOfWork.Current!.AfterReplies(() => followed.SetResult(_world.Database.OutboxState(reply)));
        };
        await _world.Store.AcceptAsync(From(Ana, "A1"));
        await _world.StartAsync();

        await _world.ExpectEventuallyAsync("committed A1");
        await _world.ExpectEventuallyAsync($"{reply} Pending", $"{reply} Sent");

        Assert.Equal(OutboxState.Sent, await followed.Task.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task What_follows_a_turn_without_replies_comes_right_after_its_commit()
    {
        var followed = new TaskCompletionSource<string?>();
        _world.Bot = async _ =>
        {
            await _world.Storage.WriteAsync(new Dictionary<string, object> { ["name"] = "Ana" });
            UnitOfWork.Current!.AfterReplies(() => followed.SetResult(_world.Database.InboxState("A1")));
        };
        await _world.Store.AcceptAsync(From(Ana, "A1"));
        await _world.StartAsync();

        Assert.Equal("1", await followed.Task.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_failure_of_what_follows_takes_nothing_back_and_stops_nobody(bool replies)
    {
        _world.Options.ConcurrentTurns = _world.Options.ConcurrentSends = 1;
        _world.Bot = async message =>
        {
            if (replies) await _world.ReplyAsync(message.MessageSid);
            UnitOfWork.Current!.AfterReplies(() => throw new FormatException("planted"));
        };
        await _world.StartAsync();

        foreach (var sid in new[] { "A1", "A2" })
        {
            await _world.Store.AcceptAsync(From(Ana, sid));
            await _world.ExpectAsync("committed " + sid);
            if (replies) Assert.EndsWith(" Sent", await _world.NextAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(("1", "1"), (_world.Database.InboxState("A1"), _world.Database.InboxState("A2")));
    }
}
