namespace TwilioBot.Delivery;

/// <summary>Bot state as JSON under a key, each write raising the key's version.</summary>
public interface IStateStore
{
    /// <summary>Reads what there is of <paramref name="keys"/>; keys without state are left out.</summary>
    Task<IReadOnlyDictionary<string, StateRecord>> ReadStateAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken);

    /// <summary>Writes (or, for null, deletes) state outside any turn, if every version named in <paramref name="expected"/> still holds.</summary>
    Task<CommitResult> WriteStateAsync(
        IReadOnlyDictionary<string, string?> writes, IReadOnlyDictionary<string, long> expected, CancellationToken cancellationToken);
}

/// <summary>State under a key.</summary>
/// <param name="Version">1 for the first write; 0 stands for "none yet" where versions are compared.</param>
/// <param name="Json">The state.</param>
public sealed record StateRecord(long Version, string Json);
