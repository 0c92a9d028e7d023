using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace TwilioBot.Delivery;

/// <summary>
/// Work by key, in order: the items of one key are handed out one at a time, oldest first; different keys run side by
/// side and take turns, so that a busy one cannot starve a quiet one. All of it waits in a table; here is the part of it that
/// is worked on next, so that a backlog of any size takes the same memory.
/// </summary>
internal sealed partial class Lanes<T> : IDisposable
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(1);
    private readonly TimeProvider _clock;
    private readonly LaneRoom _room;
    private readonly Action? _onShort;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Lane<T>> _lanes = new(StringComparer.Ordinal);
    private readonly Channel<Lane<T>> _ready = Channel.CreateUnbounded<Lane<T>>();
    private readonly PriorityQueue<Lane<T>, DateTimeOffset> _waiting = new();
    private readonly ITimer _timer;

    /// <param name="clock">Tells what is due.</param>
    /// <param name="room">How much to keep in memory.</param>
    /// <param name="onShort">Called when there is room for more of what the table holds, once until <see cref="Fill"/> or <see cref="AskAgain"/>.</param>
    public Lanes(TimeProvider clock, LaneRoom? room = null, Action? onShort = null)
    {
        (_clock, _room, _onShort) = (clock, room ?? new LaneRoom(), onShort);
        _timer = clock.CreateTimer(static lanes => ((Lanes<T>)lanes!).Wake(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>A new row: the last of its key, to be handed out as soon as it is the first.</summary>
    public void Add(string key, long row, T item)
    {
        lock (_lock)
        {
            if (_lanes.TryGetValue(key, out var lane))
            {
                if (lane.HasMore || lane.Count >= _room.PerLane || _loaded >= _room.Items)
                {
                    lane.HasMore = true;
                    return;
                }
            }
            else if (_next is not null || _loaded >= _room.Items)
            {
                // Rows of this lane may be among those that nobody has looked at.
                _next = Math.Min(_next ?? row, row);
                Ask();
                return;
            }
            else
            {
                _lanes[key] = lane = new Lane<T>(key);
            }
            lane.Append(item, default);
            _loaded++;
            if (lane.Count == 1)
            {
                Arm(lane, default);
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
                    _readyLanes--;
                    Ask();
                    return lane.Head.Item;
                }
            }
        }
    }

    /// <summary>Whether somebody holds the lane, with this row as its head.</summary>
    public bool IsHeld(string key, long row, Func<T, long> rowOf)
    {
        lock (_lock)
        {
            return _lanes.TryGetValue(key, out var lane) && lane is { State: LaneState.Held, Count: > 0 } && rowOf(lane.Head.Item) == row;
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
            lane.RemoveHead();
            _loaded--;
            if (lane is { Count: 0, HasMore: false })
            {
                _lanes.Remove(key);
                lane.State = LaneState.Gone;
            }
            else if (lane.Count == 0 || !keep)
            {
                Arm(lane, lane.Count == 0 ? default : lane.Head.Due);
            }
            Ask();
        }
    }

    /// <summary>
    /// The item behind the head of a lane that the caller holds: nobody else can take it before the caller lets go of the lane. False also when
    /// it is not in memory.
    /// </summary>
    public bool TryPeekBehind(string key, [MaybeNullWhen(false)] out T next, out DateTimeOffset due)
    {
        lock (_lock)
        {
            return _lanes[key].TryPeekSecond(out next, out due);
        }
    }

    /// <summary>The head, as <paramref name="head"/> now, stays and is handed out again no sooner than <paramref name="due"/>.</summary>
    /// <param name="key">The lane, which the caller holds.</param>
    /// <param name="head">Its head.</param>
    /// <param name="due">When it is due.</param>
    /// <param name="isAsWritten">The table says the same of the head, so that it can be forgotten until then.</param>
    public void Delay(string key, T head, DateTimeOffset due, bool isAsWritten = false)
    {
        lock (_lock)
        {
            var lane = _lanes[key];
            lane.ReplaceHead(head, due);
            lane.IsPinned = !isAsWritten;
            Arm(lane, due);
            Ask();
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
                Ask();
            }
        }
    }

    /// <summary>Lets go of everybody who waits.</summary>
    public void Dispose()
    {
        _ready.Writer.TryComplete(new OperationCanceledException("The store is closed."));
        _timer.Dispose();
    }

    private void Arm(Lane<T> lane, DateTimeOffset due)
    {
        if (lane.State == LaneState.Waiting && IsIdle(lane))
        {
            _idle--;
        }
        if (due > _clock.GetUtcNow())
        {
            Wait(lane, due);
        }
        else if (lane.Count == 0)
        {
            lane.State = LaneState.Empty;
            _empty.Enqueue(lane);
        }
        else
        {
            lane.State = LaneState.Ready;
            _readyLanes++;
            _ready.Writer.TryWrite(lane);
        }
    }

    private void Wait(Lane<T> lane, DateTimeOffset due)
    {
        lane.State = LaneState.Waiting;
        lane.Due = due;
        if (IsIdle(lane))
        {
            _idle++;
            if (IsShort && _loaded > _room.Items / 2)
            {
                Unload(lane);
            }
        }
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
            Ask();
        }
    }

    // A lane that was hastened, or delayed again, leaves an entry behind that means nothing any more.
    private static bool Stale(Lane<T> lane, DateTimeOffset due) => lane.State != LaneState.Waiting || lane.Due != due;

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
}
