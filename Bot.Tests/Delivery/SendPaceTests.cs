using TwilioBot.Adapters;
using TwilioBot.Delivery;

namespace TwilioBot.Tests.Delivery;

/// <summary>When messages may leave, in a time that only the test moves.</summary>
public sealed class SendPaceTests
{
    private const string Ours = "+12025550100", OtherOfOurs = "+12025550101";
    private static readonly SendOutcome Taken = new(SendOutcomeKind.Accepted, "SM1");
    private static readonly SendOutcome QueueFull = new(SendOutcomeKind.NotNow, ErrorCode: 21611);
    private static readonly SendOutcome TooMany = new(SendOutcomeKind.NotNow, ErrorCode: 20429, Concerns: Congestion.Account);
    private static readonly SendOutcome OutOfReach = new(SendOutcomeKind.NotNow, Concerns: Congestion.Path);
    private static readonly SendOutcome Locked = new(SendOutcomeKind.Locked, ErrorCode: 20003);

    private readonly ManualClock _clock = new();
    private readonly DeliveryOptions _options = new();
    private readonly Chance _random = new();
    private long _seq;
    private SendPace? _pace;

    private SendPace Pace => _pace ??= new SendPace(_options, _clock, _random);

    private DateTimeOffset Now => _clock.GetUtcNow();

    [Fact]
    public void By_default_everything_leaves_at_once()
    {
        Assert.All(Enumerable.Range(0, 1000), _ => Assert.Equal(Now, Pace.NotBefore(Message())));
    }

    [Fact]
    public void A_paced_number_gives_each_message_a_moment_of_its_own_and_keeps_to_it()
    {
        _options.MessagesPerSecond = 4;
        var began = Now;
        var waiting = Enumerable.Range(0, 100).Select(_ => Message()).ToDictionary(message => message, message => Pace.NotBefore(message));

        Assert.Equal(Enumerable.Range(0, 100).Select(n => began.AddSeconds(n * 0.25)), waiting.Values.Order());

        var left = new List<DateTimeOffset>();
        foreach (var (message, at) in waiting.OrderBy(item => item.Value).Skip(1))
        {
            _clock.Advance(at - Now);
            Assert.Equal(Now, Pace.NotBefore(message));
            left.Add(Now);
        }

        Assert.Equal(began.AddSeconds(99 * 0.25), left[^1]);
    }

    [Fact]
    public void Whoever_comes_new_does_not_push_in_before_those_who_wait()
    {
        _options.MessagesPerSecond = 1;
        Pace.NotBefore(Message());
        var second = Message();
        var at = Pace.NotBefore(second);
        _clock.Advance(at - Now);

        Assert.Equal(at.AddSeconds(1), Pace.NotBefore(Message()));
        Assert.Equal(Now, Pace.NotBefore(second));
    }

    [Fact]
    public void A_long_rest_is_not_made_up_for_by_a_burst()
    {
        _options.MessagesPerSecond = 1;
        Pace.NotBefore(Message());
        _clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(Now, Pace.NotBefore(Message()));
        Assert.Equal(Now.AddSeconds(1), Pace.NotBefore(Message()));
    }

    [Fact]
    public void Numbers_have_paces_of_their_own()
    {
        _options.MessagesPerSecond = 1;
        _options.MessagesPerSecondOf[OtherOfOurs] = 10;

        Assert.Equal([Now, Now.AddSeconds(1)], [Pace.NotBefore(Message()), Pace.NotBefore(Message())]);
        Assert.Equal([Now, Now.AddSeconds(0.1)], [Pace.NotBefore(Message(OtherOfOurs)), Pace.NotBefore(Message(OtherOfOurs))]);
    }

    [Fact]
    public void A_full_queue_slows_all_messages_of_its_number_and_no_other()
    {
        var again = Pace.Tell(Leaving(), QueueFull);

        Assert.InRange(again - Now, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(200));
        Assert.Equal(again, Pace.NotBefore(Message()));
        Assert.Equal(Now, Pace.NotBefore(Message(OtherOfOurs)));
    }

    [Fact]
    public void Too_many_requests_slow_the_whole_account()
    {
        var again = Pace.Tell(Leaving(), TooMany);

        Assert.Equal([again, again], [Pace.NotBefore(Message()), Pace.NotBefore(Message(OtherOfOurs))]);
    }

    [Fact]
    public void What_twilio_asks_for_is_waited_for()
    {
        var again = Pace.Tell(Leaving(), TooMany with { RetryAfter = TimeSpan.FromSeconds(7) });

        Assert.Equal(Now.AddSeconds(7), again);
        Assert.Equal(Now.AddSeconds(7), Pace.NotBefore(Message()));
    }

    [Fact]
    public void What_twilio_asks_for_is_waited_for_an_hour_at_the_most()
    {
        var again = Pace.Tell(Leaving(), TooMany with { RetryAfter = TimeSpan.FromHours(3) });

        Assert.Equal(Now.AddHours(1), again);
        Assert.Equal(Now.AddHours(1), Pace.NotBefore(Message()));
    }

    [Fact]
    public void Pauses_double_and_end_somewhere_between_nothing_and_their_limit()
    {
        _random.Next = 1;
        var pauses = new List<TimeSpan>();
        for (var n = 0; n < 10; n++)
        {
            var again = Pace.Tell(Leaving(), QueueFull);
            pauses.Add(again - Now);
            _clock.Advance(again - Now);
        }

        Assert.Equal([0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8, 25.6, 30, 30], pauses.Select(pause => pause.TotalSeconds));
        _random.Next = 0;
        Assert.Equal(Now, Pace.Tell(Leaving(), QueueFull));
    }

    [Fact]
    public void Calls_that_were_under_way_together_complain_once()
    {
        _random.Next = 1;
        var together = Enumerable.Range(0, 32).Select(_ => Leaving()).ToList();
        _clock.Advance(TimeSpan.FromMilliseconds(50));

        Assert.All(together, claim => Assert.Equal(Now.AddSeconds(0.2), Pace.Tell(claim, QueueFull)));
    }

    [Fact]
    public void After_a_pause_one_at_a_time_goes_until_all_complaints_are_made_up_for()
    {
        for (var n = 0; n < 3; n++) _clock.Advance(Pace.Tell(Leaving(), QueueFull) - Now);

        for (var n = 0; n < 3; n++)
        {
            var one = Message();
            Assert.Equal(Now, Pace.NotBefore(one));
            Assert.True(Pace.NotBefore(Message()) > Now);
            _clock.Advance(TimeSpan.FromMilliseconds(20));
            Pace.Tell(Started(one), Taken);
        }

        Assert.All(Enumerable.Range(0, 100), _ => Assert.Equal(Now, Pace.NotBefore(Message())));
    }

    [Fact]
    public void One_that_was_let_through_and_never_ended_holds_up_the_others_for_a_while_only()
    {
        _clock.Advance(Pace.Tell(Leaving(), QueueFull) - Now);
        Assert.Equal(Now, Pace.NotBefore(Message()));
        Assert.True(Pace.NotBefore(Message()) > Now);

        _clock.Advance(TimeSpan.FromSeconds(16));

        Assert.Equal(Now, Pace.NotBefore(Message()));
    }

    [Fact]
    public void Wrong_credentials_stop_everything_say_so_and_are_forgiven_at_once()
    {
        _random.Next = 1;
        var again = Pace.Tell(Leaving(), Locked);

        Assert.Equal(Now.AddSeconds(5), again);
        Assert.Equal(again, Pace.NotBefore(Message(OtherOfOurs)));
        Assert.Equal("Twilio refuses the credentials", Pace.Obstacle);

        _clock.Advance(again - Now);
        var one = Message();
        Assert.Equal(Now, Pace.NotBefore(one));
        Pace.Tell(Started(one), Taken);

        Assert.Null(Pace.Obstacle);
        Assert.All(Enumerable.Range(0, 10), _ => Assert.Equal(Now, Pace.NotBefore(Message())));
    }

    [Fact]
    public void Where_twilio_is_out_of_reach_nothing_leaves_for_a_while_and_another_process_need_not_wait_for_that()
    {
        _random.Next = 1;
        Assert.Equal(default, Pace.UnreachableUntil);
        var pauses = new List<TimeSpan>();
        for (var n = 0; n < 10; n++)
        {
            Assert.Equal(Now.AddSeconds(0.2), Pace.Tell(Leaving(), OutOfReach));
            Assert.Equal(Pace.UnreachableUntil, Pace.NotBefore(Message(OtherOfOurs)));
            pauses.Add(Pace.UnreachableUntil - Now);
            _clock.Advance(Pace.UnreachableUntil - Now);
        }
        Assert.Equal([0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8, 25.6, 30, 30], pauses.Select(pause => pause.TotalSeconds));

        // One tries. Whatever Twilio says to it, it is within reach.
        var one = Message();
        Assert.Equal(Now, Pace.NotBefore(one));
        Assert.True(Pace.NotBefore(Message(OtherOfOurs)) > Now);
        Pace.Tell(Started(one), QueueFull);

        Assert.Equal(default, Pace.UnreachableUntil);
        Assert.All(Enumerable.Range(0, 10), _ => Assert.Equal(Now, Pace.NotBefore(Message(OtherOfOurs))));
    }

    [Fact]
    public void Nothing_waits_longer_than_it_is_worth()
    {
        _options.ValidityPeriod = TimeSpan.FromSeconds(3);
        Pace.Tell(Leaving(), TooMany with { RetryAfter = TimeSpan.FromMinutes(1) });
        var message = Message();

        Assert.Equal(Now.AddSeconds(3), Pace.NotBefore(message));
        _clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(Now, Pace.NotBefore(message));   // so that somebody says that it is too late
    }

    [Fact]
    public void Looking_for_evidence_waits_for_nobody()
    {
        Pace.Tell(Leaving(), Locked with { RetryAfter = TimeSpan.FromMinutes(1) });

        Assert.Equal(Now, Pace.NotBefore(Message() with { State = OutboxState.Unknown }));
    }

    private SendClaim Message(string from = Ours)
    {
        var seq = ++_seq;
        return new SendClaim(
            seq, new OutboxMessage($"r{seq}", $"r{seq}", $"c{seq}", new TwilioMessage { From = from, To = "+12025550142", Body = "Hello" }),
            OutboxState.Pending, 0, Now, default);
    }

    private SendClaim Started(SendClaim message) => message with { State = OutboxState.Sending, Attempt = 1, StartedAt = Now };

    private SendClaim Leaving() => Started(Message());

    private sealed class Chance : Random
    {
        public new double Next { get; set; } = 0.5;

        public override double NextDouble() => Next;
    }
}
