using System.Collections.Concurrent;
using System.Diagnostics;

namespace TwilioBot.Delivery.Postgres;

/// <summary>
/// What this instance has claimed, and until when that certainly holds: counted from before the database was asked, on a clock
/// that nobody can set.
/// </summary>
internal sealed class Held(TimeSpan lease)
{
    private readonly ConcurrentDictionary<string, (long Fence, long Until)> _claims = new(StringComparer.Ordinal);
    private long _doubted = long.MinValue;

    /// <summary>Taken before a claim or a renewal is sent.</summary>
    public static long Now => Stopwatch.GetTimestamp();

    /// <summary>A claim succeeded.</summary>
    public void Add(string conversation, long fence, long asked) => _claims[conversation] = (fence, Until(asked));

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
        _claims.TryGetValue(conversation, out var claim) && claim.Fence == fence && Now < claim.Until && !IsDoubted(claim.Until);

    /// <summary>
    /// Others may believe that this process is gone, and do not wait for the end of its leases then: what it has holds no more until
    /// it is renewed, and nothing is before <paramref name="isBack"/>.
    /// </summary>
    public void Doubt(bool isBack) => Volatile.Write(ref _doubted, isBack ? Now : long.MaxValue);

    /// <summary>Everything that is claimed.</summary>
    public IReadOnlyList<(string Conversation, long Fence)> All() => [.. _claims.Select(claim => (claim.Key, claim.Value.Fence))];

    /// <summary>What is held so long already, or so doubtfully, that it needs renewing.</summary>
    public IReadOnlyList<(string Conversation, long Fence)> ToRenew()
    {
        var soon = Now + (long)(lease.TotalSeconds * 0.75 * Stopwatch.Frequency);
        return _claims.IsEmpty ? [] : [.. _claims.Where(claim => claim.Value.Until < soon || IsDoubted(claim.Value.Until)).Select(claim => (claim.Key, claim.Value.Fence))];
    }

    /// <summary>These were renewed; of those asked for, the others are lost.</summary>
    public void Renewed(IReadOnlyList<(string Conversation, long Fence)> askedFor, IReadOnlySet<string> renewed, long asked)
    {
        foreach (var (conversation, fence) in askedFor)
        {
            if (!renewed.Contains(conversation))
            {
                Remove(conversation, fence);
            }
            else if (_claims.TryGetValue(conversation, out var claim) && claim.Fence == fence)
            {
                _claims.TryUpdate(conversation, (fence, Until(asked)), claim);
            }
        }
    }

    private long Length => (long)(lease.TotalSeconds * Stopwatch.Frequency);

    private long Until(long asked) => asked + Length;

    private bool IsDoubted(long until) => until - Length < Volatile.Read(ref _doubted);
}
