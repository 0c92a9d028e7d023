using TwilioBot.Adapters;
using TwilioBot.Delivery;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Delivery;

public sealed class TurnWorkerTests : IAsyncLifetime
{
    private DeliveryWorld _world = null!;

    public async Task InitializeAsync() => _world = await DeliveryWorld.OpenAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task A_message_is_answered_and_remembered()
    {
        _world.Bot = async message =>
        {
            await WriteAsync("last", message.MessageSid);
            await _world.ReplyAsync("Hello");
        };
        await _world.Store.AcceptAsync(From(Ana, "A1"));
        await _world.StartAsync();

        Assert.Equal("committed A1", await _world.NextAsync());
        Assert.EndsWith(" Sent", await _world.NextAsync(), StringComparison.Ordinal);

        Assert.Equal(["Hello"], _world.Gateway.Sent);
        Assert.Equal("A1", await ReadAsync("last"));
    }

    [Fact]
    public async Task A_failed_turn_is_tried_again_and_nothing_of_it_has_happened()
    {
        var tries = 0;
        _world.Bot = async message =>
        {
            await WriteAsync("tries", await ReadAsync("tries") + "x");
            await _world.ReplyAsync($"try {++tries}");
            UnitOfWork.Current!.AfterReplies(() => tries += 100);
            if (tries < 3) throw new FormatException("not yet");
        };
        await _world.Store.AcceptAsync(From(Ana, "A1"));
        await _world.StartAsync();

        await _world.ExpectEventuallyAsync("failed A1", "failed A1", "committed A1");
        Assert.EndsWith(" Sent", await _world.NextAsync(), StringComparison.Ordinal);

        Assert.Equal(["try 3"], _world.Gateway.Sent);
        Assert.Equal("x", await ReadAsync("tries"));
        Assert.Equal("1", _world.Database.Look("SELECT COUNT(*) FROM outbox"));
        Assert.Equal("3", _world.Database.Look("SELECT attempts FROM inbox"));
    }

    [Fact]
    public async Task A_poisoned_message_is_set_aside_within_a_minute_and_its_conversation_goes_on()
    {
        _world.Bot = message => message.MessageSid == "poison" ? throw new FormatException("poison") : Task.CompletedTask;
        await _world.Store.AcceptAsync(From(Ana, "poison"), From(Ana, "A2"));
        var began = _world.Clock.GetUtcNow();
        await _world.StartAsync();

        await _world.ExpectEventuallyAsync("failed poison", "failed poison", "failed poison", "failed poison", "dead poison", "committed A2");

        Assert.InRange(_world.Clock.GetUtcNow() - began, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(60));
        Assert.Equal("FormatException: poison", _world.Database.Look("SELECT reason FROM inbox WHERE message_sid = 'poison'"));
    }

    [Fact]
    public async Task The_person_of_a_poisoned_message_is_told_once_however_many_there_are()
    {
        _world.Options.MaxAttempts = 2;
        _world.Bot = async message =>
        {
            await WriteAsync("seen", message.MessageSid);
            await _world.ReplyAsync("never said");
            throw new FormatException("poison");
        };
        _world.Sorry = async message =>
        {
            Assert.Null(await ReadAsync("seen"));
            await WriteAsync("sorry", message.MessageSid);
            await _world.ReplyAsync("Sorry for " + message.MessageSid);
        };
        await _world.Store.AcceptAsync(From(Ana, "A1"), From(Ana, "A2"));
        await _world.StartAsync();

        await _world.UntilAsync("dead A2");
        await _world.Store.AcceptAsync(From(Bob, "B1"));
        await _world.UntilAsync("dead B1");
        await _world.UntilAsync(() => _world.Gateway.Sent.Count == 2);

        Assert.Equal(["Sorry for A1", "Sorry for B1"], _world.Gateway.Sent);
        Assert.Null(await ReadAsync("sorry"));
    }

    [Fact]
    public async Task Nobody_is_told_of_a_status_that_the_bot_could_not_take()
    {
        _world.Options.MaxAttempts = 1;
        _world.Bot = _ => throw new FormatException("poison");
        _world.Sorry = _ => _world.ReplyAsync("Sorry");
        await _world.Store.SendAsync(To(Ana, "a1"));
        await _world.Store.RecordStatusAsync(Status("SM1", "delivered", "a1"), default);
        await _world.StartAsync();

        await _world.UntilAsync("dead SM1/delivered");

        Assert.Equal("1", _world.Database.Look("SELECT COUNT(*) FROM outbox"));
    }

    [Fact]
    public async Task A_bot_that_cannot_say_sorry_has_its_message_set_aside_all_the_same()
    {
        _world.Options.MaxAttempts = 1;
        _world.Bot = message => message.MessageSid == "A1" ? throw new FormatException("poison") : Task.CompletedTask;
        _world.Sorry = async _ =>
        {
            await _world.ReplyAsync("never said");
            throw new FormatException("not even that");
        };
        await _world.Store.AcceptAsync(From(Ana, "A1"), From(Ana, "A2"));
        await _world.StartAsync();

        await _world.ExpectEventuallyAsync("dead A1", "committed A2");

        Assert.Equal("FormatException: poison", _world.Database.Look("SELECT reason FROM inbox WHERE message_sid = 'A1'"));
        Assert.Equal("0", _world.Database.Look("SELECT COUNT(*) FROM outbox"));
    }

    [Fact]
    public async Task A_poisoned_conversation_delays_nobody_else()
    {
        _world.Bot = message => message.Conversation == Ana ? throw new FormatException("poison") : Task.CompletedTask;
        await _world.Store.AcceptAsync(From(Ana, "poison"));
        await _world.StartAsync();
        await _world.ExpectAsync("failed poison");

        for (var n = 0; n < 5; n++)
        {
            await _world.Store.AcceptAsync(From(Bob, $"B{n}"));
            await _world.ExpectAsync($"committed B{n}");
        }
    }

    [Fact]
    public async Task Turns_of_different_conversations_run_side_by_side()
    {
        var both = new TaskCompletionSource();
        var inside = 0;
        _world.Bot = async _ =>
        {
            if (Interlocked.Increment(ref inside) == 2) both.SetResult();
            await both.Task;
        };
        await _world.Store.AcceptAsync(From(Ana, "A1"), From(Bob, "B1"));
        await _world.StartAsync();

        Assert.Equal(["committed A1", "committed B1"], new[] { await _world.NextAsync(), await _world.NextAsync() }.Order());
    }

    [Fact]
    public async Task A_turn_whose_reading_went_out_of_date_runs_again_and_loses_no_try()
    {
        var runs = 0;
        _world.Bot = async _ =>
        {
            var name = await ReadAsync("name");
            if (++runs == 1) await _world.Store.WriteStateAsync(Writes(("name", "\"Bob\"")), Reads(), default);
            await _world.ReplyAsync($"Hello, {name}");
            UnitOfWork.Current!.AfterReplies(() => { });
        };
        await WriteAsync("name", "Ana");
        await _world.Store.AcceptAsync(From(Ana, "A1"));
        await _world.StartAsync();

        await _world.ExpectAsync("conflict A1", "committed A1");
        Assert.EndsWith(" Sent", await _world.NextAsync(), StringComparison.Ordinal);

        Assert.Equal(["Hello, Bob"], _world.Gateway.Sent);
        Assert.Equal("1", _world.Database.Look("SELECT attempts FROM inbox"));
    }

    [Fact]
    public async Task A_turn_that_conflicts_for_ever_ends_as_a_dead_letter()
    {
        _world.Options.MaxAttempts = 2;
        _world.Bot = async message =>
        {
            if (message.Conversation != Ana) return;
            await ReadAsync("name");
            await _world.Store.WriteStateAsync(Writes(("name", "\"somebody else\"")), Reads(), default);
        };
        await _world.Store.AcceptAsync(From(Ana, "A1"));
        await _world.StartAsync();

        await _world.ExpectEventuallyAsync([.. Enumerable.Repeat("conflict A1", 10), "failed A1", .. Enumerable.Repeat("conflict A1", 10), "dead A1"]);
        await _world.Store.AcceptAsync(From(Bob, "B1"));
        await _world.ExpectAsync("committed B1");
    }

    [Fact]
    public async Task A_failure_that_cannot_be_written_down_is_once_it_can_be_and_its_conversation_goes_on()
    {
        _world.Options.MaxAttempts = 1;
        _world.Bot = message => message.MessageSid == "A1" ? throw new InvalidOperationException("planted") : Task.CompletedTask;
        await _world.Store.AcceptAsync(From(Ana, "A1"), From(Ana, "A2"));
        _world.Database.Refuse("inbox");
        await _world.StartAsync();
        await _world.ExpectAsync("released A1");

        _world.Database.Allow("inbox");

        await _world.ExpectEventuallyAsync("dead A1", "committed A2");
    }

    [Fact]
    public async Task Nothing_is_sent_while_an_earlier_answer_is_still_on_its_way_out_in_a_webhooks_response()
    {
        _world.Options.ReplyMode = ReplyMode.TwiML;
        _world.Bot = message => message.Conversation == Bob ? Task.CompletedTask : _world.ReplyAsync("to " + message.MessageSid);
        var conversation = TwilioConversation.IdOf("+12025550100", "+12025550142");
        var earlier = From(conversation, "A1") with { ReceivedAt = _world.Clock.GetUtcNow() };
        await _world.StartAsync();
        var wait = _world.Desk.Enter(earlier);
        await _world.Store.AcceptAsync(earlier);
        Assert.Contains("to A1", await wait.AnswerAsync(default), StringComparison.Ordinal);
        await _world.ExpectAsync("answered A1");

        await _world.Store.AcceptAsync(From(conversation, "A2"));
        await _world.BegunAsync(2);
        await _world.Store.AcceptAsync(From(Bob, "B1"));
        await _world.ExpectAsync("committed B1");
        Assert.Empty(_world.Gateway.Sent);

        wait.Dispose();
        await _world.ExpectAsync("committed A2");
    }

    [Theory]
    [InlineData("ReadState")]
    [InlineData("CommitTurn")]
    public async Task A_turn_that_meets_no_database_waits_for_it_and_loses_no_try(string method)
    {
        _world.Bot = async _ =>
        {
            await ReadAsync("name");
            await _world.ReplyAsync("Hello");
        };
        _world.Store.SetAway(method, true);
        await _world.Store.AcceptAsync(From(Ana, "A1"));
        await _world.StartAsync();
        await _world.ExpectEventuallyAsync("away " + method, "released A1", "away " + method, "released A1");

        _world.Store.SetAway(method, false);

        Assert.Equal("committed A1", await _world.EventuallyOtherThanAsync("away", "released"));
        Assert.EndsWith(" Sent", await _world.NextAsync(), StringComparison.Ordinal);
        Assert.Equal(["Hello"], _world.Gateway.Sent);
        Assert.Equal("1", _world.Database.Look("SELECT attempts FROM inbox"));
    }

    [Fact]
    public async Task A_failure_that_cannot_be_written_down_is_met_again()
    {
        var isBroken = true;
        _world.Bot = _ => isBroken ? throw new FormatException("broken") : Task.CompletedTask;
        _world.Store.SetAway("FailTurn", true);
        await _world.Store.AcceptAsync(From(Ana, "A1"), From(Ana, "A2"));
        await _world.StartAsync();
        await _world.ExpectAsync("away FailTurn", "released A1");
        isBroken = false;

        Assert.Equal("committed A1", await _world.EventuallyOtherThanAsync("away", "released"));
        await _world.ExpectAsync("committed A2");
    }

    [Fact]
    public async Task A_status_that_meets_its_conversations_turn_in_the_same_state_takes_nothing_from_it()
    {
        // Each reads before the other has written; whoever comes second runs again.
        var both = new Barrier(2);
        var meet = true;
        _world.Bot = async message =>
        {
            var before = await ReadAsync("seen");
            if (meet) await Task.Run(() => meet = !both.SignalAndWait(TimeSpan.FromSeconds(20)));
            await WriteAsync("seen", before + message.MessageSid + ";");
            await _world.ReplyAsync("after " + before + message.MessageSid);
        };
        await _world.Store.SendAsync(To(Ana, "a1"));
        await _world.Store.AcceptAsync(From(Ana, "A1"));
        await _world.Store.RecordStatusAsync(Status("SM1", "delivered", "a1"), default);
        await _world.StartAsync();

        var events = new List<string>();
        while (events.Count(e => e.StartsWith("committed", StringComparison.Ordinal)) < 2) events.Add(await _world.NextAsync());

        Assert.Single(events, e => e.StartsWith("conflict", StringComparison.Ordinal));
        Assert.True(await ReadAsync("seen") is "A1;SM1/delivered;" or "SM1/delivered;A1;");
    }

    private Task WriteAsync(string key, string value) => _world.Storage.WriteAsync(new Dictionary<string, object> { [key] = value });

    private async Task<string?> ReadAsync(string key) => (await _world.Storage.ReadAsync([key])).TryGetValue(key, out var value) ? (string)value : null;
}
