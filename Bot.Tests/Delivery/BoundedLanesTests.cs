using TwilioBot.Delivery;
using TwilioBot.Tests.Kills;
using Xunit.Abstractions;

namespace TwilioBot.Tests.Delivery;

/// <summary>Lanes that have little room in memory, and a table with all that waits.</summary>
public sealed class BoundedLanesTests(ITestOutputHelper output)
{
    private readonly ManualClock _clock = new();

    [Fact]
    public void A_flood_takes_no_more_memory_than_there_is_room()
    {
        using var table = new Table(_clock, new LaneRoom(Items: 20, PerLane: 4, LanesAtOnce: 6));
        for (var n = 0; n < 500; n++) table.Add("flood");
        for (var n = 0; n < 300; n++) table.Add("person " + n);
        Assert.InRange(table.Lanes.Loaded, 1, 20);

        while (table.TryTake() is { } item)
        {
            Assert.InRange(table.Lanes.Loaded, 1, 10 + (6 * 4));
            table.Finish(item);
        }

        Assert.Equal((800, 0), (table.Done.Count, table.Count));
    }

    [Fact]
    public void Somebody_quiet_does_not_wait_for_a_flood()
    {
        using var table = new Table(_clock, new LaneRoom(Items: 20, PerLane: 4, LanesAtOnce: 6));
        for (var n = 0; n < 500; n++) table.Add("flood");
        table.Add("quiet");

        for (var n = 0; n < 8 && table.TryTake() is { } item; n++) table.Finish(item);

        Assert.Contains("quiet", table.Done.Select(item => item.Key));
    }

    [Fact]
    public void Somebody_quiet_does_not_wait_for_many_floods()
    {
        using var table = new Table(_clock, new LaneRoom(Items: 20, PerLane: 4, LanesAtOnce: 6));
        for (var n = 0; n < 100; n++) for (var flood = 0; flood < 50; flood++) table.Add("flood " + flood);
        table.Add("quiet");

        var before = 0;
        for (; table.TryTake() is { } item && item.Key != "quiet"; before++) table.Finish(item);

        // At most what a lane brings along from each of them, not the 5,000 that came before.
        Assert.InRange(before, 1, 50 * 4 * 2);
    }

    [Fact]
    public void Who_comes_first_is_brought_in_first()
    {
        using var table = new Table(_clock, new LaneRoom(Items: 10, PerLane: 4, LanesAtOnce: 4));
        for (var n = 0; n < 100; n++) table.Add("person " + n);

        while (table.TryTake() is { } item) table.Finish(item);

        Assert.Equal(Enumerable.Range(0, 100).Select(n => "person " + n), table.Done.Select(item => item.Key));
    }

    [Fact]
    public void What_waits_for_its_time_leaves_its_room_to_others_and_comes_back()
    {
        using var table = new Table(_clock, new LaneRoom(Items: 10, PerLane: 4, LanesAtOnce: 4));
        for (var n = 0; n < 50; n++) table.Add("late " + n);
        for (var n = 0; n < 50; n++) table.Delay(table.TryTake()!, _clock.GetUtcNow().AddHours(1));
        Assert.Null(table.TryTake());

        for (var n = 0; n < 50; n++) table.Add("early " + n);
        for (var n = 0; n < 50; n++) table.Finish(table.TryTake()!);
        Assert.All(table.Done, item => Assert.StartsWith("early", item.Key));

        _clock.Advance(TimeSpan.FromHours(2));
        while (table.TryTake() is { } item) table.Finish(item);
        Assert.Equal((100, 0), (table.Done.Count, table.Count));
    }

    [Fact]
    public void A_table_that_could_not_be_read_is_asked_again()
    {
        using var table = new Table(_clock, new LaneRoom(Items: 2, PerLane: 1, LanesAtOnce: 2)) { IsAway = true };
        for (var n = 0; n < 10; n++) table.Add("person " + n);
        while (table.TryTake() is { } item) table.Finish(item);
        Assert.Equal(2, table.Done.Count);

        table.IsAway = false;
        table.Lanes.AskAgain();
        while (table.TryTake() is { } item) table.Finish(item);

        Assert.Equal(10, table.Done.Count);
    }

    [Fact]
    public void Whatever_happens_each_item_comes_once_and_in_order()
    {
        var seed = RigSize.Seed;
        output.WriteLine($"TWILIOBOT_SEED={seed}");
        var random = new Random(seed);
        for (var round = 0; round < 300; round++)
        {
            var room = new LaneRoom(random.Next(1, 12), random.Next(1, 5), random.Next(1, 6));
            using var table = new Table(_clock, room);
            var held = new List<Item>();
            var keys = random.Next(1, 30);
            for (var step = 0; step < 400; step++)
            {
                switch (random.Next(12))
                {
                    case < 5:
                        table.Add("k" + random.Next(keys));
                        break;
                    case 5:
                        table.AddUnheard("k" + random.Next(keys));
                        break;
                    case 6 when held.Count > 0:
                        table.Delay(Any(held), _clock.GetUtcNow().AddSeconds(random.Next(20)), random.Next(2) == 0);
                        break;
                    case 7:
                        _clock.Advance(TimeSpan.FromSeconds(random.Next(15)));
                        break;
                    case 8:
                        table.Lanes.Hasten("k" + random.Next(keys));
                        break;
                    case 9 when held.Count > 0:
                        table.Finish(Any(held));
                        break;
                    default:
                        if (table.TryTake() is { } item) held.Add(item);
                        break;
                }
            }
            held.ForEach(table.Finish);
            _clock.Advance(TimeSpan.FromMinutes(1));
            while (table.TryTake() is { } item) table.Finish(item);

            Assert.Equal(0, table.Count);
            Assert.Equal(0, table.Lanes.Loaded);
            Assert.Equal(table.Done.Count, table.Done.Distinct().Count());
            Assert.All(table.Done.GroupBy(item => item.Key), items => Assert.Equal(items.Select(item => item.Row).Order(), items.Select(item => item.Row)));
        }

        Item Any(List<Item> held)
        {
            var item = held[random.Next(held.Count)];
            held.Remove(item);
            return item;
        }
    }

    private sealed record Item(string Key, long Row);

    /// <summary>What a database does for the lanes, at once and in memory.</summary>
    private sealed class Table : IDisposable
    {
        private readonly SortedDictionary<long, (Item Item, DateTimeOffset Due)> _rows = [];
        private bool _isShort;
        private long _last;

        public Table(TimeProvider clock, LaneRoom room) => Lanes = new Lanes<Item>(clock, room, () => _isShort = true);

        public Lanes<Item> Lanes { get; }

        public List<Item> Done { get; } = [];

        public int Count => _rows.Count;

        public bool IsAway { get; set; }

        public void Add(string key)
        {
            var item = Insert(key);
            Lanes.Add(key, item.Row, item);
        }

        /// <summary>Written, although the commit reported an error.</summary>
        public void AddUnheard(string key)
        {
            Insert(key);
            Lanes.Doubt();
        }

        public Item? TryTake()
        {
            Serve();
            using var now = new CancellationTokenSource();
            var take = Lanes.TakeAsync(now.Token).AsTask();
            now.Cancel();
            return take.IsCompletedSuccessfully ? take.Result : null;
        }

        public void Finish(Item item)
        {
            Assert.True(_rows.Remove(item.Row));
            Assert.DoesNotContain(_rows.Values, row => row.Item.Key == item.Key && row.Item.Row < item.Row);
            Done.Add(item);
            Lanes.Finish(item.Key);
        }

        public void Delay(Item item, DateTimeOffset due, bool isAsWritten = true)
        {
            if (isAsWritten) _rows[item.Row] = (item, due);
            Lanes.Delay(item.Key, item, due, isAsWritten);
        }

        public void Dispose() => Lanes.Dispose();

        private Item Insert(string key)
        {
            var item = new Item(key, ++_last);
            _rows.Add(item.Row, (item, default));
            return item;
        }

        private void Serve()
        {
            while (_isShort && !IsAway)
            {
                _isShort = false;
                var need = Lanes.Need();
                var fresh = need.From is { } from ? _rows.Where(row => row.Key >= from && !Lanes.Has(row.Value.Item.Key)).ToList() : [];
                List<string> keys = [.. fresh.Select(row => row.Value.Item.Key).Distinct().Take(need.MostNew)];
                var next = fresh.FirstOrDefault(row => !keys.Contains(row.Value.Item.Key));
                keys.AddRange(need.Empty);
                Lanes.Fill(new LaneLoad<Item>(
                    need, next.Key == 0 ? null : next.Key,
                    [.. keys.Select(key => (key, (IReadOnlyList<(Item, DateTimeOffset)>)[.. _rows.Values.Where(row => row.Item.Key == key).Take(need.PerLane)]))]));
            }
        }
    }
}
