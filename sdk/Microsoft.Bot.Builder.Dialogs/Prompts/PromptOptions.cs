using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>What a prompt asks, and how.</summary>
public class PromptOptions
{
    [JsonProperty("prompt")]
    public Activity Prompt { get; set; }

    /// <summary>Asked when an answer was not accepted; the prompt itself when not set.</summary>
    [JsonProperty("retryPrompt")]
    public Activity RetryPrompt { get; set; }

    [JsonProperty("choices")]
    public IList<Choice> Choices { get; set; }

    /// <summary>How choices are shown; the prompt's own style when not set.</summary>
    [JsonProperty("style")]
    public ListStyle? Style { get; set; }

    /// <summary>Anything for the validator.</summary>
    [JsonProperty("validations")]
    public object Validations { get; set; }

    /// <summary>The language to understand answers in, whatever the activity's.</summary>
    [JsonProperty("recognizeLanguage")]
    public string RecognizeLanguage { get; set; }
}
