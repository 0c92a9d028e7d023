using Microsoft.Bot.Builder;
using TwilioBot.Delivery.State;

namespace TwilioBot.Delivery;

/// <summary>
/// Bot Framework storage in the message store. Inside a turn it belongs to the turn's <see cref="UnitOfWork"/>;
/// outside (the Emulator, proactive code) it reads and writes straight through.
/// </summary>
public sealed class DurableStorage(IStateStore store, StateSerializer serializer) : IStorage
{
    /// <inheritdoc/>
    public async Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var unit = UnitOfWork.Current;
        var found = new Dictionary<string, object>(keys.Length, StringComparer.Ordinal);
        var missing = new List<string>(keys.Length);
        foreach (var key in keys)
        {
            if (unit is not null && unit.TryReadOwnWrite(key, out var json))
            {
                Add(found, key, json, version: null);
            }
            else
            {
                missing.Add(key);
            }
        }
        if (missing.Count > 0)
        {
            var records = await (unit is null
                ? store.ReadStateAsync(missing, cancellationToken)
                : unit.InStoreAsync(() => store.ReadStateAsync(missing, cancellationToken))).ConfigureAwait(false);
            foreach (var key in missing)
            {
                var record = records.GetValueOrDefault(key);
                unit?.HasRead(key, record?.Version ?? 0);
                Add(found, key, record?.Json, record?.Version);
            }
        }
        return found;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Outside a turn: an <see cref="IStoreItem"/> carries an ETag that no longer holds.</exception>
    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var writes = changes.ToDictionary(change => change.Key, string? (change) => serializer.Write(change.Value), StringComparer.Ordinal);
        var expected = changes
            .Where(change => change.Value is IStoreItem { ETag: not (null or "" or "*") })
            .ToDictionary(change => change.Key, change => Version(((IStoreItem)change.Value).ETag), StringComparer.Ordinal);
        return ApplyAsync(writes, expected, cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return ApplyAsync(keys.Distinct(StringComparer.Ordinal).ToDictionary(key => key, string? (_) => null), new Dictionary<string, long>(), cancellationToken);
    }

    private async Task ApplyAsync(Dictionary<string, string?> writes, Dictionary<string, long> expected, CancellationToken cancellationToken)
    {
        if (UnitOfWork.Current is { } unit)
        {
            foreach (var (key, version) in expected)
            {
                unit.HasRead(key, version);
            }
            foreach (var (key, json) in writes)
            {
                unit.WriteState(key, json);
            }
        }
        else if (await store.WriteStateAsync(writes, expected, cancellationToken).ConfigureAwait(false) == CommitResult.Conflict)
        {
            throw new InvalidOperationException($"Etag conflict: {string.Join(", ", expected.Keys)} changed since it was read. Read it again and repeat the change.");
        }
    }

    private void Add(Dictionary<string, object> found, string key, string? json, long? version)
    {
        if (json is null)
        {
            return;
        }
        var value = serializer.Read(json);
        if (value is IStoreItem item && version is { } current)
        {
            item.ETag = current.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        if (value is not null)
        {
            found[key] = value;
        }
    }

    // An ETag that is not one of ours can match nothing.
    private static long Version(string etag) => long.TryParse(etag, System.Globalization.CultureInfo.InvariantCulture, out var version) ? version : -1;
}
