using System.Globalization;
using Newtonsoft.Json;

namespace TwilioBot.Delivery.State;

/// <summary>Decimals as text: as JSON numbers they would pass through a double and lose digits.</summary>
internal sealed class StateDecimalConverter : JsonConverter<decimal>
{
    public static readonly StateDecimalConverter Instance = new();

    public override void WriteJson(JsonWriter writer, decimal value, JsonSerializer serializer) =>
        writer.WriteValue(value.ToString(CultureInfo.InvariantCulture));

    public override decimal ReadJson(JsonReader reader, Type objectType, decimal existingValue, bool hasExistingValue, JsonSerializer serializer) =>
        reader.Value is string text
            ? decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)
            : Convert.ToDecimal(reader.Value, CultureInfo.InvariantCulture);
}
