using Microsoft.Data.Sqlite;
using TwilioBot.Delivery;
using TwilioBot.Tests.Contracts;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Delivery;

public sealed class SendWorkerTests : IAsyncLifetime
{
    private static readonly SendOutcome Busy = new(SendOutcomeKind.NotNow, ErrorCode: 20429, Reason: "too many requests at once");
    private DeliveryWorld _world = null!;

    public async Task InitializeAsync() => _world = await DeliveryWorld.OpenAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task A_message_goes_out_once_with_its_own_callback_and_what_is_left_of_its_validity()
    {
        await _world.Store.SendAsync(To(Ana, "r1"));
        _world.Clock.Advance(TimeSpan.FromHours(1));
        await _world.StartAsync();

        await _world.ExpectAsync("r1 Sent");

        Assert.Equal("SM1", _world.Database.Outbox("message_sid", "r1"));
        Assert.Equal((new Uri("https://bot.example.com/api/status?id=r1"), TimeSpan.FromHours(3)), Assert.Single(_world.Gateway.Details));
    }

    [Fact]
    public async Task Messages_to_one_person_leave_in_order_however_many_hands_there_are()
    {
        await _world.Store.SendAsync([.. Enumerable.Range(0, 20).Select(n => To(Ana, $"r{n}"))]);
        await _world.StartAsync();

        await _world.ExpectAsync([.. Enumerable.Range(0, 20).Select(n => $"r{n} Sent")]);

        Assert.Equal(Enumerable.Range(0, 20).Select(n => $"Hello, r{n}"), _world.Gateway.Sent);
    }

    [Fact]
    public async Task Messages_to_different_people_leave_side_by_side()
    {
        var both = new TaskCompletionSource();
        var inside = 0;
        async Task<SendOutcome> Together()
        {
            if (Interlocked.Increment(ref inside) == 2) both.SetResult();
            await both.Task;
            return new SendOutcome(SendOutcomeKind.Accepted, "SM");
        }

        _world.Gateway.Next(Together);
        _world.Gateway.Next(Together);
        await _world.Store.SendAsync(To(Ana, "a1"), To(Bob, "b1"));
        await _world.StartAsync();

        Assert.Equal(["a1 Sent", "b1 Sent"], new[] { await _world.NextAsync(), await _world.NextAsync() }.Order());
    }

    [Fact]
    public async Task Too_many_requests_is_tried_again_with_growing_waits_and_keeps_the_order()
    {
        _world.Gateway.Next(Busy, Busy, Busy);
        await _world.Store.SendAsync(To(Ana, "r1"), To(Ana, "r2"));
        var began = _world.Clock.GetUtcNow();
        await _world.StartAsync();

        await _world.ExpectEventuallyAsync("r1 Pending", "r1 Pending", "r1 Pending", "r1 Sent", "r2 Sent");

        // 200, 400 and 800 ms, each at least by half.
        Assert.InRange(_world.Clock.GetUtcNow() - began, TimeSpan.FromMilliseconds(700), TimeSpan.FromMilliseconds(1500));
        Assert.Equal(["Hello, r1", "Hello, r1", "Hello, r1", "Hello, r1", "Hello, r2"], _world.Gateway.Sent);
        Assert.Equal(("4", "0"), (_world.Database.Outbox("attempts", "r1"), _world.Database.Outbox("resends", "r1")));
    }

    [Fact]
    public async Task A_refused_message_is_dead_with_its_reason_and_the_next_one_goes()
    {
        _world.Gateway.Next(new SendOutcome(SendOutcomeKind.Refused, ErrorCode: 21211, Reason: "invalid number"));
        await _world.Store.SendAsync(To(Ana, "r1"), To(Ana, "r2"));
        await _world.StartAsync();

        await _world.ExpectAsync("r1 Dead", "r2 Sent");

        Assert.Equal(("21211", "invalid number"), (_world.Database.Outbox("error_code", "r1"), _world.Database.Outbox("reason", "r1")));
        Assert.Equal(2, _world.Gateway.Sent.Count);
    }

    [Fact]
    public async Task When_a_part_of_a_reply_is_refused_for_good_the_rest_of_it_goes_in_order()
    {
        _world.Gateway.Next(new SendOutcome(SendOutcomeKind.Refused, ErrorCode: 21620, Reason: "no such picture"));
        await _world.Sender.SendAsync([To(Ana, "1").Message, To(Ana, "2").Message, To(Ana, "3").Message], default);
        await _world.StartAsync();

        var states = new[] { await _world.NextAsync(), await _world.NextAsync(), await _world.NextAsync() };

        Assert.Equal(["Dead", "Sent", "Sent"], states.Select(state => state.Split(' ')[1]));
        Assert.Equal(["Hello, 1", "Hello, 2", "Hello, 3"], _world.Gateway.Sent);
    }

    [Fact]
    public async Task Wrong_credentials_kill_no_reply_and_only_one_at_a_time_tries_them()
    {
        _world.Options.ConcurrentSends = 1;
        var locked = new SendOutcome(SendOutcomeKind.Locked, ErrorCode: 20003, Reason: "Twilio refuses the credentials");
        _world.Gateway.Next(locked, locked, locked);
        await _world.Store.SendAsync([.. Enumerable.Range(0, 20).Select(n => To($"person{n}", $"r{n}"))]);
        await _world.StartAsync();

        var events = new List<string>();
        while (events.Count(what => what.EndsWith("Sent", StringComparison.Ordinal)) < 20) events.Add(await _world.EventuallyAsync());

        Assert.Equal(3, events.Count(what => what.EndsWith("Pending", StringComparison.Ordinal)));
        Assert.Equal(23, _world.Gateway.Sent.Count);
        Assert.Null(_world.Pace.Obstacle);
    }

    [Fact]
    public async Task A_number_whose_queue_is_full_is_left_in_peace_by_all_its_messages()
    {
        _world.Options.ConcurrentSends = 1;
        _world.Gateway.Next(new SendOutcome(SendOutcomeKind.NotNow, ErrorCode: 21611, Reason: "the queue is full", RetryAfter: TimeSpan.FromSeconds(20)));
        await _world.Store.SendAsync(To(Ana, "a1"), To(Bob, "b1"), To(Cleo, "c1"));
        var other = To("dora", "d1");
        await _world.Store.SendAsync(other with { Message = other.Message with { From = "+12025550199" } });
        var began = _world.Clock.GetUtcNow();
        await _world.StartAsync();

        await _world.ExpectAsync("a1 Pending", "d1 Sent");
        Assert.Equal(began, _world.Clock.GetUtcNow());
        Assert.Equal(("0", OutboxState.Pending), (_world.Database.Outbox("attempts", "b1"), _world.Database.OutboxState("b1")));

        var rest = new[] { await _world.EventuallyAsync(), await _world.EventuallyAsync(), await _world.EventuallyAsync() };
        Assert.Equal(["a1 Sent", "b1 Sent", "c1 Sent"], rest.Order());
        Assert.True(_world.Clock.GetUtcNow() - began >= TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_message_that_waited_too_long_is_not_sent_any_more()
    {
        await _world.Store.SendAsync(To(Ana, "old"));
        _world.Clock.Advance(_world.Options.ValidityPeriod);
        await _world.Store.SendAsync(To(Ana, "new"));
        await _world.StartAsync();

        await _world.ExpectAsync("old Expired", "new Sent");

        Assert.Equal(["Hello, new"], _world.Gateway.Sent);
    }

    [Fact]
    public async Task Twilio_being_busy_ends_with_the_messages_validity()
    {
        _world.Options.ValidityPeriod = TimeSpan.FromSeconds(1);
        _world.Gateway.Next([.. Enumerable.Repeat(Busy, 20)]);
        await _world.Store.SendAsync(To(Ana, "r1"));
        await _world.StartAsync();

        string last;
        do last = await _world.EventuallyAsync();
        while (last == "r1 Pending");

        Assert.Equal("r1 Expired", last);
        Assert.InRange(_world.Gateway.Sent.Count, 2, 6);
    }

    [Fact]
    public async Task What_twilio_said_is_kept_until_it_can_be_written_down()
    {
        _world.Store.SetAway("CompleteSend", true);
        await _world.Store.SendAsync(To(Ana, "r1"), To(Ana, "r2"));
        await _world.StartAsync();
        await _world.ExpectEventuallyAsync("away CompleteSend", "away CompleteSend", "away CompleteSend");
        Assert.Equal(OutboxState.Sending, _world.Database.OutboxState("r1"));

        _world.Store.SetAway("CompleteSend", false);

        Assert.Equal("r1 Sent", await _world.EventuallyOtherThanAsync("away"));
        await _world.ExpectAsync("r2 Sent");
        Assert.Equal(["Hello, r1", "Hello, r2"], _world.Gateway.Sent);
        Assert.Equal("SM1", _world.Database.Outbox("message_sid", "r1"));
    }

    [Fact]
    public async Task A_row_that_cannot_be_written_stops_neither_the_worker_nor_others()
    {
        _world.Options.ConcurrentSends = 1;
        using (var other = ((SqliteUnderTest)_world.Database).Connect())
        {
            Run(other, "CREATE TRIGGER planted BEFORE UPDATE ON outbox WHEN new.state = 1 AND new.id LIKE 'bad%' BEGIN SELECT RAISE(ABORT, 'planted'); END");
            await _world.Store.SendAsync(To(Ana, "a1"), To(Ana, "bad1"), To(Bob, "bad2"), To(Bob, "b2"));
            await _world.StartAsync();
            Assert.Equal("a1 Sent", await _world.EventuallyAsync());
            await _world.Store.SendAsync(To(Cleo, "c1"));
            Assert.Equal("c1 Sent", await _world.EventuallyAsync());

            Run(other, "DROP TRIGGER planted");
        }

        var rest = new List<string>();
        for (var i = 0; i < 3; i++) rest.Add(await _world.EventuallyAsync());
        Assert.Equal(["b2 Sent", "bad1 Sent", "bad2 Sent"], rest.Order());
    }

    [Fact]
    public async Task What_was_to_follow_a_reply_follows_although_another_instance_has_taken_the_reply_over()
    {
        var followed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _world.Bot = async _ =>
        {
            await _world.ReplyAsync("Bye!");
            UnitOfWork.Current!.AfterReplies(followed.SetResult);
        };
        _world.Store.LoseNext("CompleteSend");
        await _world.Store.AcceptAsync(From(Ana, "A1"));
        await _world.StartAsync();

        await followed.Task.WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(["Bye!"], _world.Gateway.Sent);
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are this file's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
