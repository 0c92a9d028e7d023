using System.Collections.Concurrent;
using Microsoft.Bot.Builder;
using TwilioBot.Delivery.State;
using TwilioBot.Dialogs;

namespace TwilioBot.Tests.Conversation;

/// <summary>Storage that knows, beside the Bot Framework, the types on the conversation's list and no others, as the host's does.</summary>
internal sealed class NamedTypesStorage : IStorage
{
    private readonly ConcurrentDictionary<string, string> _stored = new();
    private readonly StateSerializer _serializer;

    public NamedTypesStorage()
    {
        var types = new StateTypeMap();
        foreach (var (name, type) in ConversationStateTypes.All) types.Add(type, name);
        _serializer = new StateSerializer(types);
    }

    /// <summary>Every JSON that was written, oldest first.</summary>
    public ConcurrentQueue<string> Written { get; } = new();

    public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default) =>
        Task.FromResult<IDictionary<string, object>>(
            keys.Where(_stored.ContainsKey).ToDictionary(key => key, key => _serializer.Read(_stored[key])!));

    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        foreach (var (key, value) in changes)
        {
            _stored[key] = _serializer.Write(value);
            Written.Enqueue(_stored[key]);
        }

        return Task.CompletedTask;
    }

    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        foreach (var key in keys) _stored.TryRemove(key, out _);
        return Task.CompletedTask;
    }
}
