using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Values from and to JSON, as the memory of dialogs keeps them.</summary>
internal static class JsonMapping
{
    public static readonly JsonSerializer Serializer = JsonSerializer.Create(new JsonSerializerSettings
    {
        ReferenceLoopHandling = ReferenceLoopHandling.Ignore,

        // Never follow type names found in stored data.
        TypeNameHandling = TypeNameHandling.None,
        MetadataPropertyHandling = MetadataPropertyHandling.Ignore,
    });

    private static readonly JsonSerializer CamelCase = JsonSerializer.Create(new JsonSerializerSettings
    {
        ReferenceLoopHandling = ReferenceLoopHandling.Ignore,
        NullValueHandling = NullValueHandling.Ignore,
        ContractResolver = new DefaultContractResolver { NamingStrategy = new CamelCaseNamingStrategy() },
    });

    /// <summary>A copy as JSON; properties of objects get names in camel case, those without a value none.</summary>
    public static JToken CamelCaseToken(object value) =>
        value == null ? JValue.CreateNull() : value is JToken token ? token.DeepClone() : JToken.FromObject(value, CamelCase);

    public static JToken Token(object value) =>
        value as JToken ?? (value == null ? JValue.CreateNull() : JToken.FromObject(value, Serializer));

    public static T To<T>(object value)
    {
        switch (value)
        {
            case null:
                return default;

            // Before the cast: as an object, a JSON value is the plain value in it.
            case JValue json when typeof(T) == typeof(object):
                return (T)json.Value;

            case T typed:
                return typed;

            default:
                return Token(value) is { Type: not JTokenType.Null } token ? token.ToObject<T>(Serializer) : default;
        }
    }
}
