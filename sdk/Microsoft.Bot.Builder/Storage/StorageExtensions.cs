using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.Bot.Builder;

/// <summary>Typed reading and writing.</summary>
public static class StorageExtensions
{
    /// <summary>Reads what is there under the keys and is a <typeparamref name="StoreItemT"/>.</summary>
    public static async Task<IDictionary<string, StoreItemT>> ReadAsync<StoreItemT>(this IStorage storage, string[] keys, CancellationToken cancellationToken = default)
        where StoreItemT : class
    {
        var typed = new Dictionary<string, StoreItemT>();
        foreach (var (key, value) in await storage.ReadAsync(keys, cancellationToken).ConfigureAwait(false))
        {
            if (value is StoreItemT item)
            {
                typed.Add(key, item);
            }
        }

        return typed;
    }

    public static Task WriteAsync<StoreItemT>(this IStorage storage, IDictionary<string, StoreItemT> changes, CancellationToken cancellationToken = default)
        where StoreItemT : class
    {
        var untyped = new Dictionary<string, object>(changes.Count);
        foreach (var (key, value) in changes)
        {
            untyped.Add(key, value);
        }

        return storage.WriteAsync(untyped, cancellationToken);
    }
}
