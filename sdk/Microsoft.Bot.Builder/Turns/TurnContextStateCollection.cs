using System;
using System.Collections.Generic;
using Microsoft.Bot.Connector;

namespace Microsoft.Bot.Builder;

/// <summary>Services and values that live as long as one turn, by name or by the full name of their type.</summary>
public class TurnContextStateCollection : Dictionary<string, object>, IDisposable
{
    private bool _disposed;

    public T Get<T>(string key)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(key);
        return TryGetValue(key, out var service) ? service as T : null;
    }

    public T Get<T>()
        where T : class
        => Get<T>(typeof(T).FullName);

    public void Add<T>(string key, T value)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        base.Add(key, value);
    }

    public void Add<T>(T value)
        where T : class
        => Add(typeof(T).FullName, value);

    public void Set<T>(string key, T value)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(key);
        this[key] = value;
    }

    public void Set<T>(T value)
        where T : class
        => Set(typeof(T).FullName, value);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (_disposed)
        {
            return;
        }

        if (disposing)
        {
            foreach (var value in Values)
            {
                // Connector clients belong to the adapter, which shares them between turns.
                if (value is IDisposable disposable and not IConnectorClient)
                {
                    disposable.Dispose();
                }
            }
        }

        _disposed = true;
    }
}
