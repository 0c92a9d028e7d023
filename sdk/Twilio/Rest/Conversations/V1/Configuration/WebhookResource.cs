using Newtonsoft.Json;
using Twilio.Base;
using Twilio.Converters;
using Twilio.Types;

namespace Twilio.Rest.Conversations.V1.Configuration;

/// <summary>Where an account's conversations report to.</summary>
/// <remarks>https://www.twilio.com/docs/conversations/conversations-webhooks</remarks>
public partial class WebhookResource : Resource
{
    private WebhookResource()
    {
    }

    [JsonProperty("account_sid")]
    public string AccountSid { get; private set; }

    [JsonProperty("method")]
    public MethodEnum Method { get; private set; }

    [JsonProperty("filters")]
    public List<string> Filters { get; private set; }

    [JsonProperty("pre_webhook_url")]
    public string PreWebhookUrl { get; private set; }

    [JsonProperty("post_webhook_url")]
    public string PostWebhookUrl { get; private set; }

    [JsonProperty("target")]
    public TargetEnum Target { get; private set; }

    [JsonProperty("url")]
    public Uri Url { get; private set; }

    public static WebhookResource FromJson(string json) => Operation.FromJson<WebhookResource>(json);

    public static string ToJson(object model) => Operation.ToJson(model);

    [JsonConverter(typeof(StringEnumConverter))]
    public sealed class TargetEnum : StringEnum
    {
        public static readonly TargetEnum Webhook = new("webhook");
        public static readonly TargetEnum Flex = new("flex");

        public TargetEnum()
        {
        }

        private TargetEnum(string value) : base(value)
        {
        }

        public static implicit operator TargetEnum(string value) => new(value);
    }

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
