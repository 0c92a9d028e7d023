using System.Globalization;
using TwilioBot.Wire;

namespace TwilioBot.Simulator.Outbound;

/// <summary>A location as a WhatsApp message carries it: <c>PersistentAction=geo:lat,long|label</c>, its name in the body.</summary>
internal static class GeoAction
{
    private const string Scheme = "geo:";

    /// <summary>The location; null when there is none, or none that can be read.</summary>
    public static SimulatedPlace? Read(TwilioForm form)
    {
        if (form.All("PersistentAction").FirstOrDefault(IsGeo) is not { } action) return null;

        var parts = action[Scheme.Length..].Split('|', 2);
        var degrees = parts[0].Split(',');
        return degrees.Length == 2 && TryDegrees(degrees[0], 90, out var latitude) && TryDegrees(degrees[1], 180, out var longitude)
            ? new SimulatedPlace(latitude, longitude, form["Body"], parts.ElementAtOrDefault(1))
            : null;
    }

    /// <summary>Whether the message means to carry a location.</summary>
    public static bool IsMeant(TwilioForm form) => form.All("PersistentAction").Any(IsGeo);

    private static bool IsGeo(string action) => action.StartsWith(Scheme, StringComparison.Ordinal);

    private static bool TryDegrees(string text, double limit, out double degrees) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out degrees)
        && Math.Abs(degrees) <= limit;
}
