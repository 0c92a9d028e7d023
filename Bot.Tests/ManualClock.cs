namespace TwilioBot.Tests;

/// <summary>A clock that stands still until it is told to go on.</summary>
internal sealed class ManualClock : TimeProvider
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Lock _gate = new();
    private readonly List<Alarm> _alarms = [];
    private TaskCompletionSource _alarmSet = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTimeOffset _now = new(2026, 11, 21, 10, 30, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) { return _now; }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    public void Advance(TimeSpan by)
    {
        List<Alarm> due;
        lock (_gate)
        {
            _now += by;
            due = _alarms.FindAll(alarm => alarm.Due <= _now);
            _alarms.RemoveAll(due.Contains);
        }

        due.ForEach(alarm => alarm.Ring());
    }

    /// <summary>Goes on by this much once somebody waits for exactly that moment.</summary>
    public async Task AdvanceToAlarmAsync(TimeSpan by)
    {
        await AlarmAsync(GetUtcNow() + by);
        Advance(by);
    }

    /// <summary>Waits until somebody waits for exactly this moment.</summary>
    public Task AlarmAsync(DateTimeOffset moment) => AlarmsAsync(moment, 1);

    /// <summary>Waits until so many wait for exactly this moment.</summary>
    public async Task AlarmsAsync(DateTimeOffset moment, int count)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_alarms.Count(alarm => alarm.Due == moment) >= count) return;
                changed = _alarmSet.Task;
            }

            await changed.WaitAsync(Patience);
        }
    }

    /// <summary>Goes on to the next moment that somebody waits for; while there is none, waits for one, or for <paramref name="until"/>.</summary>
    public async Task StepAsync(Task until)
    {
        Task changed;
        TimeSpan? wait;
        lock (_gate)
        {
            changed = _alarmSet.Task;
            wait = _alarms.Count == 0 ? null : _alarms.Min(alarm => alarm.Due) - _now;
        }

        if (wait is { } by) Advance(by > TimeSpan.Zero ? by : TimeSpan.Zero);
        else await Task.WhenAny(until, changed).WaitAsync(Patience);
    }

    private sealed class Alarm(ManualClock clock, Action ring) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public Action Ring => ring;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                clock._alarms.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                Due = clock._now + dueTime;
                clock._alarms.Add(this);
                clock._alarmSet.TrySetResult();
                clock._alarmSet = new(TaskCreationOptions.RunContinuationsAsynchronously);
                return true;
            }
        }

        public void Dispose()
        {
            lock (clock._gate) { clock._alarms.Remove(this); }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
