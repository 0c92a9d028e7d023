using System.Globalization;

namespace TwilioBot.Simulator;

/// <summary>A place as phones put it into a text message.</summary>
internal static class PlaceText
{
    public static string Of(SimulatedPlace place)
    {
        var link = string.Create(CultureInfo.InvariantCulture, $"https://maps.google.com/?q={place.Latitude},{place.Longitude}");
        return string.Join("\n", new[] { place.Name, place.Address, link }.Where(line => !string.IsNullOrEmpty(line)));
    }
}
