namespace TwilioBot.Delivery;

/// <summary>
/// What one turn reads and writes: state, outbox messages, effects. Nothing is written until the turn is over; then all
/// of it is, in one commit, or none. It flows with the turn's execution context (<see cref="Current"/>).
/// </summary>
public sealed class UnitOfWork
{
    private static readonly AsyncLocal<UnitOfWork?> Ambient = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _reads = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _writes = new(StringComparer.Ordinal);
    private readonly List<OutboxMessage> _outbox = [];
    private readonly List<string> _cancelled = [];
    private readonly List<Action> _effects = [];
    private bool _finished;
    private int _inStore;

    internal UnitOfWork(string conversation) => Conversation = conversation;

    /// <summary>The unit of work of the turn that is running; null outside of one.</summary>
    public static UnitOfWork? Current => Ambient.Value;

    /// <summary>The conversation whose turn this is.</summary>
    public string Conversation { get; }

    /// <summary>What to run once the turn is committed and its replies have left.</summary>
    public IReadOnlyList<Action> Effects => _effects;

    /// <summary>Runs <paramref name="turn"/> inside a unit of work of its own and returns that, finished, for its commit.</summary>
    public static async Task<UnitOfWork> RunAsync(string conversation, Func<Task> turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var unit = new UnitOfWork(conversation);
        await unit.RunAsync(turn).ConfigureAwait(false);
        return unit;
    }

    internal async Task RunAsync(Func<Task> turn)
    {
        Ambient.Value = this;
        try
        {
            await turn().ConfigureAwait(false);
        }
        finally
        {
            Finish();
            Ambient.Value = null;
        }
    }

    /// <summary>The turn still runs and is over all the same: from now on it can change nothing.</summary>
    internal void GiveUp() => Finish();

    /// <summary>Whether the turn waits for the database at this moment.</summary>
    internal bool IsInStore => Volatile.Read(ref _inStore) > 0;

    internal async Task<T> InStoreAsync<T>(Func<Task<T>> work)
    {
        Interlocked.Increment(ref _inStore);
        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _inStore);
        }
    }

    /// <summary>What the turn's commit consists of.</summary>
    public TurnCommit ToCommit()
    {
        lock (_lock)
        {
            return new TurnCommit(_reads, _writes, _outbox, _cancelled);
        }
    }

    /// <summary>Runs <paramref name="effect"/> after the commit, once the turn's replies have left.</summary>
    public void AfterReplies(Action effect) => Change(() => _effects.Add(effect));

    internal bool TryReadOwnWrite(string key, out string? json)
    {
        lock (_lock)
        {
            return _writes.TryGetValue(key, out json);
        }
    }

    internal void HasRead(string key, long version) => Change(() => _reads.TryAdd(key, version));

    internal void WriteState(string key, string? json) => Change(() => _writes[key] = json);

    internal void Send(IReadOnlyList<OutboxMessage> messages) => Change(() => _outbox.AddRange(messages));

    internal void Cancel(string activityId) => Change(() =>
    {
        if (_outbox.RemoveAll(message => message.ActivityId == activityId) == 0)
        {
            _cancelled.Add(activityId);
        }
    });

    private void Finish()
    {
        lock (_lock)
        {
            _finished = true;
        }
    }

    // Work that a turn started and did not wait for would otherwise be lost without a word.
    private void Change(Action change)
    {
        lock (_lock)
        {
            if (_finished)
            {
                throw new InvalidOperationException(
                    "This turn is over: what it wrote is committed or given up. Await everything a turn starts; to write later, use ContinueConversationAsync.");
            }
            change();
        }
    }
}
