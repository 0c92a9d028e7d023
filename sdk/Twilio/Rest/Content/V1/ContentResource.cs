using Newtonsoft.Json;
using Twilio.Base;
using Twilio.Converters;
using Twilio.Types;

namespace Twilio.Rest.Content.V1;

/// <summary>A message template.</summary>
/// <remarks>https://www.twilio.com/docs/content/content-api-resources</remarks>
public partial class ContentResource : Resource
{
    private ContentResource()
    {
    }

    [JsonProperty("date_created")]
    public DateTime? DateCreated { get; private set; }

    [JsonProperty("date_updated")]
    public DateTime? DateUpdated { get; private set; }

    [JsonProperty("sid")]
    public string Sid { get; private set; }

    [JsonProperty("account_sid")]
    public string AccountSid { get; private set; }

    [JsonProperty("friendly_name")]
    public string FriendlyName { get; private set; }

    [JsonProperty("language")]
    public string Language { get; private set; }

    [JsonProperty("variables")]
    public object Variables { get; private set; }

    [JsonProperty("types")]
    public object _Types { get; private set; }

    [JsonProperty("url")]
    public Uri Url { get; private set; }

    [JsonProperty("links")]
    public Dictionary<string, string> Links { get; private set; }

    public static ContentResource FromJson(string json) => Operation.FromJson<ContentResource>(json);

    public static string ToJson(object model) => Operation.ToJson(model);

    [JsonConverter(typeof(StringEnumConverter))]
    public sealed class CallToActionActionType : StringEnum
    {
        public static readonly CallToActionActionType Url = new("URL");
        public static readonly CallToActionActionType PhoneNumber = new("PHONE_NUMBER");
        public static readonly CallToActionActionType CopyCode = new("COPY_CODE");
        public static readonly CallToActionActionType VoiceCall = new("VOICE_CALL");
        public static readonly CallToActionActionType VoiceCallRequest = new("VOICE_CALL_REQUEST");

        public CallToActionActionType()
        {
        }

        private CallToActionActionType(string value) : base(value)
        {
        }

        public static implicit operator CallToActionActionType(string value) => new(value);
    }

    [JsonConverter(typeof(StringEnumConverter))]
    public sealed class QuickReplyActionType : StringEnum
    {
        public static readonly QuickReplyActionType QuickReply = new("QUICK_REPLY");

        public QuickReplyActionType()
        {
        }

        private QuickReplyActionType(string value) : base(value)
        {
        }

        public static implicit operator QuickReplyActionType(string value) => new(value);
    }

    [JsonConverter(typeof(StringEnumConverter))]
    public sealed class CardActionType : StringEnum
    {
        public static readonly CardActionType Url = new("URL");
        public static readonly CardActionType PhoneNumber = new("PHONE_NUMBER");
        public static readonly CardActionType QuickReply = new("QUICK_REPLY");
        public static readonly CardActionType CopyCode = new("COPY_CODE");
        public static readonly CardActionType VoiceCall = new("VOICE_CALL");

        public CardActionType()
        {
        }

        private CardActionType(string value) : base(value)
        {
        }

        public static implicit operator CardActionType(string value) => new(value);
    }

    [JsonConverter(typeof(StringEnumConverter))]
    public sealed class CarouselActionType : StringEnum
    {
        public static readonly CarouselActionType Url = new("URL");
        public static readonly CarouselActionType PhoneNumber = new("PHONE_NUMBER");
        public static readonly CarouselActionType QuickReply = new("QUICK_REPLY");

        public CarouselActionType()
        {
        }

        private CarouselActionType(string value) : base(value)
        {
        }

        public static implicit operator CarouselActionType(string value) => new(value);
    }

    [JsonConverter(typeof(StringEnumConverter))]
    public sealed class AuthenticationActionType : StringEnum
    {
        public static readonly AuthenticationActionType CopyCode = new("COPY_CODE");

        public AuthenticationActionType()
        {
        }

        private AuthenticationActionType(string value) : base(value)
        {
        }

        public static implicit operator AuthenticationActionType(string value) => new(value);
    }
}
