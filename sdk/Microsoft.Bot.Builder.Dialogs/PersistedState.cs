namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>User and conversation state as they are stored.</summary>
public class PersistedState
{
    public PersistedState()
    {
    }

    public PersistedState(PersistedStateKeys keys, IDictionary<string, object> data)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(data);
        UserState = Of(data, keys.UserState);
        ConversationState = Of(data, keys.ConversationState);
    }

    public IDictionary<string, object> UserState { get; set; } = new Dictionary<string, object>();

    public IDictionary<string, object> ConversationState { get; set; } = new Dictionary<string, object>();

    private static IDictionary<string, object> Of(IDictionary<string, object> data, string key) =>
        data.TryGetValue(key, out var state) ? (IDictionary<string, object>)state : new Dictionary<string, object>();
}
