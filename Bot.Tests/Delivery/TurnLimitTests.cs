using TwilioBot.Delivery;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Delivery;

/// <summary>Turns that take too long, and what that does to them and to nobody else. Time is moved by the test.</summary>
public sealed class TurnLimitTests : IAsyncLifetime
{
    private static readonly TimeSpan ASecond = TimeSpan.FromSeconds(1), Patience = TimeSpan.FromSeconds(20);
    private readonly TaskCompletionSource _never = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DeliveryWorld _world = null!;

    public async Task InitializeAsync() => _world = await DeliveryWorld.OpenAsync();

    public async Task DisposeAsync()
    {
        _never.TrySetResult();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task A_turn_that_ends_when_its_time_is_up_is_tried_once_more_and_set_aside_within_a_minute()
    {
        _world.TimedBot = (message, token) => message.MessageSid == "A1" ? Task.Delay(Timeout.Infinite, token) : Task.CompletedTask;
        await _world.Store.AcceptAsync(From(Ana, "A1"), From(Ana, "A2"));
        var began = _world.Clock.GetUtcNow();
        await _world.StartAsync();

        await UseUpAsync(TimeSpan.FromSeconds(30));
        await _world.ExpectAsync("failed A1");
        await RetryAsync();
        // What is left of the minute, and of that the second that a turn has to obey.
        await _world.Clock.AlarmAsync(began.AddSeconds(59));
        _world.Clock.Advance(began.AddSeconds(59) - _world.Clock.GetUtcNow());
        await _world.ExpectAsync("dead A1", "committed A2");

        Assert.Equal(("2", "TimeoutException"), (Inbox("attempts", "A1"), Inbox("reason", "A1")!.Split(':')[0]));
    }

    [Fact]
    public async Task A_turn_that_ignores_its_limit_is_set_aside_at_once_and_whatever_it_writes_then_is_refused()
    {
        var waiting = new TaskCompletionSource();
        var late = new TaskCompletionSource<Exception?>();
        _world.Bot = async message =>
        {
            if (message.MessageSid != "A1") return;
            await WriteAsync("name", "early");
            waiting.SetResult();
            await _never.Task;
            late.SetResult(await Record.ExceptionAsync(() => _world.ReplyAsync("late")) ?? await Record.ExceptionAsync(() => WriteAsync("name", "late")));
        };
        await _world.Store.AcceptAsync(From(Ana, "A1"), From(Ana, "A2"));
        await _world.StartAsync();
        await waiting.Task.WaitAsync(Patience);

        await UseUpAsync(TimeSpan.FromSeconds(30));
        await _world.Clock.AdvanceToAlarmAsync(TurnRun.Grace);
        await _world.ExpectAsync("dead A1", "committed A2");
        Assert.Equal(("1", "TurnGivenUpException"), (Inbox("attempts", "A1"), Inbox("reason", "A1")!.Split(':')[0]));

        _never.SetResult();
        Assert.Contains("This turn is over", (await late.Task.WaitAsync(Patience))?.Message, StringComparison.Ordinal);
        Assert.Equal(("0", "0"), (_world.Database.Look("SELECT COUNT(*) FROM outbox"), _world.Database.Look("SELECT COUNT(*) FROM state")));
    }

    [Fact]
    public async Task The_time_that_a_turn_may_take_is_a_setting()
    {
        _world.Options.TurnTimeout = TimeSpan.FromSeconds(5);
        _world.Bot = _ => _never.Task;
        await _world.Store.AcceptAsync(From(Ana, "A1"));
        await _world.StartAsync();

        await UseUpAsync(TimeSpan.FromSeconds(5));
        await _world.Clock.AdvanceToAlarmAsync(TurnRun.Grace);

        await _world.ExpectAsync("dead A1");
    }

    [Fact]
    public async Task A_status_has_the_same_limit()
    {
        _world.Bot = message => message.StatusOf is null ? Task.CompletedTask : _never.Task;
        await _world.Store.SendAsync(To(Ana, "a1"));
        await _world.Store.RecordStatusAsync(Status("SM1", "delivered", "a1"), default);
        await _world.StartAsync();

        await UseUpAsync(TimeSpan.FromSeconds(30));
        await _world.Clock.AdvanceToAlarmAsync(TurnRun.Grace);

        await _world.UntilAsync("dead SM1/delivered");
    }

    [Fact]
    public async Task Turns_that_block_their_threads_give_their_places_to_others_after_a_second()
    {
        using var blocked = new ManualResetEventSlim();
        _world.Bot = message =>
        {
            if (message.Conversation != Ana) blocked.Wait(Patience);
            return Task.CompletedTask;
        };
        // There are three places.
        for (var n = 0; n < 12; n++) await _world.Store.AcceptAsync(From("c" + n, "C" + n));
        await _world.Store.AcceptAsync(From(Ana, "A1"));
        await _world.StartAsync();

        for (var n = 0; n < 4; n++)
        {
            await _world.BegunAsync(3);
            await _world.Clock.AlarmsAsync(_world.Clock.GetUtcNow() + ASecond, 3);
            _world.Clock.Advance(ASecond);
        }
        await _world.ExpectAsync("committed A1");

        blocked.Set();
        for (var n = 0; n < 12; n++) Assert.StartsWith("committed C", await _world.NextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_listens_to_the_end_of_a_turns_time_may_throw_or_hang()
    {
        _world.TimedBot = (message, token) =>
        {
            token.Register(() => _never.Task.Wait(Patience));
            token.Register(() => throw new FormatException("planted"));
            return _never.Task;
        };
        await _world.Store.AcceptAsync(From(Ana, "A1"));
        await _world.StartAsync();

        await UseUpAsync(TimeSpan.FromSeconds(30));
        await _world.Clock.AdvanceToAlarmAsync(TurnRun.Grace);

        await _world.ExpectAsync("dead A1");
    }

    [Fact]
    public async Task A_turn_that_waits_for_the_database_all_the_time_loses_no_try()
    {
        var reading = new TaskCompletionSource();
        _world.Store.UntilItReads = () =>
        {
            reading.TrySetResult();
            return _never.Task;
        };
        _world.Bot = async _ => await _world.Storage.ReadAsync(["name"]);
        await _world.Store.AcceptAsync(From(Ana, "A1"));
        await _world.StartAsync();
        await reading.Task.WaitAsync(Patience);

        await UseUpAsync(TimeSpan.FromSeconds(30));
        await _world.Clock.AdvanceToAlarmAsync(TurnRun.Grace);
        await _world.ExpectAsync("released A1");
        _never.SetResult();

        await _world.ExpectEventuallyAsync("committed A1");
        Assert.Equal("1", Inbox("attempts", "A1"));
    }

    [Fact]
    public async Task An_apology_that_never_ends_keeps_nobody_waiting()
    {
        _world.Options.MaxAttempts = 1;
        _world.Bot = message => message.MessageSid == "A1" ? throw new FormatException("poison") : Task.CompletedTask;
        var waiting = new TaskCompletionSource();
        _world.Sorry = async _ =>
        {
            await _world.ReplyAsync("never said");
            waiting.SetResult();
            await _never.Task;
        };
        await _world.Store.AcceptAsync(From(Ana, "A1"), From(Ana, "A2"));
        await _world.StartAsync();

        await _world.BegunAsync();
        await waiting.Task.WaitAsync(Patience);
        await UseUpAsync(TimeSpan.FromSeconds(5));
        await _world.Clock.AdvanceToAlarmAsync(TurnRun.Grace);
        await _world.ExpectAsync("dead A1", "committed A2");

        Assert.Equal("0", _world.Database.Look("SELECT COUNT(*) FROM outbox"));
    }

    [Fact]
    public async Task A_webhook_does_not_wait_for_a_turn_that_was_given_up()
    {
        _world.Options.ReplyMode = ReplyMode.TwiML;
        _world.Options.TurnTimeout = TimeSpan.FromSeconds(2);
        _world.Bot = _ => _never.Task;
        var message = From(Ana, "A1") with { ReceivedAt = _world.Clock.GetUtcNow() };
        await _world.StartAsync();
        using var wait = _world.Desk.Enter(message);
        var answer = wait.AnswerAsync(default);
        await _world.Store.AcceptAsync(message);

        await UseUpAsync(TimeSpan.FromSeconds(2));
        await _world.Clock.AdvanceToAlarmAsync(TurnRun.Grace);

        Assert.Null(await answer.WaitAsync(Patience));
        Assert.Equal(1, _world.Desk.Waiting);
    }

    [Fact]
    public async Task A_stop_waits_for_no_turn_that_was_given_up()
    {
        _world.Bot = _ => _never.Task;
        await _world.Store.AcceptAsync(From(Ana, "A1"));
        var service = await _world.StartAsync();
        await UseUpAsync(TimeSpan.FromSeconds(30));
        await _world.Clock.AdvanceToAlarmAsync(TurnRun.Grace);
        await _world.ExpectAsync("dead A1");

        await service.StoppingAsync(default).WaitAsync(Patience);
    }

    [Fact]
    public async Task A_message_that_was_tried_often_enough_is_set_aside_without_another_try()
    {
        var runs = 0;
        _world.Options.MaxAttempts = 2;
        _world.Bot = _ =>
        {
            runs++;
            return Task.CompletedTask;
        };
        _world.Sorry = _ => _world.ReplyAsync("Sorry");
        await _world.Store.AcceptAsync(From(Ana, "A1"));
        for (var n = 0; n < 2; n++)
        {
            await _world.Store.FailTurnAsync(await _world.Store.NextTurnAsync(), TurnFailure.Retry("the process ended", _world.Clock.GetUtcNow()), default);
            await _world.ExpectAsync("failed A1");
        }
        await _world.StartAsync();

        await _world.ExpectAsync("dead A1");
        await _world.UntilAsync(() => _world.Gateway.Sent.Count == 1);

        Assert.Equal((0, "the process ended"), (runs, Inbox("reason", "A1")));
    }

    // Lets a turn that does not end by itself use up its time, after it has given its place away.
    private async Task UseUpAsync(TimeSpan limit)
    {
        await _world.BegunAsync();
        await _world.Clock.AdvanceToAlarmAsync(ASecond);
        await _world.Clock.AdvanceToAlarmAsync(limit - ASecond);
    }

    // The wait before a retry is a matter of chance; then the next try takes its second in place.
    private async Task RetryAsync()
    {
        await _world.Clock.StepAsync(_never.Task);
        await _world.BegunAsync();
        await _world.Clock.AdvanceToAlarmAsync(ASecond);
    }

    private string? Inbox(string column, string messageSid) => _world.Database.Look($"SELECT {column} FROM inbox WHERE message_sid = '{messageSid}'");

    private Task WriteAsync(string key, string value) => _world.Storage.WriteAsync(new Dictionary<string, object> { [key] = value });
}
