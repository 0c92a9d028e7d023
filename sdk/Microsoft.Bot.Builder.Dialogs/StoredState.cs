using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>
/// Reads what a dialog put into its state. A store that keeps types gives back what was put in; one that keeps plain JSON gives a
/// <see cref="JToken"/> or a dictionary, which is turned into the type that was meant.
/// </summary>
internal static class StoredState
{
    private static readonly JsonSerializer Serializer = JsonSerializer.Create(new JsonSerializerSettings
    {
        // Never follow type names found in stored data.
        TypeNameHandling = TypeNameHandling.None,
        MetadataPropertyHandling = MetadataPropertyHandling.Ignore,
    });

    public static T As<T>(object stored)
        where T : class =>
        stored switch
        {
            null => null,
            T typed => typed,
            JToken token => token.ToObject<T>(Serializer),
            _ => JToken.FromObject(stored, Serializer).ToObject<T>(Serializer),
        };

    /// <summary>The dictionary kept under a key; a converted or new one is put back, so that what is written to it stays.</summary>
    public static IDictionary<string, object> Dictionary(IDictionary<string, object> state, string key)
    {
        state.TryGetValue(key, out var stored);
        if (stored is not IDictionary<string, object> dictionary)
        {
            dictionary = As<Dictionary<string, object>>(stored) ?? [];
            state[key] = dictionary;
        }

        return dictionary;
    }
}
