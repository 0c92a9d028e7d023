using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>The value of a command activity.</summary>
public class CommandValue<T>
{
    public CommandValue()
    {
    }

    [JsonProperty(PropertyName = "commandId")]
    public string CommandId { get; set; }

    [JsonProperty(PropertyName = "data")]
    public T Data { get; set; }
}
