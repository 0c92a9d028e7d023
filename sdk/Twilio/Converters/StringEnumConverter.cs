using System.Collections;
using Newtonsoft.Json;
using Twilio.Types;

namespace Twilio.Converters;

/// <summary>JSON string ↔ <see cref="StringEnum"/>, and JSON array ↔ list of them.</summary>
public class StringEnumConverter : JsonConverter
{
    public override bool CanConvert(Type objectType) => typeof(StringEnum).IsAssignableFrom(objectType);

    public override void WriteJson(JsonWriter writer, object value, JsonSerializer serializer)
    {
        if (value is not IEnumerable<StringEnum> list)
        {
            writer.WriteValue(value?.ToString());
            return;
        }

        writer.WriteStartArray();
        foreach (var item in list)
        {
            writer.WriteValue(item?.ToString());
        }

        writer.WriteEndArray();
    }

    public override object ReadJson(JsonReader reader, Type objectType, object existingValue, JsonSerializer serializer)
    {
        if (reader.TokenType == JsonToken.StartArray && objectType.IsGenericType)
        {
            var itemType = objectType.GenericTypeArguments[0];
            var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(itemType));
            while (reader.Read() && reader.TokenType != JsonToken.EndArray)
            {
                list.Add(Create(itemType, reader.Value as string));
            }

            return list;
        }

        return reader.Value == null ? null : Create(objectType, reader.Value as string);
    }

    private static StringEnum Create(Type type, string value)
    {
        var instance = (StringEnum)Activator.CreateInstance(type, nonPublic: true);
        instance.FromString(value);
        return instance;
    }
}
