using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>Any object (schema.org).</summary>
public class Thing
{
    public Thing()
    {
    }

    public Thing(string type = default, string name = default)
    {
        Type = type;
        Name = name;
    }

    [JsonProperty(PropertyName = "type")]
    public string Type { get; set; }

    [JsonProperty(PropertyName = "name")]
    public string Name { get; set; }
}
