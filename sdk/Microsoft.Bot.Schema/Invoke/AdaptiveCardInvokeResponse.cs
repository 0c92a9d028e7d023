using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>A bot's answer to an executed Adaptive Card action.</summary>
public class AdaptiveCardInvokeResponse
{
    public AdaptiveCardInvokeResponse()
    {
    }

    [JsonProperty(PropertyName = "statusCode")]
    public int StatusCode { get; set; }

    [JsonProperty(PropertyName = "type")]
    public string Type { get; set; }

    [JsonProperty(PropertyName = "value")]
    public object Value { get; set; }
}
