using Newtonsoft.Json;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>A dialog on the stack, with the state it keeps between turns.</summary>
public class DialogInstance
{
    [JsonProperty("id")]
    public string Id { get; set; }

    [JsonProperty("state")]
    public IDictionary<string, object> State { get; set; } = new Dictionary<string, object>();

    [JsonProperty("stackIndex")]
    public int? StackIndex { get; set; }

    [JsonProperty("version")]
    public string Version { get; set; }
}
