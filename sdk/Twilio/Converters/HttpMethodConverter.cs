using Newtonsoft.Json;
using Twilio.Http;

namespace Twilio.Converters;

/// <summary>JSON string ↔ <see cref="HttpMethod"/>; a verb that Twilio does not use is read as null.</summary>
public class HttpMethodConverter : JsonConverter
{
    public override bool CanConvert(Type objectType) => objectType == typeof(HttpMethod);

    public override void WriteJson(JsonWriter writer, object value, JsonSerializer serializer) => writer.WriteValue(value?.ToString());

    public override object ReadJson(JsonReader reader, Type objectType, object existingValue, JsonSerializer serializer) =>
        (reader.Value as string)?.ToUpperInvariant() switch
        {
            "GET" => HttpMethod.Get,
            "POST" => HttpMethod.Post,
            "PUT" => HttpMethod.Put,
            "DELETE" => HttpMethod.Delete,
            _ => null,
        };
}
