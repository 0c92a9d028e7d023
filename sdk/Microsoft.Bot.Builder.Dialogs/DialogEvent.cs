using Newtonsoft.Json;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>An event raised on a dialog, which may bubble to its parents.</summary>
public class DialogEvent
{
    [JsonProperty("bubble")]
    public bool Bubble { get; set; }

    [JsonProperty("name")]
    public string Name { get; set; }

    [JsonProperty("value")]
    public object Value { get; set; }
}
