using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>A point on the earth (schema.org).</summary>
public class GeoCoordinates : Entity
{
    private const string DefaultType = "GeoCoordinates";

    public GeoCoordinates()
    {
        Type = DefaultType;
    }

    public GeoCoordinates(
        double? elevation = default, double? latitude = default, double? longitude = default, string type = default,
        string name = default)
    {
        Elevation = elevation;
        Latitude = latitude;
        Longitude = longitude;
        Type = DefaultType; // whatever type is asked for
        Name = name;
    }

    [JsonProperty(PropertyName = "elevation")]
    public double? Elevation { get; set; }

    [JsonProperty(PropertyName = "latitude")]
    public double? Latitude { get; set; }

    [JsonProperty(PropertyName = "longitude")]
    public double? Longitude { get; set; }

    [JsonProperty(PropertyName = "name")]
    public string Name { get; set; }
}
