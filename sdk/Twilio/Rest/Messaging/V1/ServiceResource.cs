using Newtonsoft.Json;
using Twilio.Base;
using Twilio.Converters;
using Twilio.Http;
using Twilio.Types;

namespace Twilio.Rest.Messaging.V1;

/// <summary>A Messaging Service: senders and settings under one name.</summary>
/// <remarks>https://www.twilio.com/docs/messaging/api/service-resource</remarks>
public partial class ServiceResource : Resource
{
    private ServiceResource()
    {
    }

    [JsonProperty("sid")]
    public string Sid { get; private set; }

    [JsonProperty("account_sid")]
    public string AccountSid { get; private set; }

    [JsonProperty("friendly_name")]
    public string FriendlyName { get; private set; }

    [JsonProperty("date_created")]
    public DateTime? DateCreated { get; private set; }

    [JsonProperty("date_updated")]
    public DateTime? DateUpdated { get; private set; }

    [JsonProperty("inbound_request_url")]
    public Uri InboundRequestUrl { get; private set; }

    [JsonProperty("inbound_method")]
    [JsonConverter(typeof(HttpMethodConverter))]
    public HttpMethod InboundMethod { get; private set; }

    [JsonProperty("fallback_url")]
    public Uri FallbackUrl { get; private set; }

    [JsonProperty("fallback_method")]
    [JsonConverter(typeof(HttpMethodConverter))]
    public HttpMethod FallbackMethod { get; private set; }

    [JsonProperty("status_callback")]
    public Uri StatusCallback { get; private set; }

    [JsonProperty("sticky_sender")]
    public bool? StickySender { get; private set; }

    [JsonProperty("mms_converter")]
    public bool? MmsConverter { get; private set; }

    [JsonProperty("smart_encoding")]
    public bool? SmartEncoding { get; private set; }

    [JsonProperty("scan_message_content")]
    public ScanMessageContentEnum ScanMessageContent { get; private set; }

    [JsonProperty("fallback_to_long_code")]
    public bool? FallbackToLongCode { get; private set; }

    [JsonProperty("area_code_geomatch")]
    public bool? AreaCodeGeomatch { get; private set; }

    [JsonProperty("synchronous_validation")]
    public bool? SynchronousValidation { get; private set; }

    [JsonProperty("validity_period")]
    public int? ValidityPeriod { get; private set; }

    [JsonProperty("url")]
    public Uri Url { get; private set; }

    [JsonProperty("links")]
    public Dictionary<string, string> Links { get; private set; }

    [JsonProperty("usecase")]
    public string Usecase { get; private set; }

    [JsonProperty("us_app_to_person_registered")]
    public bool? UsAppToPersonRegistered { get; private set; }

    [JsonProperty("use_inbound_webhook_on_number")]
    public bool? UseInboundWebhookOnNumber { get; private set; }

    public static ServiceResource FromJson(string json) => Operation.FromJson<ServiceResource>(json);

    public static string ToJson(object model) => Operation.ToJson(model);

    [JsonConverter(typeof(StringEnumConverter))]
    public sealed class ScanMessageContentEnum : StringEnum
    {
        public static readonly ScanMessageContentEnum Inherit = new("inherit");
        public static readonly ScanMessageContentEnum Enable = new("enable");
        public static readonly ScanMessageContentEnum Disable = new("disable");

        public ScanMessageContentEnum()
        {
        }

        private ScanMessageContentEnum(string value) : base(value)
        {
        }

        public static implicit operator ScanMessageContentEnum(string value) => new(value);
    }
}
