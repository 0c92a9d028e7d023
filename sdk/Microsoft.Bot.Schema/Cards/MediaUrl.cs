using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>Where a medium can be fetched, and in which format.</summary>
public class MediaUrl
{
    public MediaUrl()
    {
    }

    public MediaUrl(string url = default, string profile = default)
    {
        Url = url;
        Profile = profile;
    }

    [JsonProperty(PropertyName = "url")]
    public string Url { get; set; }

    [JsonProperty(PropertyName = "profile")]
    public string Profile { get; set; }
}
