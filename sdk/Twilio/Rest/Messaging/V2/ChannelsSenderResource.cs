using Newtonsoft.Json;
using Twilio.Base;
using Twilio.Converters;
using Twilio.Types;

namespace Twilio.Rest.Messaging.V2;

/// <summary>A WhatsApp or RCS sender.</summary>
/// <remarks>https://www.twilio.com/docs/whatsapp/api/senders</remarks>
public partial class ChannelsSenderResource : Resource
{
    private ChannelsSenderResource()
    {
    }

    [JsonProperty("sid")]
    public string Sid { get; private set; }

    [JsonProperty("status")]
    public StatusEnum Status { get; private set; }

    [JsonProperty("sender_id")]
    public string SenderId { get; private set; }

    [JsonProperty("configuration")]
    public MessagingV2ChannelsSenderConfiguration Configuration { get; private set; }

    [JsonProperty("webhook")]
    public MessagingV2ChannelsSenderWebhook Webhook { get; private set; }

    [JsonProperty("profile")]
    public MessagingV2ChannelsSenderProfileGenericResponse Profile { get; private set; }

    [JsonProperty("properties")]
    public MessagingV2ChannelsSenderProperties Properties { get; private set; }

    [JsonProperty("offline_reasons")]
    public List<MessagingV2ChannelsSenderOfflineReasonsItems> OfflineReasons { get; private set; }

    [JsonProperty("compliance")]
    public MessagingV2RcsComplianceResponse Compliance { get; private set; }

    [JsonProperty("url")]
    public Uri Url { get; private set; }

    public static ChannelsSenderResource FromJson(string json) => Operation.FromJson<ChannelsSenderResource>(json);

    public static string ToJson(object model) => Operation.ToJson(model);

    [JsonConverter(typeof(StringEnumConverter))]
    public sealed class StatusEnum : StringEnum
    {
        public static readonly StatusEnum Creating = new("CREATING");
        public static readonly StatusEnum Online = new("ONLINE");
        public static readonly StatusEnum Offline = new("OFFLINE");
        public static readonly StatusEnum PendingVerification = new("PENDING_VERIFICATION");
        public static readonly StatusEnum Verifying = new("VERIFYING");
        public static readonly StatusEnum OnlineUpdating = new("ONLINE:UPDATING");
        public static readonly StatusEnum TwilioReview = new("TWILIO_REVIEW");
        public static readonly StatusEnum Draft = new("DRAFT");
        public static readonly StatusEnum Stubbed = new("STUBBED");

        public StatusEnum()
        {
        }

        private StatusEnum(string value) : base(value)
        {
        }

        public static implicit operator StatusEnum(string value) => new(value);
    }

    [JsonConverter(typeof(StringEnumConverter))]
    public sealed class VerificationMethodEnum : StringEnum
    {
        public static readonly VerificationMethodEnum Sms = new("sms");
        public static readonly VerificationMethodEnum Voice = new("voice");

        public VerificationMethodEnum()
        {
        }

        private VerificationMethodEnum(string value) : base(value)
        {
        }

        public static implicit operator VerificationMethodEnum(string value) => new(value);
    }

    [JsonConverter(typeof(StringEnumConverter))]
    public sealed class CallbackMethodEnum : StringEnum
    {
        public static readonly CallbackMethodEnum Post = new("POST");
        public static readonly CallbackMethodEnum Put = new("PUT");

        public CallbackMethodEnum()
        {
        }

        private CallbackMethodEnum(string value) : base(value)
        {
        }

        public static implicit operator CallbackMethodEnum(string value) => new(value);
    }

    [JsonConverter(typeof(StringEnumConverter))]
    public sealed class FallbackMethodEnum : StringEnum
    {
        public static readonly FallbackMethodEnum Post = new("POST");
        public static readonly FallbackMethodEnum Put = new("PUT");

        public FallbackMethodEnum()
        {
        }

        private FallbackMethodEnum(string value) : base(value)
        {
        }

        public static implicit operator FallbackMethodEnum(string value) => new(value);
    }

    [JsonConverter(typeof(StringEnumConverter))]
    public sealed class MessagingV2RcsCarrierStatus : StringEnum
    {
        public static readonly MessagingV2RcsCarrierStatus Unknown = new("UNKNOWN");
        public static readonly MessagingV2RcsCarrierStatus Unlaunched = new("UNLAUNCHED");
        public static readonly MessagingV2RcsCarrierStatus CarrierReview = new("CARRIER_REVIEW");
        public static readonly MessagingV2RcsCarrierStatus Approved = new("APPROVED");
        public static readonly MessagingV2RcsCarrierStatus Rejected = new("REJECTED");
        public static readonly MessagingV2RcsCarrierStatus Suspended = new("SUSPENDED");

        public MessagingV2RcsCarrierStatus()
        {
        }

        private MessagingV2RcsCarrierStatus(string value) : base(value)
        {
        }

        public static implicit operator MessagingV2RcsCarrierStatus(string value) => new(value);
    }

    [JsonConverter(typeof(StringEnumConverter))]
    public sealed class MessagingV2RcsCountryStatus : StringEnum
    {
        public static readonly MessagingV2RcsCountryStatus Online = new("ONLINE");
        public static readonly MessagingV2RcsCountryStatus Offline = new("OFFLINE");
        public static readonly MessagingV2RcsCountryStatus TwilioReview = new("TWILIO_REVIEW");
        public static readonly MessagingV2RcsCountryStatus PendingVerification = new("PENDING_VERIFICATION");

        public MessagingV2RcsCountryStatus()
        {
        }

        private MessagingV2RcsCountryStatus(string value) : base(value)
        {
        }

        public static implicit operator MessagingV2RcsCountryStatus(string value) => new(value);
    }
}
