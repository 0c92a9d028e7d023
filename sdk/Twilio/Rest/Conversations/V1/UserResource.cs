using Newtonsoft.Json;
using Twilio.Base;
using Twilio.Converters;
using Twilio.Types;

namespace Twilio.Rest.Conversations.V1;

/// <summary>Somebody who takes part by name.</summary>
/// <remarks>https://www.twilio.com/docs/conversations/api/user-resource</remarks>
public partial class UserResource : Resource
{
    private UserResource()
    {
    }

    [JsonProperty("sid")]
    public string Sid { get; private set; }

    [JsonProperty("account_sid")]
    public string AccountSid { get; private set; }

    [JsonProperty("chat_service_sid")]
    public string ChatServiceSid { get; private set; }

    [JsonProperty("role_sid")]
    public string RoleSid { get; private set; }

    [JsonProperty("identity")]
    public string Identity { get; private set; }

    [JsonProperty("friendly_name")]
    public string FriendlyName { get; private set; }

    [JsonProperty("attributes")]
    public string Attributes { get; private set; }

    [JsonProperty("is_online")]
    public bool? IsOnline { get; private set; }

    [JsonProperty("is_notifiable")]
    public bool? IsNotifiable { get; private set; }

    [JsonProperty("date_created")]
    public DateTime? DateCreated { get; private set; }

    [JsonProperty("date_updated")]
    public DateTime? DateUpdated { get; private set; }

    [JsonProperty("url")]
    public Uri Url { get; private set; }

    [JsonProperty("links")]
    public Dictionary<string, string> Links { get; private set; }

    public static UserResource FromJson(string json) => Operation.FromJson<UserResource>(json);

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
