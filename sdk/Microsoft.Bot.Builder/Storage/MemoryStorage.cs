using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder;

/// <summary>Storage in memory, as JSON, so that what is read never shares objects with what was written.</summary>
public class MemoryStorage : IStorage
{
    private const string ETagName = "eTag";

    private static readonly JsonSerializer _typedSerializer = new()
    {
        TypeNameHandling = TypeNameHandling.All,
        ReferenceLoopHandling = ReferenceLoopHandling.Error,
        MaxDepth = null,
    };

    private readonly JsonSerializer _serializer;
    private readonly Dictionary<string, JObject> _memory;
    private readonly Lock _lock = new();
    private int _nextETag;

    public MemoryStorage(JsonSerializer jsonSerializer, Dictionary<string, JObject> dictionary = null)
    {
        _serializer = jsonSerializer ?? throw new ArgumentNullException(nameof(jsonSerializer));
        _memory = dictionary ?? [];
    }

    public MemoryStorage(Dictionary<string, JObject> dictionary = null)
        : this(_typedSerializer, dictionary)
    {
    }

    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);

        lock (_lock)
        {
            foreach (var key in keys)
            {
                _memory.Remove(key);
            }
        }

        return Task.CompletedTask;
    }

    public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);

        var items = new Dictionary<string, object>(keys.Length);
        lock (_lock)
        {
            foreach (var key in keys)
            {
                if (_memory.TryGetValue(key, out var json) && json != null)
                {
                    items[key] = json.ToObject<object>(_serializer);
                }
            }
        }

        return Task.FromResult<IDictionary<string, object>>(items);
    }

    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changes);

        lock (_lock)
        {
            foreach (var (key, value) in changes)
            {
                var json = value == null ? null : JObject.FromObject(value, _serializer);
                if (TryGetETag(value, out var etag))
                {
                    RefuseOtherVersion(key, etag);

                    // A JSON item brings its own spelling of the name, which reading must give back.
                    var name = json.Property(ETagName, StringComparison.OrdinalIgnoreCase)?.Name ?? ETagName;
                    json[name] = (_nextETag++).ToString(CultureInfo.InvariantCulture);
                }

                _memory[key] = json;
            }
        }

        return Task.CompletedTask;
    }

    private static bool TryGetETag(object value, out string etag)
    {
        switch (value)
        {
            case IStoreItem item:
                etag = item.ETag;
                return true;
            case JObject json when json.TryGetValue(ETagName, StringComparison.OrdinalIgnoreCase, out var token):
                etag = token.Value<string>();
                return true;
            default:
                etag = null;
                return false;
        }
    }

    private void RefuseOtherVersion(string key, string etag)
    {
        if (!_memory.TryGetValue(key, out var stored) || stored == null)
        {
            return;
        }

        var current = stored.GetValue(ETagName, StringComparison.OrdinalIgnoreCase)?.Value<string>();
        if (current != null && etag != "*" && etag != current)
        {
            throw new ArgumentException($"Etag conflict.\r\n\r\nOriginal: {etag}\r\nCurrent: {current}");
        }
    }
}
