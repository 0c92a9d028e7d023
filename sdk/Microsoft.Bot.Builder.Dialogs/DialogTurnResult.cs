using Newtonsoft.Json;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>What a turn of the dialog stack came to.</summary>
public class DialogTurnResult
{
    public DialogTurnResult(DialogTurnStatus status, object result = null)
    {
        Status = status;
        Result = result;
    }

    [JsonProperty("status")]
    public DialogTurnStatus Status { get; set; }

    [JsonProperty("result")]
    public object Result { get; set; }

    [JsonProperty("parentEnded")]
    public bool ParentEnded { get; set; }
}
