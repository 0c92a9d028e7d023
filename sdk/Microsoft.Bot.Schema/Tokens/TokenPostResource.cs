using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>Where a token can be posted to.</summary>
public class TokenPostResource
{
    public TokenPostResource()
    {
    }

    [JsonProperty(PropertyName = "sasUrl")]
    public string SasUrl { get; set; }
}
