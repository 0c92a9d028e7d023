using TwilioBot.Delivery;

namespace TwilioBot.Tests.Delivery;

public sealed class LanesTests : IDisposable
{
    private readonly ManualClock _clock = new();
    private readonly Lanes<string> _lanes;
    private long _rows;

    public LanesTests() => _lanes = new Lanes<string>(_clock, new LaneRoom(Items: 10_000, PerLane: 1000));

    public void Dispose() => _lanes.Dispose();

    private DateTimeOffset In(double seconds) => _clock.GetUtcNow().AddSeconds(seconds);

    [Fact]
    public void Keys_take_turns_and_each_is_in_order()
    {
        foreach (var item in new[] { "a1", "a2", "a3", "b1", "b2", "c1" }) Add(item[..1], item);

        var order = new List<string>();
        while (TryTake() is { } item)
        {
            order.Add(item);
            _lanes.Finish(item[..1]);
        }

        Assert.Equal(["a1", "b1", "c1", "a2", "b2", "a3"], order);
    }

    [Fact]
    public void A_lane_that_is_held_is_not_handed_out_again()
    {
        Add("a", "a1");
        Assert.Equal("a1", TryTake());
        Add("a", "a2");

        Assert.Null(TryTake());

        _lanes.Finish("a");
        Assert.Equal("a2", TryTake());
    }

    [Fact]
    public void A_lane_that_ran_empty_begins_anew()
    {
        Add("a", "a1");
        TryTake();
        _lanes.Finish("a");
        Add("a", "a2");

        Assert.Equal("a2", TryTake());
        Assert.Null(TryTake());
    }

    [Fact]
    public void Whoever_goes_on_keeps_the_lane_and_knows_its_next_item()
    {
        Load("a", ("a1", default), ("a2", default), ("a3", In(5)));
        TryTake();

        Assert.True(_lanes.TryPeekBehind("a", out var next, out var due));
        Assert.Equal(("a2", default), (next, due));
        _lanes.Finish("a", keep: true);
        Assert.Null(TryTake());
        Assert.True(_lanes.TryPeekBehind("a", out next, out due));
        Assert.Equal(("a3", In(5)), (next, due));
        _lanes.Finish("a");

        Assert.Null(TryTake());
        _clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal("a3", TryTake());
        Assert.False(_lanes.TryPeekBehind("a", out _, out _));
    }

    [Fact]
    public void Waiting_lanes_are_handed_out_in_the_order_of_their_times()
    {
        Load("late", ("late", In(20)));
        Load("soon", ("soon", In(5)));
        Load("between", ("between", In(10)));

        Assert.Equal((null, "soon", "between", "late"), (After(4), After(2), After(5), After(10)));

        string? After(int seconds)
        {
            _clock.Advance(TimeSpan.FromSeconds(seconds));
            return TryTake();
        }
    }

    [Fact]
    public void A_delayed_head_comes_back_changed_and_before_what_is_behind_it()
    {
        Add("a", "a1");
        Add("a", "a2");
        TryTake();
        _lanes.Delay("a", "a1 again", In(5));

        Assert.Null(TryTake());
        _clock.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal("a1 again", TryTake());
        _lanes.Finish("a");
        Assert.Equal("a2", TryTake());
    }

    [Fact]
    public void A_head_delayed_to_now_is_there_at_once()
    {
        Add("a", "a1");
        TryTake();

        _lanes.Delay("a", "again", In(0));

        Assert.Equal("again", TryTake());
    }

    [Fact]
    public void A_hastened_lane_comes_at_once_and_only_once()
    {
        Load("a", ("a1", In(30)));
        _lanes.Hasten("a");
        _lanes.Hasten("a");
        _lanes.Hasten("nobody's");

        Assert.Equal("a1", TryTake());
        _clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Null(TryTake());

        // Waits anew: the time it once waited for means nothing any more.
        _lanes.Delay("a", "again", In(30));
        _clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Null(TryTake());
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("again", TryTake());
        Assert.Null(TryTake());
    }

    [Fact]
    public void To_hasten_does_not_take_a_lane_from_who_holds_it()
    {
        Add("a", "a1");
        TryTake();

        _lanes.Hasten("a");

        Assert.Null(TryTake());
    }

    [Fact]
    public void A_time_months_away_is_no_trouble()
    {
        Load("a", ("a1", In(90 * 86400)));
        Load("b", ("b1", In(3600)));
        _clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal("b1", TryTake());

        for (var day = 0; day < 91; day++) _clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal("a1", TryTake());
    }

    [Fact]
    public void A_real_timer_takes_a_time_months_away()
    {
        using var lanes = new Lanes<string>(TimeProvider.System);

        lanes.Fill(Loaded("a", ("a1", DateTimeOffset.UtcNow.AddDays(90))));
    }

    [Fact]
    public async Task Many_hands_never_hold_one_lane_together()
    {
        string[] keys = ["a", "b", "c", "d"];
        var done = keys.ToDictionary(key => key, _ => new List<int>());
        var inside = keys.ToDictionary(key => key, _ => new StrongBox());
        for (var n = 0; n < 200; n++) foreach (var key in keys) Add(key, key + n);
        using var over = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var left = 800;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            try
            {
                while (true)
                {
                    var item = await _lanes.TakeAsync(over.Token);
                    var key = item[..1];
                    Assert.Equal(1, Interlocked.Increment(ref inside[key].Count));
                    done[key].Add(int.Parse(item[1..], System.Globalization.CultureInfo.InvariantCulture));
                    Interlocked.Decrement(ref inside[key].Count);
                    _lanes.Finish(key);
                    if (Interlocked.Decrement(ref left) == 0) await over.CancelAsync();
                }
            }
            catch (OperationCanceledException)
            {
            }
        })));

        Assert.All(keys, key => Assert.Equal(Enumerable.Range(0, 200), done[key]));
    }

    [Fact]
    public async Task Closing_lets_go_of_whoever_waits()
    {
        var wait = _lanes.TakeAsync(default).AsTask();

        _lanes.Dispose();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    private void Add(string key, string item) => _lanes.Add(key, ++_rows, item);

    // As from the table, where some are not due yet.
    private void Load(string key, params (string, DateTimeOffset)[] items) => _lanes.Fill(Loaded(key, items));

    private static LaneLoad<string> Loaded(string key, params (string, DateTimeOffset)[] items) => new(new LaneNeed([], null, 1, 8), null, [(key, items)]);

    // Nothing here happens on another thread: what is not there at once will not come by itself.
    private string? TryTake()
    {
        using var now = new CancellationTokenSource();
        var take = _lanes.TakeAsync(now.Token).AsTask();
        now.Cancel();
        return take.IsCompletedSuccessfully ? take.Result : null;
    }

    private sealed class StrongBox
    {
        public int Count;
    }
}
