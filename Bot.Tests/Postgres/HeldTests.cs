using System.Diagnostics;
using TwilioBot.Delivery.Postgres;

namespace TwilioBot.Tests.Postgres;

/// <summary>How long an instance may be sure of what it has claimed.</summary>
public sealed class HeldTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private static readonly long Long = (long)(Lease.TotalSeconds * Stopwatch.Frequency);
    private readonly ManualClock _clock = new();
    private readonly Held _held;

    public HeldTests() => _held = new Held(Lease, _clock);

    private Held.Moment Now => _held.Now;

    // By the clock that cannot be set.
    private Held.Moment LongAgo => Now with { Ticks = Now.Ticks - Long };

    [Fact]
    public void A_lease_counts_from_when_it_was_asked_for_however_late_the_answer_came()
    {
        _held.Add("late", 1, LongAgo);
        _held.Add("in time", 2, Now);

        Assert.False(_held.Holds("late", 1));
        Assert.True(_held.Holds("in time", 2));
        Assert.False(_held.Holds("in time", 3));
    }

    [Fact]
    public void So_does_a_renewal()
    {
        _held.Add("late", 1, Now);
        _held.Add("in time", 2, LongAgo);

        _held.Renewed([("late", 1)], new HashSet<string> { "late" }, LongAgo);
        _held.Renewed([("in time", 2)], new HashSet<string> { "in time" }, Now);

        Assert.False(_held.Holds("late", 1));
        Assert.True(_held.Holds("in time", 2));
    }

    [Fact]
    public void What_was_not_renewed_is_lost_and_what_was_claimed_anew_meanwhile_is_not()
    {
        _held.Add("lost", 1, Now);
        _held.Add("anew", 3, Now);

        _held.Renewed([("lost", 1), ("anew", 2)], new HashSet<string>(), Now);

        Assert.False(_held.Holds("lost", 1));
        Assert.True(_held.Holds("anew", 3));
    }

    [Fact]
    public void The_clock_is_one_that_nobody_can_set()
    {
        var before = Stopwatch.GetTimestamp();
        var now = Now.Ticks;

        Assert.InRange(now, before, Stopwatch.GetTimestamp());
    }

    [Fact]
    public void It_is_not_asked_alone_since_it_stands_still_while_the_machine_sleeps()
    {
        _held.Add("before", 1, Now);
        Assert.True(_held.Holds("before", 1));

        _clock.Advance(Lease);
        _held.Add("since", 2, Now);

        Assert.False(_held.Holds("before", 1));
        Assert.True(_held.Holds("since", 2));
        Assert.Equal(["before"], _held.ToRenew().Select(claim => claim.Conversation));
        _held.Renewed(_held.ToRenew(), new HashSet<string> { "before" }, Now);
        Assert.True(_held.Holds("before", 1));
    }

    [Fact]
    public void A_clock_that_is_put_back_makes_no_lease_longer()
    {
        _held.Add("late", 1, LongAgo);

        _clock.Advance(-Lease);

        Assert.False(_held.Holds("late", 1));
    }

    [Fact]
    public void While_others_may_believe_that_we_are_gone_nothing_holds_old_or_new()
    {
        _held.Add("ana", 1, Now);
        _held.Doubt(isBack: false);
        _held.Add("bob", 2, Now);

        Assert.False(_held.Holds("ana", 1));
        Assert.False(_held.Holds("bob", 2));
        Assert.Equal(["ana", "bob"], _held.ToRenew().Select(claim => claim.Conversation).Order());
    }

    [Fact]
    public void Afterwards_what_was_renewed_holds_again_if_the_database_was_asked_since_then()
    {
        _held.Add("ana", 1, Now);
        _held.Add("bob", 2, Now);
        _held.Doubt(isBack: false);
        var before = Now;
        _held.Doubt(isBack: true);
        _held.Renewed(_held.ToRenew(), new HashSet<string> { "ana", "bob" }, before);
        Assert.False(_held.Holds("ana", 1));

        _held.Renewed(_held.ToRenew(), new HashSet<string> { "ana" }, Now);

        Assert.True(_held.Holds("ana", 1));
        Assert.False(_held.Holds("bob", 2));    // somebody else's by now
        _held.Add("cleo", 3, Now);
        Assert.True(_held.Holds("cleo", 3));
    }
}
