using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>The value of a command result activity.</summary>
public class CommandResultValue<T>
{
    public CommandResultValue()
    {
    }

    [JsonProperty(PropertyName = "commandId")]
    public string CommandId { get; set; }

    [JsonProperty(PropertyName = "data")]
    public T Data { get; set; }

    [JsonProperty(PropertyName = "error")]
    public Error Error { get; set; }
}
