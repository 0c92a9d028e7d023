using System.Collections;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Schema;

/// <summary>
/// Keeps memory streams in an attachment's content (itself, or in its dictionaries and lists) through JSON:
/// <c>{ "$type": "MemoryStream", "buffer": [1, 2] }</c>. Any other content is written and read as usual.
/// </summary>
internal sealed class AttachmentContentConverter : JsonConverter
{
    private const string TypeKey = "$type";
    private const string BufferKey = "buffer";

    public override bool CanConvert(Type objectType) => true;

    public override void WriteJson(JsonWriter writer, object value, JsonSerializer serializer)
    {
        if (HoldsStream(value))
        {
            ToToken(value, serializer).WriteTo(writer);
        }
        else
        {
            serializer.Serialize(writer, value);
        }
    }

    public override object ReadJson(JsonReader reader, Type objectType, object existingValue, JsonSerializer serializer)
    {
        var content = JToken.Load(reader);
        return content is JContainer container && container.DescendantsAndSelf().Any(IsStream)
            ? FromToken(content)
            : serializer.Deserialize(content.CreateReader());
    }

    private static bool HoldsStream(object value) => value switch
    {
        MemoryStream => true,
        JToken => false,
        IDictionary dictionary => dictionary.Values.Cast<object>().Any(HoldsStream),
        IList list => list.Cast<object>().Any(HoldsStream),
        _ => false,
    };

    private static JToken ToToken(object value, JsonSerializer serializer) => value switch
    {
        null => JValue.CreateNull(),
        MemoryStream stream => new JObject
        {
            [TypeKey] = nameof(MemoryStream),
            [BufferKey] = new JArray(stream.ToArray().Select(each => (int)each)),
        },
        IDictionary dictionary when HoldsStream(dictionary) => new JObject(
            dictionary.Keys.Cast<object>().Select(key => new JProperty(key.ToString(), ToToken(dictionary[key], serializer)))),
        IList list when HoldsStream(list) => new JArray(list.Cast<object>().Select(each => ToToken(each, serializer))),
        _ => JToken.FromObject(value, serializer),
    };

    private static bool IsStream(JToken token)
        => token is JObject candidate && candidate[TypeKey] is { Type: JTokenType.String } type && (string)type == nameof(MemoryStream);

    private static object FromToken(JToken token)
    {
        if (IsStream(token))
        {
            return new MemoryStream(token[BufferKey].ToObject<List<byte>>().ToArray());
        }

        return token switch
        {
            JObject members when members.Descendants().Any(IsStream)
                => members.Properties().ToDictionary(member => member.Name, member => FromToken(member.Value)),
            JArray items when items.Descendants().Any(IsStream) => items.Select(FromToken).ToList(),
            JValue plain => plain.Value,
            _ => token,
        };
    }
}
