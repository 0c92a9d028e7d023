using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Schema;

/// <summary>Metadata of an activity: an object of a named type with any members.</summary>
public class Entity
{
    public Entity()
    {
    }

    public Entity(string type = default)
    {
        Type = type;
    }

    [JsonProperty(PropertyName = "type")]
    public string Type { get; set; }

    [JsonExtensionData(ReadData = true, WriteData = true)]
    public JObject Properties { get; set; } = new JObject();

    /// <summary>This entity as a type of its own, by way of JSON.</summary>
    public T GetAs<T>() => JsonConvert.DeserializeObject<T>(ToJson());

    /// <summary>Takes over the members of an object, by way of JSON.</summary>
    public void SetAs<T>(T obj)
    {
        var entity = JsonConvert.DeserializeObject<Entity>(JsonConvert.SerializeObject(obj));
        Type = entity.Type;
        Properties = entity.Properties;
    }

    /// <summary>Entities are equal when their JSON is.</summary>
    public bool Equals(Entity other) => other != null && (ReferenceEquals(this, other) || ToJson() == other.ToJson());

    public override bool Equals(object obj) => obj is Entity other && other.GetType() == GetType() && Equals(other);

    public override int GetHashCode() => ToJson().GetHashCode(StringComparison.Ordinal);

    private string ToJson() => JsonConvert.SerializeObject(this);
}
