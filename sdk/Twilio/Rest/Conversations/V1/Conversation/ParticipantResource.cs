using Newtonsoft.Json;
using Twilio.Base;
using Twilio.Converters;
using Twilio.Types;

namespace Twilio.Rest.Conversations.V1.Conversation;

/// <summary>Somebody in a conversation.</summary>
/// <remarks>https://www.twilio.com/docs/conversations/api/conversation-participant-resource</remarks>
public partial class ParticipantResource : Resource
{
    private ParticipantResource()
    {
    }

    [JsonProperty("account_sid")]
    public string AccountSid { get; private set; }

    [JsonProperty("conversation_sid")]
    public string ConversationSid { get; private set; }

    [JsonProperty("sid")]
    public string Sid { get; private set; }

    [JsonProperty("identity")]
    public string Identity { get; private set; }

    [JsonProperty("attributes")]
    public string Attributes { get; private set; }

    [JsonProperty("messaging_binding")]
    public object MessagingBinding { get; private set; }

    [JsonProperty("role_sid")]
    public string RoleSid { get; private set; }

    [JsonProperty("date_created")]
    public DateTime? DateCreated { get; private set; }

    [JsonProperty("date_updated")]
    public DateTime? DateUpdated { get; private set; }

    [JsonProperty("url")]
    public Uri Url { get; private set; }

    [JsonProperty("last_read_message_index")]
    public int? LastReadMessageIndex { get; private set; }

    [JsonProperty("last_read_timestamp")]
    public string LastReadTimestamp { get; private set; }

    public static ParticipantResource FromJson(string json) => Operation.FromJson<ParticipantResource>(json);

    public static string ToJson(object model) => Operation.ToJson(model);

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
