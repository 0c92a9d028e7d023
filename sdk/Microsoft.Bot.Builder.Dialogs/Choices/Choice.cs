using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace Microsoft.Bot.Builder.Dialogs.Choices;

/// <summary>One thing to choose.</summary>
public class Choice
{
    public Choice(string value = null)
    {
        Value = value;
    }

    [JsonProperty("value")]
    public string Value { get; set; }

    /// <summary>The button to show instead of the plain value.</summary>
    [JsonProperty("action")]
    public CardAction Action { get; set; }

    /// <summary>Other words by which the user may mean this choice.</summary>
    [JsonProperty("synonyms")]
    public List<string> Synonyms { get; set; } = [];
}
