namespace TwilioBot.Delivery;

/// <remarks>
/// A lane that is here answers for all items of its key: what is not in memory (<see cref="Lane{T}.HasMore"/>) is read when the lane has run
/// empty. Lanes that are not here are all found in the table from one row on (<see cref="_next"/>), and are brought in by its order.
/// <see cref="Add"/>, <see cref="Need"/>, <see cref="Fill"/> and <see cref="Doubt"/> are for the one who writes the table: what they say of it must be so.
/// </remarks>
internal sealed partial class Lanes<T>
{
    private readonly Queue<Lane<T>> _empty = new();
    private long? _next;
    private int _loaded;
    private int _idle;
    private int _readyLanes;
    private bool _asked;

    /// <summary>How many items are in memory.</summary>
    public int Loaded
    {
        get
        {
            lock (_lock)
            {
                return _loaded;
            }
        }
    }

    private bool IsShort => _next is not null || _empty.Count > 0;

    /// <summary>Whether a lane is here: then it answers for all of its rows.</summary>
    public bool Has(string key)
    {
        lock (_lock)
        {
            return _lanes.ContainsKey(key);
        }
    }

    /// <summary>The table may hold rows that nobody has added.</summary>
    public void Doubt()
    {
        lock (_lock)
        {
            foreach (var lane in _lanes.Values)
            {
                lane.HasMore = true;
            }
            _next = 0;
            Ask();
        }
    }

    /// <summary>What to bring from the table.</summary>
    public LaneNeed Need()
    {
        lock (_lock)
        {
            // Those that are here and those that are not get half of it each.
            var empty = _empty.Take(_next is null ? _room.LanesAtOnce : (_room.LanesAtOnce + 1) / 2).Select(lane => lane.Key).ToList();
            return new LaneNeed(empty, _next, Math.Max(1, _room.LanesAtOnce - empty.Count), _room.PerLane);
        }
    }

    /// <summary>What the table had, in the order of what was added before and after.</summary>
    public void Fill(LaneLoad<T> load)
    {
        lock (_lock)
        {
            _asked = false;
            // What was added meanwhile may have moved it back.
            _next = _next == load.Need.From ? load.Next : Math.Min(_next ?? long.MaxValue, load.Next ?? long.MaxValue);
            foreach (var (key, items) in load.Lanes)
            {
                if (_empty.TryPeek(out var first) && first.Key == key)
                {
                    _empty.Dequeue();
                }
                Fill(key, items);
            }
            Ask();
        }
    }

    /// <summary>What was asked for could not be brought.</summary>
    public void AskAgain()
    {
        lock (_lock)
        {
            _asked = false;
            Ask();
        }
    }

    private void Fill(string key, IReadOnlyList<(T Item, DateTimeOffset Due)> items)
    {
        if (items.Count == 0)
        {
            if (_lanes.Remove(key, out var gone))
            {
                gone.State = LaneState.Gone;
            }
            return;
        }
        if (!_lanes.TryGetValue(key, out var lane))
        {
            _lanes[key] = lane = new Lane<T>(key);
        }
        foreach (var (item, due) in items)
        {
            lane.Append(item, due);
        }
        _loaded += items.Count;
        lane.HasMore = items.Count >= _room.PerLane;
        Arm(lane, lane.Head.Due);
    }

    private void Ask()
    {
        if (!IsShort)
        {
            return;
        }
        if (_loaded > _room.Items / 2)
        {
            UnloadIdle();
        }
        // Nothing to hand out means that all the room is taken by what is being worked on.
        if (!_asked && (_loaded <= _room.Items / 2 || _readyLanes == 0))
        {
            _asked = true;
            _onShort?.Invoke();
        }
    }

    private static bool IsIdle(Lane<T> lane) => lane is { Count: > 0, IsPinned: false };

    // What waits for its time must not keep others from their turn: its lane remembers when, and reads it again then.
    private void UnloadIdle()
    {
        if (_idle == 0)
        {
            return;
        }
        foreach (var lane in _lanes.Values.Where(lane => lane.State == LaneState.Waiting && IsIdle(lane)))
        {
            Unload(lane);
        }
    }

    private void Unload(Lane<T> lane)
    {
        _idle--;
        _loaded -= lane.Count;
        lane.Unload();
    }
}
