using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>A place (schema.org).</summary>
public class Place : Entity
{
    private const string DefaultType = "Place";

    public Place()
    {
        Type = DefaultType;
    }

    public Place(object address = default, object geo = default, object hasMap = default, string type = default, string name = default)
    {
        Address = address;
        Geo = geo;
        HasMap = hasMap;
        Type = DefaultType; // whatever type is asked for
        Name = name;
    }

    [JsonProperty(PropertyName = "address")]
    public object Address { get; set; }

    [JsonProperty(PropertyName = "geo")]
    public object Geo { get; set; }

    [JsonProperty(PropertyName = "hasMap")]
    public object HasMap { get; set; }

    [JsonProperty(PropertyName = "name")]
    public string Name { get; set; }
}
