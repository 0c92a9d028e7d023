using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>What a media card reports about its playing.</summary>
public class MediaEventValue
{
    public MediaEventValue()
    {
    }

    public MediaEventValue(object cardValue = default)
    {
        CardValue = cardValue;
    }

    [JsonProperty(PropertyName = "cardValue")]
    public object CardValue { get; set; }
}
