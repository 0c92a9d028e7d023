namespace TwilioBot.Delivery;

/// <summary>
/// How fast messages leave: each of our numbers at most as fast as configured, slower while Twilio says that it, or the whole
/// account, is too fast, and hardly at all while Twilio refuses our credentials or is out of reach. One for the process.
/// </summary>
public sealed class SendPace(DeliveryOptions options, TimeProvider clock, Random random)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(200), LongestWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstLockedWait = TimeSpan.FromSeconds(5), LongestLockedWait = TimeSpan.FromMinutes(1);
    private readonly Lock _lock = new();
    private readonly SlowDown _account = new(FirstWait, LongestWait, random);
    private readonly SlowDown _path = new(FirstWait, LongestWait, random);
    private readonly SlowDown _locked = new(FirstLockedWait, LongestLockedWait, random);
    private readonly Dictionary<string, Sender> _senders = new(StringComparer.Ordinal);
    private DateTimeOffset _unreachableUntil;

    /// <summary>What keeps all messages from leaving, in a few words for an operator; null: nothing.</summary>
    public string? Obstacle
    {
        get
        {
            lock (_lock)
            {
                return _locked.Level > 0 ? "Twilio refuses the credentials" : null;
            }
        }
    }

    /// <summary>Before when this process need not even look for messages, since it does not reach Twilio; <c>default</c>: it does.</summary>
    public DateTimeOffset UnreachableUntil
    {
        get
        {
            lock (_lock)
            {
                return _unreachableUntil;
            }
        }
    }

    /// <summary>The outbox's <see cref="SendGate"/>.</summary>
    public DateTimeOffset NotBefore(SendClaim waiting)
    {
        ArgumentNullException.ThrowIfNull(waiting);
        var now = clock.GetUtcNow();
        var end = waiting.CreatedAt + options.ValidityPeriod;
        if (waiting.State == OutboxState.Unknown)
        {
            return now;
        }
        lock (_lock)
        {
            var sender = Of(waiting);
            if (end <= now)
            {
                sender.Slots?.Forget(waiting.Seq);
                return now;
            }
            var at = Latest(_locked.NotBefore(now), _path.NotBefore(now), _account.NotBefore(now), sender.SlowDown.NotBefore(now));
            if (at <= now)
            {
                at = sender.Slots?.NotBefore(waiting.Seq, now) ?? now;
            }
            if (at > now)
            {
                // Woken in time to be told that it is too late.
                return at < end ? at : end;
            }
            _locked.Passes(now);
            _path.Passes(now);
            _account.Passes(now);
            sender.SlowDown.Passes(now);
            return now;
        }
    }

    /// <summary>Tells what a call came to.</summary>
    /// <returns>When a message that was not taken may be tried again.</returns>
    public DateTimeOffset Tell(SendClaim claim, SendOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(outcome);
        var now = clock.GetUtcNow();
        lock (_lock)
        {
            var sender = Of(claim).SlowDown;
            if (outcome is { Kind: SendOutcomeKind.NotNow, Concerns: Congestion.Path })
            {
                Even(claim, _locked, _account, sender);
                _unreachableUntil = _path.Slower(claim.StartedAt, now, null);
                // The pause is ours alone: whoever does reach Twilio need not wait for it.
                return now + FirstWait;
            }
            if (outcome.Kind is SendOutcomeKind.Unknown or SendOutcomeKind.Withheld)
            {
                Even(claim, _path);
            }
            else
            {
                _path.Over();
                _unreachableUntil = default;
            }
            if (outcome.Kind == SendOutcomeKind.Locked)
            {
                Even(claim, _account, sender);
                return _locked.Slower(claim.StartedAt, now, outcome.RetryAfter);
            }
            if (outcome.Kind != SendOutcomeKind.NotNow)
            {
                if (outcome.Kind is not (SendOutcomeKind.Unknown or SendOutcomeKind.Withheld))
                {
                    // Whatever else it said, Twilio let us in and had time for us.
                    _locked.Over();
                    _account.Faster(claim.StartedAt);
                    sender.Faster(claim.StartedAt);
                }
                Even(claim, _locked, _account, sender);
                return now;
            }
            var (slower, even) = outcome.Concerns == Congestion.Account ? (_account, sender) : (sender, _account);
            Even(claim, _locked, even);
            var own = now + FullJitter.After(claim.Attempt, FirstWait, LongestWait, random);
            return Latest(own, slower.Slower(claim.StartedAt, now, outcome.RetryAfter));
        }
    }

    // The call is over, so another may follow it, however this one ended.
    private static void Even(SendClaim claim, params ReadOnlySpan<SlowDown> slowDowns)
    {
        foreach (var slowDown in slowDowns)
        {
            slowDown.Ended(claim.StartedAt);
        }
    }

    private static DateTimeOffset Latest(params ReadOnlySpan<DateTimeOffset> times)
    {
        var latest = DateTimeOffset.MinValue;
        foreach (var time in times)
        {
            latest = time > latest ? time : latest;
        }
        return latest;
    }

    private Sender Of(SendClaim claim)
    {
        var from = claim.Message.Message.From;
        if (!_senders.TryGetValue(from, out var sender))
        {
            var perSecond = options.MessagesPerSecondOf.TryGetValue(from, out var own) ? own : options.MessagesPerSecond;
            _senders[from] = sender = new Sender(
                new SlowDown(FirstWait, LongestWait, random), perSecond > 0 ? new SendSlots(TimeSpan.FromSeconds(1 / perSecond)) : null);
        }
        return sender;
    }

    private sealed record Sender(SlowDown SlowDown, SendSlots? Slots);
}
