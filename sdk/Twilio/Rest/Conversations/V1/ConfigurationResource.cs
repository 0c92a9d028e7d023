using Newtonsoft.Json;
using Twilio.Base;

namespace Twilio.Rest.Conversations.V1;

/// <summary>An account's defaults for conversations.</summary>
/// <remarks>https://www.twilio.com/docs/conversations/api/configuration-resource</remarks>
public partial class ConfigurationResource : Resource
{
    private ConfigurationResource()
    {
    }

    [JsonProperty("account_sid")]
    public string AccountSid { get; private set; }

    [JsonProperty("default_chat_service_sid")]
    public string DefaultChatServiceSid { get; private set; }

    [JsonProperty("default_messaging_service_sid")]
    public string DefaultMessagingServiceSid { get; private set; }

    [JsonProperty("default_inactive_timer")]
    public string DefaultInactiveTimer { get; private set; }

    [JsonProperty("default_closed_timer")]
    public string DefaultClosedTimer { get; private set; }

    [JsonProperty("url")]
    public Uri Url { get; private set; }

    [JsonProperty("links")]
    public Dictionary<string, string> Links { get; private set; }

    public static ConfigurationResource FromJson(string json) => Operation.FromJson<ConfigurationResource>(json);

    public static string ToJson(object model) => Operation.ToJson(model);
}
