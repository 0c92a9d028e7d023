using System.Diagnostics.CodeAnalysis;

namespace TwilioBot.Delivery;

/// <summary>The items of one key, or the first of them (<see cref="Lanes{T}"/>).</summary>
internal sealed class Lane<T>(string key)
{
    // None for a lane of which nothing is in memory: there may be a great many.
    private Queue<(T Item, DateTimeOffset Due)>? _items;

    public string Key { get; } = key;

    public LaneState State { get; set; }

    /// <summary>When a waiting lane is due.</summary>
    public DateTimeOffset Due { get; set; }

    /// <summary>More of it may be in the table than here.</summary>
    public bool HasMore { get; set; }

    /// <summary>The table may say something else about its head.</summary>
    public bool IsPinned { get; set; }

    public int Count => _items?.Count ?? 0;

    public (T Item, DateTimeOffset Due) Head => _items!.Peek();

    public void Append(T item, DateTimeOffset due) => (_items ??= new(1)).Enqueue((item, due));

    public void RemoveHead()
    {
        _items!.Dequeue();
        IsPinned = false;
        if (_items.Count == 0)
        {
            _items = null;
        }
    }

    public void ReplaceHead(T head, DateTimeOffset due)
    {
        _items!.Dequeue();
        _items = new(_items.Prepend((head, due)));
    }

    public bool TryPeekSecond([MaybeNullWhen(false)] out T item, out DateTimeOffset due)
    {
        (item, due) = Count > 1 ? _items!.ElementAt(1) : default;
        return Count > 1;
    }

    public void Unload()
    {
        _items = null;
        HasMore = true;
    }
}

internal enum LaneState
{
    /// <summary>It has no items, and is forgotten.</summary>
    Gone,

    /// <summary>Its head is due, and in the table only.</summary>
    Empty,

    /// <summary>Its head is to be handed out.</summary>
    Ready,

    /// <summary>Somebody works on its head.</summary>
    Held,

    /// <summary>Its head is not due yet.</summary>
    Waiting,
}
