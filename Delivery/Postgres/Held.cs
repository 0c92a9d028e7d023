using System.Collections.Concurrent;
using System.Diagnostics;

namespace TwilioBot.Delivery.Postgres;

/// <summary>
/// What this instance has claimed, and until when that certainly holds: counted from before the database was asked, on a clock
/// that nobody can set, and on the one that goes on while the machine sleeps. Whichever says so first ends it.
/// </summary>
internal sealed class Held(TimeSpan lease, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, (long Fence, Moment Asked)> _claims = new(StringComparer.Ordinal);
    private long _doubted = long.MinValue;

    /// <summary>Taken before a claim or a renewal is sent.</summary>
    public Moment Now => new(Stopwatch.GetTimestamp(), clock.GetUtcNow());

    /// <summary>A claim succeeded.</summary>
    public void Add(string conversation, long fence, Moment asked) => _claims[conversation] = (fence, asked);

    /// <summary>A claim is over.</summary>
    public void Remove(string conversation, long fence)
    {
        if (_claims.TryGetValue(conversation, out var claim) && claim.Fence == fence)
        {
            _claims.TryRemove(KeyValuePair.Create(conversation, claim));
        }
    }

    /// <summary>Whether nobody else can have taken it over.</summary>
    public bool Holds(string conversation, long fence) =>
        _claims.TryGetValue(conversation, out var claim) && claim.Fence == fence && Now.Since(claim.Asked) < lease && !IsDoubted(claim.Asked);

    /// <summary>
    /// Others may believe that this process is gone, and do not wait for the end of its leases then: what it has holds no more until
    /// it is renewed, and nothing is before <paramref name="isBack"/>.
    /// </summary>
    public void Doubt(bool isBack) => Volatile.Write(ref _doubted, isBack ? Now.Ticks : long.MaxValue);

    /// <summary>Everything that is claimed.</summary>
    public IReadOnlyList<(string Conversation, long Fence)> All() => [.. _claims.Select(claim => (claim.Key, claim.Value.Fence))];

    /// <summary>What is held so long already, or so doubtfully, that it needs renewing.</summary>
    public IReadOnlyList<(string Conversation, long Fence)> ToRenew()
    {
        var now = Now;
        return _claims.IsEmpty
            ? []
            : [.. _claims.Where(claim => now.Since(claim.Value.Asked) > lease / 4 || IsDoubted(claim.Value.Asked)).Select(claim => (claim.Key, claim.Value.Fence))];
    }

    /// <summary>These were renewed; of those asked for, the others are lost.</summary>
    public void Renewed(IReadOnlyList<(string Conversation, long Fence)> askedFor, IReadOnlySet<string> renewed, Moment asked)
    {
        foreach (var (conversation, fence) in askedFor)
        {
            if (!renewed.Contains(conversation))
            {
                Remove(conversation, fence);
            }
            else if (_claims.TryGetValue(conversation, out var claim) && claim.Fence == fence)
            {
                _claims.TryUpdate(conversation, (fence, asked), claim);
            }
        }
    }

    private bool IsDoubted(Moment asked) => asked.Ticks < Volatile.Read(ref _doubted);

    /// <summary>A point in time on both clocks.</summary>
    /// <param name="Ticks">The one that cannot be set, but may stand still while the machine is suspended.</param>
    /// <param name="Time">The one that can be set.</param>
    internal readonly record struct Moment(long Ticks, DateTimeOffset Time)
    {
        /// <summary>The longer of what the two say.</summary>
        public TimeSpan Since(Moment earlier)
        {
            var (ticked, passed) = (Stopwatch.GetElapsedTime(earlier.Ticks, Ticks), Time - earlier.Time);
            return ticked > passed ? ticked : passed;
        }
    }
}
