using Newtonsoft.Json;
using Twilio.Base;
using Twilio.Converters;
using Twilio.Types;

namespace Twilio.Rest.Conversations.V1.Service.Configuration;

/// <summary>Where a service's conversations report to.</summary>
/// <remarks>https://www.twilio.com/docs/conversations/conversations-webhooks</remarks>
public partial class WebhookResource : Resource
{
    private WebhookResource()
    {
    }

    [JsonProperty("account_sid")]
    public string AccountSid { get; private set; }

    [JsonProperty("chat_service_sid")]
    public string ChatServiceSid { get; private set; }

    [JsonProperty("pre_webhook_url")]
    public Uri PreWebhookUrl { get; private set; }

    [JsonProperty("post_webhook_url")]
    public Uri PostWebhookUrl { get; private set; }

    [JsonProperty("filters")]
    public List<string> Filters { get; private set; }

    [JsonProperty("method")]
    public MethodEnum Method { get; private set; }

    [JsonProperty("url")]
    public Uri Url { get; private set; }

    public static WebhookResource FromJson(string json) => Operation.FromJson<WebhookResource>(json);

    public static string ToJson(object model) => Operation.ToJson(model);

    [JsonConverter(typeof(StringEnumConverter))]
    public sealed class MethodEnum : StringEnum
    {
        public static readonly MethodEnum Get = new("GET");
        public static readonly MethodEnum Post = new("POST");

        public MethodEnum()
        {
        }

        private MethodEnum(string value) : base(value)
        {
        }

        public static implicit operator MethodEnum(string value) => new(value);
    }
}
