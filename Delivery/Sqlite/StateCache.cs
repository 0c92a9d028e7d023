using System.Diagnostics.CodeAnalysis;

namespace TwilioBot.Delivery.Sqlite;

/// <summary>
/// The states written last, as they are committed: whoever texts now was written a moment ago, and a read of the file would find each of
/// its pages changed since.
/// </summary>
/// <remarks>Filled by commits alone, on the writer's thread and in their order, so that nothing older can take the place of what is newer.</remarks>
/// <param name="mostChars">How much text each of the two generations holds; the older one goes when the younger is full.</param>
internal sealed class StateCache(int mostChars)
{
    private readonly Lock _lock = new();
    private Dictionary<string, StateRecord> _young = new(StringComparer.Ordinal), _old = new(StringComparer.Ordinal);
    private int _chars;

    public bool TryGet(string key, [NotNullWhen(true)] out StateRecord? record)
    {
        lock (_lock)
        {
            return _young.TryGetValue(key, out record) || _old.TryGetValue(key, out record);
        }
    }

    /// <param name="key">Whose state.</param>
    /// <param name="record">What was committed; null: that there is none any more.</param>
    public void Committed(string key, StateRecord? record)
    {
        lock (_lock)
        {
            _old.Remove(key);
            if (_young.Remove(key, out var before))
            {
                _chars -= Size(key, before);
            }
            if (record is null || Size(key, record) > mostChars)
            {
                return;
            }
            if ((_chars += Size(key, record)) > mostChars)
            {
                (_young, _old) = (_old, _young);
                _young.Clear();
                _chars = Size(key, record);
            }
            _young.Add(key, record);
        }
    }

    /// <summary>It is about to change.</summary>
    public void Forget(string key) => Committed(key, null);

    /// <summary>Somebody else may have written.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _young.Clear();
            _old.Clear();
            _chars = 0;
        }
    }

    private static int Size(string key, StateRecord record) => key.Length + record.Json.Length;
}
