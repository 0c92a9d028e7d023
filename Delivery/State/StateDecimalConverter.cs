using System.Globalization;
using Newtonsoft.Json;

namespace TwilioBot.Delivery.State;

/// <summary>Decimals as text: as JSON numbers they would pass through a double and lose digits.</summary>
internal sealed class StateDecimalConverter : JsonConverter
{
    public static readonly StateDecimalConverter Instance = new();

    public override bool CanConvert(Type objectType) => (Nullable.GetUnderlyingType(objectType) ?? objectType) == typeof(decimal);

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) =>
        writer.WriteValue(((decimal?)value)?.ToString(CultureInfo.InvariantCulture));

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) => reader.Value switch
    {
        string text => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
        long or double => Convert.ToDecimal(reader.Value, CultureInfo.InvariantCulture),
        null when reader.TokenType == JsonToken.Null && objectType == typeof(decimal?) => null,
        _ => throw new JsonSerializationException($"a {reader.TokenType} stands where a decimal belongs."),
    };
}
