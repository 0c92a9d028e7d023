using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Delivery;

/// <summary>Turns for people and turns for statuses have places of their own.</summary>
public sealed class StatusTurnTests : IAsyncLifetime
{
    private DeliveryWorld _world = null!;

    public async Task InitializeAsync() => _world = await DeliveryWorld.OpenAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Statuses_that_the_bot_cannot_finish_keep_no_message_waiting()
    {
        var never = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _world.Bot = message => message.StatusOf is not null ? never.Task : Task.CompletedTask;
        // More of them than there are workers for statuses and messages together.
        for (var n = 0; n < 20; n++)
        {
            await _world.Store.SendAsync(To("c" + n, "r" + n));
            await _world.Store.RecordStatusAsync(Status("SM" + n, "sent", "r" + n), default);
        }
        await _world.StartAsync();

        await _world.Store.AcceptAsync(From("c0", "A1"));
        Assert.Equal("committed A1", await NextTurnEventAsync());

        never.SetResult();
        for (var n = 0; n < 20; n++) Assert.StartsWith("committed SM", await NextTurnEventAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_that_the_bot_cannot_finish_keep_no_status_waiting()
    {
        var never = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _world.Bot = message => message.StatusOf is null ? never.Task : Task.CompletedTask;
        for (var n = 0; n < 20; n++) await _world.Store.AcceptAsync(From("c" + n, "A" + n));
        await _world.StartAsync();

        await _world.Store.SendAsync(To("c0", "r0"));
        await _world.Store.RecordStatusAsync(Status("SM0", "sent", "r0"), default);
        Assert.Equal("committed SM0/sent", await NextTurnEventAsync());

        never.SetResult();
        for (var n = 0; n < 20; n++) Assert.StartsWith("committed A", await NextTurnEventAsync(), StringComparison.Ordinal);
    }

    private async Task<string> NextTurnEventAsync()
    {
        while (true)
        {
            var next = await _world.NextAsync();
            if (!next.EndsWith(" Sent", StringComparison.Ordinal)) return next;
        }
    }
}
