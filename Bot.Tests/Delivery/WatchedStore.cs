using System.Threading.Channels;
using TwilioBot.Delivery;

namespace TwilioBot.Tests.Delivery;

/// <summary>A store that can be away for some of its methods, and tells what the workers made it write.</summary>
internal sealed class WatchedStore(IMessageStore store) : IMessageStore
{
    private readonly HashSet<string> _away = [];
    private string? _lost;
    private readonly HashSet<long> _under = [];
    private TaskCompletionSource _none = Done();
    private readonly Channel<string> _events = Channel.CreateUnbounded<string>();

    /// <summary>"committed SM1", "conflict SM1", "lost SM1", "failed SM1", "dead SM1", "released SM1", "r1 Sent", "away CommitTurn" …</summary>
    public ChannelReader<string> Events => _events.Reader;

    public Task OpenAsync(CancellationToken cancellationToken) => store.OpenAsync(cancellationToken);

    public Task<AcceptResult> AcceptAsync(InboxMessage message, CancellationToken cancellationToken) => store.AcceptAsync(message, cancellationToken);

    public Task<bool> RecordStatusAsync(StatusReport report, CancellationToken cancellationToken) => store.RecordStatusAsync(report, cancellationToken);

    /// <summary>Ends when no turn is under way, from its claim until what it came to is written, and no send's outcome is being written.</summary>
    public Task Turns
    {
        get
        {
            lock (_under) return _none.Task;
        }
    }

    public async ValueTask<TurnClaim> ClaimTurnAsync(CancellationToken cancellationToken)
    {
        Check("ClaimTurn");
        return Began(await store.ClaimTurnAsync(cancellationToken));
    }

    public async ValueTask<TurnClaim> ClaimStatusAsync(CancellationToken cancellationToken) => Began(await store.ClaimStatusAsync(cancellationToken));

    public async Task<CommitResult> CommitTurnAsync(TurnClaim claim, TurnCommit commit, CancellationToken cancellationToken)
    {
        Check("CommitTurn");
        var result = await store.CommitTurnAsync(claim, commit, cancellationToken);
        if (result != CommitResult.Conflict) Ended(claim);
        Tell(result.ToString().ToLowerInvariant() + " " + claim.Message.MessageSid);
        return result;
    }

    public async Task FailTurnAsync(TurnClaim claim, TurnFailure failure, CancellationToken cancellationToken)
    {
        Check("FailTurn");
        await store.FailTurnAsync(claim, failure, cancellationToken);
        Ended(claim);
        Tell((failure.RetryAt is null ? "dead " : "failed ") + claim.Message.MessageSid);
    }

    public void ReleaseTurn(TurnClaim claim, DateTimeOffset at)
    {
        Ended(claim);
        store.ReleaseTurn(claim, at);
        Tell("released " + claim.Message.MessageSid);
    }

    public Task EnqueueAsync(IReadOnlyList<OutboxMessage> messages, IReadOnlyList<string> cancelled, CancellationToken cancellationToken) =>
        store.EnqueueAsync(messages, cancelled, cancellationToken);

    public ValueTask<SendClaim> ClaimSendAsync(SendGate gate, CancellationToken cancellationToken) => store.ClaimSendAsync(gate, cancellationToken);

    public void HoldSends(DateTimeOffset until) => store.HoldSends(until);

    public async Task<SendClaim?> CompleteSendAsync(SendClaim claim, SendResult result, SendGate? goOn, CancellationToken cancellationToken)
    {
        Check("CompleteSend");
        // Written and told of in one: meanwhile no time passes in which another try could overtake what is told.
        Began(KeyOf(claim));
        try
        {
            var next = await store.CompleteSendAsync(claim, result, goOn, cancellationToken);
            Tell($"{claim.Message.Id} {result.State}");
            return next;
        }
        finally
        {
            Ended(KeyOf(claim));
        }
    }

    public bool Holds(SendClaim claim) => store.Holds(claim);

    public void ReleaseSend(SendClaim claim, DateTimeOffset at) => store.ReleaseSend(claim, at);

    public Task<string?> FindEvidenceAsync(string outboxId, CancellationToken cancellationToken) => store.FindEvidenceAsync(outboxId, cancellationToken);

    public Task<IReadOnlySet<string>> FindClaimedSidsAsync(string outboxId, IReadOnlyCollection<string> messageSids, CancellationToken cancellationToken) =>
        store.FindClaimedSidsAsync(outboxId, messageSids, cancellationToken);

    public Task<IReadOnlyDictionary<string, ServedAddress>> ServeAsync(IReadOnlyCollection<string> addresses, CancellationToken cancellationToken) =>
        store.ServeAsync(addresses, cancellationToken);

    public Task<bool> TryLeaseSweepAsync(string owner, TimeSpan length, CancellationToken cancellationToken) =>
        store.TryLeaseSweepAsync(owner, length, cancellationToken);

    public Task EndSweepAsync(string owner, IReadOnlyCollection<string> addresses, DateTimeOffset? through, CancellationToken cancellationToken) =>
        store.EndSweepAsync(owner, addresses, through, cancellationToken);

    public Task<IReadOnlySet<string>> FindTakenAsync(string accountSid, IReadOnlyCollection<string> messageSids, CancellationToken cancellationToken) =>
        store.FindTakenAsync(accountSid, messageSids, cancellationToken);

    public Task<RemovedRows> RemoveOldAsync(RetentionCut cut, int most, CancellationToken cancellationToken)
    {
        Check("RemoveOld");
        return store.RemoveOldAsync(cut, most, cancellationToken);
    }

    public Task<DeadLetterPage> ListDeadLettersAsync(DeadLetterPlace? after, int most, CancellationToken cancellationToken) =>
        store.ListDeadLettersAsync(after, most, cancellationToken);

    public Task<DeadLetter?> FindDeadLetterAsync(string id, CancellationToken cancellationToken) => store.FindDeadLetterAsync(id, cancellationToken);

    public Task<DeadLetterVerdict> ReplayDeadLetterAsync(DeadLetterDecision decision, CancellationToken cancellationToken) =>
        store.ReplayDeadLetterAsync(decision, cancellationToken);

    public Task<DeadLetterVerdict> DropDeadLetterAsync(DeadLetterDecision decision, CancellationToken cancellationToken) =>
        store.DropDeadLetterAsync(decision, cancellationToken);

    public Task<StoreMeasure> MeasureAsync(CancellationToken cancellationToken) => store.MeasureAsync(cancellationToken);

    public Task ProbeAsync(CancellationToken cancellationToken) => store.ProbeAsync(cancellationToken);

    /// <summary>How long the database takes to begin reading state.</summary>
    public Func<Task> UntilItReads { get; set; } = () => Task.CompletedTask;

    public async Task<IReadOnlyDictionary<string, StateRecord>> ReadStateAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        Check("ReadState");
        await UntilItReads();
        return await store.ReadStateAsync(keys, cancellationToken);
    }

    public Task<CommitResult> WriteStateAsync(
        IReadOnlyDictionary<string, string?> writes, IReadOnlyDictionary<string, long> expected, CancellationToken cancellationToken) =>
        store.WriteStateAsync(writes, expected, cancellationToken);

    public ValueTask DisposeAsync() => store.DisposeAsync();

    /// <summary>The next call of this method finds that another instance has taken the work over.</summary>
    public void LoseNext(string method)
    {
        lock (_away) _lost = method;
    }

    /// <summary>Whether this method ("ClaimTurn", "CommitTurn", "FailTurn", "CompleteSend", "ReadState", "RemoveOld") finds the database away.</summary>
    public void SetAway(string method, bool isAway)
    {
        lock (_away)
        {
            _ = isAway ? _away.Add(method) : _away.Remove(method);
        }
    }

    private void Check(string method)
    {
        lock (_away)
        {
            if (_lost == method)
            {
                _lost = null;
                throw new ClaimLostException();
            }
            if (!_away.Contains(method)) return;
        }

        Tell("away " + method);
        throw new StoreUnavailableException("planted");
    }

    private TurnClaim Began(TurnClaim claim)
    {
        Began(claim.Seq);
        return claim;
    }

    private void Ended(TurnClaim claim) => Ended(claim.Seq);

    // Rows of the outbox are counted by themselves.
    private static long KeyOf(SendClaim claim) => -1 - claim.Seq;

    private void Began(long key)
    {
        lock (_under)
        {
            if (_under.Count == 0) _none = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _under.Add(key);
        }
    }

    private void Ended(long key)
    {
        lock (_under)
        {
            if (_under.Remove(key) && _under.Count == 0) _none.SetResult();
        }
    }

    private static TaskCompletionSource Done()
    {
        var done = new TaskCompletionSource();
        done.SetResult();
        return done;
    }

    private void Tell(string what) => _events.Writer.TryWrite(what);
}
