using Newtonsoft.Json;
using Twilio.Base;
using Twilio.Converters;
using Twilio.Types;

namespace Twilio.Rest.Conversations.V1;

/// <summary>A conversation between people on several channels.</summary>
/// <remarks>https://www.twilio.com/docs/conversations/api/conversation-resource</remarks>
public partial class ConversationResource : Resource
{
    private ConversationResource()
    {
    }

    [JsonProperty("account_sid")]
    public string AccountSid { get; private set; }

    [JsonProperty("chat_service_sid")]
    public string ChatServiceSid { get; private set; }

    [JsonProperty("messaging_service_sid")]
    public string MessagingServiceSid { get; private set; }

    [JsonProperty("sid")]
    public string Sid { get; private set; }

    [JsonProperty("friendly_name")]
    public string FriendlyName { get; private set; }

    [JsonProperty("unique_name")]
    public string UniqueName { get; private set; }

    [JsonProperty("attributes")]
    public string Attributes { get; private set; }

    [JsonProperty("state")]
    public StateEnum State { get; private set; }

    [JsonProperty("date_created")]
    public DateTime? DateCreated { get; private set; }

    [JsonProperty("date_updated")]
    public DateTime? DateUpdated { get; private set; }

    [JsonProperty("timers")]
    public object Timers { get; private set; }

    [JsonProperty("url")]
    public Uri Url { get; private set; }

    [JsonProperty("links")]
    public Dictionary<string, string> Links { get; private set; }

    [JsonProperty("bindings")]
    public object Bindings { get; private set; }

    public static ConversationResource FromJson(string json) => Operation.FromJson<ConversationResource>(json);

    public static string ToJson(object model) => Operation.ToJson(model);

    [JsonConverter(typeof(StringEnumConverter))]
    public sealed class StateEnum : StringEnum
    {
        public static readonly StateEnum Initializing = new("initializing");
        public static readonly StateEnum Inactive = new("inactive");
        public static readonly StateEnum Active = new("active");
        public static readonly StateEnum Closed = new("closed");

        public StateEnum()
        {
        }

        private StateEnum(string value) : base(value)
        {
        }

        public static implicit operator StateEnum(string value) => new(value);
    }

    [JsonConverter(typeof(StringEnumConverter))]
    public sealed class WebhookEnabledTypeEnum : StringEnum
    {
        public static readonly WebhookEnabledTypeEnum True = new("true");
        public static readonly WebhookEnabledTypeEnum False = new("false");

        public WebhookEnabledTypeEnum()
        {
        }

        private WebhookEnabledTypeEnum(string value) : base(value)
        {
        }

        public static implicit operator WebhookEnabledTypeEnum(string value) => new(value);
    }
}
