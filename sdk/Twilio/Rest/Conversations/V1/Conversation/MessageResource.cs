using Newtonsoft.Json;
using Twilio.Base;
using Twilio.Converters;
using Twilio.Types;

namespace Twilio.Rest.Conversations.V1.Conversation;

/// <summary>A message in a conversation.</summary>
/// <remarks>https://www.twilio.com/docs/conversations/api/conversation-message-resource</remarks>
public partial class MessageResource : Resource
{
    private MessageResource()
    {
    }

    [JsonProperty("account_sid")]
    public string AccountSid { get; private set; }

    [JsonProperty("conversation_sid")]
    public string ConversationSid { get; private set; }

    [JsonProperty("sid")]
    public string Sid { get; private set; }

    [JsonProperty("index")]
    public int? Index { get; private set; }

    [JsonProperty("author")]
    public string Author { get; private set; }

    [JsonProperty("body")]
    public string Body { get; private set; }

    [JsonProperty("media")]
    public List<object> Media { get; private set; }

    [JsonProperty("attributes")]
    public string Attributes { get; private set; }

    [JsonProperty("participant_sid")]
    public string ParticipantSid { get; private set; }

    [JsonProperty("date_created")]
    public DateTime? DateCreated { get; private set; }

    [JsonProperty("date_updated")]
    public DateTime? DateUpdated { get; private set; }

    [JsonProperty("url")]
    public Uri Url { get; private set; }

    [JsonProperty("delivery")]
    public object Delivery { get; private set; }

    [JsonProperty("links")]
    public Dictionary<string, string> Links { get; private set; }

    [JsonProperty("content_sid")]
    public string ContentSid { get; private set; }

    public static MessageResource FromJson(string json) => Operation.FromJson<MessageResource>(json);

    public static string ToJson(object model) => Operation.ToJson(model);

    [JsonConverter(typeof(StringEnumConverter))]
    public sealed class OrderTypeEnum : StringEnum
    {
        public static readonly OrderTypeEnum Asc = new("asc");
        public static readonly OrderTypeEnum Desc = new("desc");

        public OrderTypeEnum()
        {
        }

        private OrderTypeEnum(string value) : base(value)
        {
        }

        public static implicit operator OrderTypeEnum(string value) => new(value);
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
