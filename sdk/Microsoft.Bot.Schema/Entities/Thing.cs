using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>Any object (schema.org).</summary>
public class Thing
{
    private const string DefaultType = "Thing";

    public Thing()
    {
        Type = DefaultType;
    }

    public Thing(string type = default, string name = default)
    {
        Type = DefaultType; // whatever type is asked for
        Name = name;
    }

    [JsonProperty(PropertyName = "type")]
    public string Type { get; set; }

    [JsonProperty(PropertyName = "name")]
    public string Name { get; set; }
}
