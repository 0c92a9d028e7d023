using System.Globalization;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace TwilioBot.Adapters;

/// <summary>A point on the map, as Bot Framework entities carry it: a <see cref="Place"/> with <see cref="GeoCoordinates"/>.</summary>
/// <param name="Latitude">Degrees north, -90 to 90.</param>
/// <param name="Longitude">Degrees east, -180 to 180.</param>
/// <param name="Name">What the place is called.</param>
/// <param name="Address">Its postal address, in one line.</param>
public sealed record TwilioLocation(double Latitude, double Longitude, string? Name = null, string? Address = null)
{
    private static readonly string[] AddressParts = ["streetAddress", "postalCode", "addressLocality", "addressRegion", "addressCountry"];

    /// <summary>
    /// The first location among the entities of an activity, its own or one that has been through JSON; null: there is none.
    /// </summary>
    public static TwilioLocation? Of(IMessageActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.Entities?.Select(Read).FirstOrDefault(location => location is not null);
    }

    /// <summary>The location as an entity, to put into <c>Entities</c>.</summary>
    public Place ToPlace() => new(
        address: Address,
        geo: new GeoCoordinates(latitude: Latitude, longitude: Longitude, name: Name),
        name: Name);

    /// <summary><c>latitude,longitude</c> in decimal degrees with a point, whatever the server's culture.</summary>
    public string Coordinates => $"{Degrees(Latitude)},{Degrees(Longitude)}";

    internal static bool IsOnEarth(double latitude, double longitude) =>
        double.Abs(latitude) <= 90 && double.Abs(longitude) <= 180;   // false for NaN

    private static TwilioLocation? Read(Entity entity)
    {
        var isPlace = string.Equals(entity.Type, nameof(Place), StringComparison.OrdinalIgnoreCase);
        if (!isPlace && !string.Equals(entity.Type, nameof(GeoCoordinates), StringComparison.OrdinalIgnoreCase)) return null;

        // An entity out of storage is a plain Entity, and what a Place holds is typed as object: JSON levels all of them.
        var json = JObject.FromObject(entity);
        var geo = isPlace ? json["geo"] as JObject : json;
        if (Number(geo, "latitude") is not { } latitude || Number(geo, "longitude") is not { } longitude) return null;

        return IsOnEarth(latitude, longitude)
            ? new TwilioLocation(latitude, longitude, Text(json["name"]) ?? Text(geo!["name"]), AddressOf(json["address"]))
            : null;
    }

    private static double? Number(JObject? json, string name) =>
        json?[name] is JValue { Type: JTokenType.Float or JTokenType.Integer } value ? value.Value<double>() : null;

    private static string? Text(JToken? token) =>
        token is JValue { Type: JTokenType.String, Value: string { Length: > 0 } text } ? text : null;

    // schema.org also knows an address with parts.
    private static string? AddressOf(JToken? token) => token is not JObject parts
        ? Text(token)
        : string.Join(", ", AddressParts.Select(part => Text(parts[part])).OfType<string>()) is { Length: > 0 } address ? address : null;

    private static string Degrees(double value) => value.ToString("0.##########", CultureInfo.InvariantCulture);
}
