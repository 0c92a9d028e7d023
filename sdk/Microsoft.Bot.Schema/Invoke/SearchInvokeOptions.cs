using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>The page that a search asks for.</summary>
public class SearchInvokeOptions
{
    public SearchInvokeOptions()
    {
    }

    [JsonProperty(PropertyName = "skip")]
    public int Skip { get; set; }

    [JsonProperty(PropertyName = "top")]
    public int Top { get; set; }
}
