using Newtonsoft.Json;
using Twilio.Base;
using Twilio.Converters;
using Twilio.Types;

namespace Twilio.Rest.Api.V2010.Account;

/// <summary>A message, sent or received: SMS, MMS, WhatsApp.</summary>
/// <remarks>https://www.twilio.com/docs/messaging/api/message-resource</remarks>
public partial class MessageResource : Resource
{
    private MessageResource()
    {
    }

    [JsonProperty("body")]
    public string Body { get; private set; }

    [JsonProperty("num_segments")]
    public string NumSegments { get; private set; }

    [JsonProperty("direction")]
    public DirectionEnum Direction { get; private set; }

    [JsonProperty("from")]
    [JsonConverter(typeof(PhoneNumberConverter))]
    public PhoneNumber From { get; private set; }

    [JsonProperty("to")]
    public string To { get; private set; }

    [JsonProperty("date_updated")]
    public DateTime? DateUpdated { get; private set; }

    [JsonProperty("price")]
    public string Price { get; private set; }

    [JsonProperty("error_message")]
    public string ErrorMessage { get; private set; }

    [JsonProperty("uri")]
    public string Uri { get; private set; }

    [JsonProperty("account_sid")]
    public string AccountSid { get; private set; }

    [JsonProperty("num_media")]
    public string NumMedia { get; private set; }

    [JsonProperty("status")]
    public StatusEnum Status { get; private set; }

    [JsonProperty("messaging_service_sid")]
    public string MessagingServiceSid { get; private set; }

    [JsonProperty("sid")]
    public string Sid { get; private set; }

    [JsonProperty("date_sent")]
    public DateTime? DateSent { get; private set; }

    [JsonProperty("date_created")]
    public DateTime? DateCreated { get; private set; }

    [JsonProperty("error_code")]
    public int? ErrorCode { get; private set; }

    [JsonProperty("price_unit")]
    public string PriceUnit { get; private set; }

    [JsonProperty("api_version")]
    public string ApiVersion { get; private set; }

    [JsonProperty("subresource_uris")]
    public Dictionary<string, string> SubresourceUris { get; private set; }

    public static MessageResource FromJson(string json) => Operation.FromJson<MessageResource>(json);

    public static string ToJson(object model) => Operation.ToJson(model);

    [JsonConverter(typeof(StringEnumConverter))]
    public sealed class StatusEnum : StringEnum
    {
        public static readonly StatusEnum Queued = new("queued");
        public static readonly StatusEnum Sending = new("sending");
        public static readonly StatusEnum Sent = new("sent");
        public static readonly StatusEnum Failed = new("failed");
        public static readonly StatusEnum Delivered = new("delivered");
        public static readonly StatusEnum Undelivered = new("undelivered");
        public static readonly StatusEnum Receiving = new("receiving");
        public static readonly StatusEnum Received = new("received");
        public static readonly StatusEnum Accepted = new("accepted");
        public static readonly StatusEnum Scheduled = new("scheduled");
        public static readonly StatusEnum Read = new("read");
        public static readonly StatusEnum PartiallyDelivered = new("partially_delivered");
        public static readonly StatusEnum Canceled = new("canceled");

        public StatusEnum()
        {
        }

        private StatusEnum(string value) : base(value)
        {
        }

        public static implicit operator StatusEnum(string value) => new(value);
    }

    [JsonConverter(typeof(StringEnumConverter))]
    public sealed class UpdateStatusEnum : StringEnum
    {
        public static readonly UpdateStatusEnum Canceled = new("canceled");

        public UpdateStatusEnum()
        {
        }

        private UpdateStatusEnum(string value) : base(value)
        {
        }

        public static implicit operator UpdateStatusEnum(string value) => new(value);
    }

    [JsonConverter(typeof(StringEnumConverter))]
    public sealed class DirectionEnum : StringEnum
    {
        public static readonly DirectionEnum Inbound = new("inbound");
        public static readonly DirectionEnum OutboundApi = new("outbound-api");
        public static readonly DirectionEnum OutboundCall = new("outbound-call");
        public static readonly DirectionEnum OutboundReply = new("outbound-reply");

        public DirectionEnum()
        {
        }

        private DirectionEnum(string value) : base(value)
        {
        }

        public static implicit operator DirectionEnum(string value) => new(value);
    }

    [JsonConverter(typeof(StringEnumConverter))]
    public sealed class ContentRetentionEnum : StringEnum
    {
        public static readonly ContentRetentionEnum Retain = new("retain");
        public static readonly ContentRetentionEnum Discard = new("discard");

        public ContentRetentionEnum()
        {
        }

        private ContentRetentionEnum(string value) : base(value)
        {
        }

        public static implicit operator ContentRetentionEnum(string value) => new(value);
    }

    [JsonConverter(typeof(StringEnumConverter))]
    public sealed class AddressRetentionEnum : StringEnum
    {
        public static readonly AddressRetentionEnum Retain = new("retain");
        public static readonly AddressRetentionEnum Obfuscate = new("obfuscate");

        public AddressRetentionEnum()
        {
        }

        private AddressRetentionEnum(string value) : base(value)
        {
        }

        public static implicit operator AddressRetentionEnum(string value) => new(value);
    }

    [JsonConverter(typeof(StringEnumConverter))]
    public sealed class TrafficTypeEnum : StringEnum
    {
        public static readonly TrafficTypeEnum Free = new("free");

        public TrafficTypeEnum()
        {
        }

        private TrafficTypeEnum(string value) : base(value)
        {
        }

        public static implicit operator TrafficTypeEnum(string value) => new(value);
    }

    [JsonConverter(typeof(StringEnumConverter))]
    public sealed class ScheduleTypeEnum : StringEnum
    {
        public static readonly ScheduleTypeEnum Fixed = new("fixed");

        public ScheduleTypeEnum()
        {
        }

        private ScheduleTypeEnum(string value) : base(value)
        {
        }

        public static implicit operator ScheduleTypeEnum(string value) => new(value);
    }

    [JsonConverter(typeof(StringEnumConverter))]
    public sealed class RiskCheckEnum : StringEnum
    {
        public static readonly RiskCheckEnum Enable = new("enable");
        public static readonly RiskCheckEnum Disable = new("disable");

        public RiskCheckEnum()
        {
        }

        private RiskCheckEnum(string value) : base(value)
        {
        }

        public static implicit operator RiskCheckEnum(string value) => new(value);
    }
}
