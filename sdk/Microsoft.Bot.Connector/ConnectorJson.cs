using Newtonsoft.Json;

namespace Microsoft.Bot.Connector;

/// <summary>How the Bot Connector writes and reads JSON: no nulls, times in UTC.</summary>
internal static class ConnectorJson
{
    public static JsonSerializerSettings CreateSerializationSettings()
    {
        var settings = CreateDeserializationSettings();
        settings.Formatting = Formatting.Indented;
        return settings;
    }

    public static JsonSerializerSettings CreateDeserializationSettings() => new()
    {
        DateFormatHandling = DateFormatHandling.IsoDateFormat,
        DateTimeZoneHandling = DateTimeZoneHandling.Utc,
        NullValueHandling = NullValueHandling.Ignore,
        ReferenceLoopHandling = ReferenceLoopHandling.Serialize,
    };
}
