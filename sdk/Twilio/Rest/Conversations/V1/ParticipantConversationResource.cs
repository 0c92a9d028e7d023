using Newtonsoft.Json;
using Twilio.Base;
using Twilio.Converters;
using Twilio.Types;

namespace Twilio.Rest.Conversations.V1;

/// <summary>A conversation, found by who takes part in it.</summary>
/// <remarks>https://www.twilio.com/docs/conversations/api/participant-conversation-resource</remarks>
public partial class ParticipantConversationResource : Resource
{
    private ParticipantConversationResource()
    {
    }

    [JsonProperty("account_sid")]
    public string AccountSid { get; private set; }

    [JsonProperty("chat_service_sid")]
    public string ChatServiceSid { get; private set; }

    [JsonProperty("participant_sid")]
    public string ParticipantSid { get; private set; }

    [JsonProperty("participant_user_sid")]
    public string ParticipantUserSid { get; private set; }

    [JsonProperty("participant_identity")]
    public string ParticipantIdentity { get; private set; }

    [JsonProperty("participant_messaging_binding")]
    public object ParticipantMessagingBinding { get; private set; }

    [JsonProperty("conversation_sid")]
    public string ConversationSid { get; private set; }

    [JsonProperty("conversation_unique_name")]
    public string ConversationUniqueName { get; private set; }

    [JsonProperty("conversation_friendly_name")]
    public string ConversationFriendlyName { get; private set; }

    [JsonProperty("conversation_attributes")]
    public string ConversationAttributes { get; private set; }

    [JsonProperty("conversation_date_created")]
    public DateTime? ConversationDateCreated { get; private set; }

    [JsonProperty("conversation_date_updated")]
    public DateTime? ConversationDateUpdated { get; private set; }

    [JsonProperty("conversation_created_by")]
    public string ConversationCreatedBy { get; private set; }

    [JsonProperty("conversation_state")]
    public StateEnum ConversationState { get; private set; }

    [JsonProperty("conversation_timers")]
    public object ConversationTimers { get; private set; }

    [JsonProperty("links")]
    public Dictionary<string, string> Links { get; private set; }

    public static ParticipantConversationResource FromJson(string json) => Operation.FromJson<ParticipantConversationResource>(json);

    public static string ToJson(object model) => Operation.ToJson(model);

    [JsonConverter(typeof(StringEnumConverter))]
    public sealed class StateEnum : StringEnum
    {
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
}
