using Newtonsoft.Json;

namespace Microsoft.Bot.Builder.Dialogs.Choices;

/// <summary>A choice that the user was understood to mean.</summary>
public class FoundChoice
{
    [JsonProperty("value")]
    public string Value { get; set; }

    [JsonProperty("index")]
    public int Index { get; set; }

    /// <summary>How well it matched; 1.0 is a perfect match.</summary>
    [JsonProperty("score")]
    public float Score { get; set; }

    [JsonProperty("synonym")]
    public string Synonym { get; set; }
}
