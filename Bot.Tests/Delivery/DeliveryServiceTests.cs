using TwilioBot.Delivery;
using TwilioBot.Tests.Contracts;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Delivery;

public sealed class DeliveryServiceTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private DeliveryWorld _world = null!;

    public async Task InitializeAsync() => _world = await DeliveryWorld.OpenAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task A_stop_waits_for_the_send_under_way_and_begins_no_other()
    {
        var (began, answer) = (new TaskCompletionSource(), new TaskCompletionSource<SendOutcome>());
        _world.Gateway.Next(() =>
        {
            began.SetResult();
            return answer.Task;
        });
        await _world.Store.SendAsync(To(Ana, "r1"), To(Ana, "r2"));
        var service = await _world.StartAsync();
        await began.Task.WaitAsync(Patience);

        var stop = service.StoppingAsync(default);
        Assert.False(stop.IsCompleted);
        answer.SetResult(new SendOutcome(SendOutcomeKind.Accepted, "SM1"));
        await stop.WaitAsync(Patience);

        Assert.Equal([OutboxState.Sent, OutboxState.Pending], _world.Database.OutboxStates("r1", "r2"));
        Assert.Single(_world.Gateway.Sent);
    }

    [Fact]
    public async Task A_stop_waits_for_the_turn_under_way_and_begins_no_other()
    {
        var (began, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        _world.Bot = async _ =>
        {
            began.SetResult();
            await go.Task;
        };
        await _world.Store.AcceptAsync(From(Ana, "A1"), From(Ana, "A2"));
        var service = await _world.StartAsync();
        await began.Task.WaitAsync(Patience);

        var stop = service.StoppingAsync(default);
        Assert.False(stop.IsCompleted);
        go.SetResult();
        await stop.WaitAsync(Patience);

        Assert.Equal(("1", "0"), (_world.Database.InboxState("A1"), _world.Database.InboxState("A2")));
    }

    [Fact]
    public async Task A_stop_with_nothing_to_do_is_over_at_once()
    {
        var service = await _world.StartAsync();

        await service.StoppingAsync(default).WaitAsync(Patience);
    }

    [Fact]
    public async Task A_stop_does_not_wait_longer_than_its_window()
    {
        var began = new TaskCompletionSource();
        _world.Bot = _ =>
        {
            began.SetResult();
            return new TaskCompletionSource().Task;
        };
        await _world.Store.AcceptAsync(From(Ana, "A1"));
        var service = await _world.StartAsync();
        await began.Task.WaitAsync(Patience);

        var stop = service.StoppingAsync(default);
        await _world.Clock.AdvanceToAlarmAsync(_world.Options.StopWindow);

        await stop.WaitAsync(Patience);
        Assert.Equal("0", _world.Database.InboxState("A1"));
    }

    [Fact]
    public async Task A_stop_that_is_hurried_does_not_wait_at_all()
    {
        var began = new TaskCompletionSource();
        _world.Bot = _ =>
        {
            began.SetResult();
            return new TaskCompletionSource().Task;
        };
        await _world.Store.AcceptAsync(From(Ana, "A1"));
        var service = await _world.StartAsync();
        await began.Task.WaitAsync(Patience);

        await service.StoppingAsync(new CancellationToken(canceled: true)).WaitAsync(Patience);
    }

    [Fact]
    public async Task A_stop_waits_for_a_database_that_comes_back_in_time_to_write_down_what_was_sent()
    {
        _world.Store.SetAway("CompleteSend", true);
        await _world.Store.SendAsync(To(Ana, "r1"));
        var service = await _world.StartAsync();
        await _world.ExpectAsync("away CompleteSend");

        var stop = service.StoppingAsync(default);
        _world.Store.SetAway("CompleteSend", false);
        await _world.Clock.AdvanceToAlarmAsync(TimeSpan.FromSeconds(1));
        await stop.WaitAsync(Patience);

        Assert.Equal(OutboxState.Sent, _world.Database.OutboxState("r1"));
    }

    [Fact]
    public async Task What_could_not_be_written_down_by_the_end_of_the_stop_is_unknown_at_the_next_start()
    {
        _world.Store.SetAway("CompleteSend", true);
        await _world.Store.SendAsync(To(Ana, "r1"));
        var service = await _world.StartAsync();
        await _world.ExpectAsync("away CompleteSend");

        var stop = service.StoppingAsync(default);
        while (!stop.IsCompleted) await _world.Clock.StepAsync(stop);
        await stop;

        // Nobody goes on trying behind the host's back.
        while (_world.Store.Events.TryRead(out _))
        {
        }
        _world.Store.SetAway("CompleteSend", false);
        _world.Clock.Advance(TimeSpan.FromMinutes(1));
        await _world.Store.ProbeAsync(default);
        Assert.False(_world.Store.Events.TryRead(out _));
        Assert.Equal(OutboxState.Sending, _world.Database.OutboxState("r1"));
        await _world.Database.ReopenAsync();
        Assert.Equal(OutboxState.Unknown, _world.Database.OutboxState("r1"));
    }

    [Fact]
    public async Task Nothing_is_done_before_the_host_has_started()
    {
        await _world.Store.SendAsync(To(Ana, "r1"));
        var service = _world.Build();
        await service.StartingAsync(default);
        await service.StartAsync(default);
        await _world.Store.ProbeAsync(default);
        Assert.Empty(_world.Gateway.Sent);

        await service.StartedAsync(default);

        await _world.ExpectAsync("r1 Sent");
    }
}
