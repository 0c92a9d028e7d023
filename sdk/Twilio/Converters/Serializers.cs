using System.Globalization;
using Newtonsoft.Json;
using Twilio.Types;

namespace Twilio.Converters;

/// <summary>How values are written into form fields and query strings.</summary>
public class Serializers
{
    /// <summary>A string stays as it is; anything else becomes JSON.</summary>
    public static string JsonObject(object input) => input as string ?? JsonConvert.SerializeObject(input);

    /// <summary>Whole seconds with a Z behind them. The value is not converted: hand in UTC.</summary>
    public static string DateTimeIso8601(DateTime? input) =>
        input?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The address as its author wrote it, not as <see cref="Uri"/> would escape it; empty for <see cref="EmptyUri"/>.</summary>
    public static string Url(Uri input) => input is EmptyUri ? string.Empty : input?.OriginalString;
}
