using Newtonsoft.Json;
using Twilio.Types;

namespace Twilio.Converters;

/// <summary>JSON string ↔ <see cref="PhoneNumber"/>.</summary>
public class PhoneNumberConverter : JsonConverter
{
    public override bool CanConvert(Type objectType) => objectType == typeof(PhoneNumber);

    public override void WriteJson(JsonWriter writer, object value, JsonSerializer serializer) => writer.WriteValue(value?.ToString());

    public override object ReadJson(JsonReader reader, Type objectType, object existingValue, JsonSerializer serializer) =>
        new PhoneNumber(reader.Value as string);
}
