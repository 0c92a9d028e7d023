using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace TwilioBot.Delivery;

/// <summary>
/// Work by key, in order: the items of one key are handed out one at a time, oldest first; different keys run side by
/// side and take turns, so that a busy one cannot starve a quiet one.
/// </summary>
internal sealed class Lanes<T> : IDisposable
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(1);
    private readonly TimeProvider _clock;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Lane> _lanes = new(StringComparer.Ordinal);
    private readonly Channel<Lane> _ready = Channel.CreateUnbounded<Lane>();
    private readonly PriorityQueue<Lane, DateTimeOffset> _waiting = new();
    private readonly ITimer _timer;

    public Lanes(TimeProvider clock)
    {
        _clock = clock;
        _timer = clock.CreateTimer(static lanes => ((Lanes<T>)lanes!).Wake(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Appends an item to its lane; as head of the lane it is handed out no sooner than <paramref name="due"/>.</summary>
    public void Add(string key, T item, DateTimeOffset due = default)
    {
        lock (_lock)
        {
            if (!_lanes.TryGetValue(key, out var lane))
            {
                _lanes[key] = lane = new Lane(key);
            }
            lane.Items.Enqueue((item, due));
            if (lane.Items.Count == 1)
            {
                Arm(lane, due);
            }
        }
    }

    /// <summary>Waits for the head of a lane that nobody holds; the caller holds the lane until it finishes or delays the head.</summary>
    public async ValueTask<T> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var lane = await _ready.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            lock (_lock)
            {
                if (lane.State == LaneState.Ready)
                {
                    lane.State = LaneState.Held;
                    return lane.Items.Peek().Item;
                }
            }
        }
    }

    /// <summary>The head is done with; the lane goes to the end of the queue with its next item, unless it is kept.</summary>
    /// <param name="key">The lane, which the caller holds.</param>
    /// <param name="keep">The caller keeps the lane and works on its next item (<see cref="TryPeekBehind"/>).</param>
    public void Finish(string key, bool keep = false)
    {
        lock (_lock)
        {
            var lane = _lanes[key];
            lane.Items.Dequeue();
            if (lane.Items.Count == 0)
            {
                _lanes.Remove(key);
                lane.State = LaneState.Empty;
            }
            else if (!keep)
            {
                Arm(lane, lane.Items.Peek().Due);
            }
        }
    }

    /// <summary>The item behind the head of a lane that the caller holds: nobody else can take it before the caller lets go of the lane.</summary>
    public bool TryPeekBehind(string key, [MaybeNullWhen(false)] out T next, out DateTimeOffset due)
    {
        lock (_lock)
        {
            var items = _lanes[key].Items;
            (next, due) = items.Count > 1 ? items.ElementAt(1) : default;
            return items.Count > 1;
        }
    }

    /// <summary>The head, as <paramref name="head"/> now, stays and is handed out again no sooner than <paramref name="due"/>.</summary>
    public void Delay(string key, T head, DateTimeOffset due)
    {
        lock (_lock)
        {
            var lane = _lanes[key];
            lane.ReplaceHead(head, due);
            Arm(lane, due);
        }
    }

    /// <summary>Hands a lane that waits for its time out at once.</summary>
    public void Hasten(string key)
    {
        lock (_lock)
        {
            if (_lanes.TryGetValue(key, out var lane) && lane.State == LaneState.Waiting)
            {
                Arm(lane, default);
            }
        }
    }

    /// <summary>What is in the lanes, handed out or not.</summary>
    public HashSet<long> Ids(Func<T, long> id)
    {
        lock (_lock)
        {
            return [.. _lanes.Values.SelectMany(lane => lane.Items, (_, item) => id(item.Item))];
        }
    }

    /// <summary>Lets go of everybody who waits.</summary>
    public void Dispose()
    {
        _ready.Writer.TryComplete(new OperationCanceledException("The store is closed."));
        _timer.Dispose();
    }

    private void Arm(Lane lane, DateTimeOffset due)
    {
        if (due <= _clock.GetUtcNow())
        {
            lane.State = LaneState.Ready;
            _ready.Writer.TryWrite(lane);
            return;
        }
        lane.State = LaneState.Waiting;
        lane.Due = due;
        _waiting.Enqueue(lane, due);
        if (_waiting.Peek() == lane)
        {
            SetTimer();
        }
    }

    private void Wake()
    {
        lock (_lock)
        {
            var now = _clock.GetUtcNow();
            while (_waiting.TryPeek(out var lane, out var due) && (due <= now || Stale(lane, due)))
            {
                _waiting.Dequeue();
                if (!Stale(lane, due))
                {
                    Arm(lane, due);
                }
            }
            SetTimer();
        }
    }

    // A lane that was hastened, or delayed again, leaves an entry behind that means nothing any more.
    private static bool Stale(Lane lane, DateTimeOffset due) => lane.State != LaneState.Waiting || lane.Due != due;

    private void SetTimer()
    {
        if (_waiting.TryPeek(out _, out var due))
        {
            var wait = due - _clock.GetUtcNow();
            // A timer may fire a hair before its time; a millisecond more spares the second round. None runs for weeks.
            wait = TimeSpan.FromMilliseconds(Math.Clamp(Math.Ceiling(wait.TotalMilliseconds) + 1, 0, LongestTimer.TotalMilliseconds));
            _timer.Change(wait, Timeout.InfiniteTimeSpan);
        }
    }

    private enum LaneState
    {
        Empty,
        Ready,
        Held,
        Waiting,
    }

    private sealed class Lane(string key)
    {
        public string Key { get; } = key;

        public Queue<(T Item, DateTimeOffset Due)> Items { get; private set; } = new();

        public LaneState State { get; set; }

        public DateTimeOffset Due { get; set; }

        public void ReplaceHead(T head, DateTimeOffset due)
        {
            Items.Dequeue();
            Items = new Queue<(T, DateTimeOffset)>(Items.Prepend((head, due)));
        }
    }
}
