using Newtonsoft.Json;
using Twilio.Base;
using Twilio.Converters;
using Twilio.Http;
using Twilio.Types;

namespace Twilio.Rest.Api.V2010.Account;

/// <summary>A phone number that belongs to an account.</summary>
/// <remarks>https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource</remarks>
public partial class IncomingPhoneNumberResource : Resource
{
    private IncomingPhoneNumberResource()
    {
    }

    [JsonProperty("account_sid")]
    public string AccountSid { get; private set; }

    [JsonProperty("address_sid")]
    public string AddressSid { get; private set; }

    [JsonProperty("address_requirements")]
    public AddressRequirementEnum AddressRequirements { get; private set; }

    [JsonProperty("api_version")]
    public string ApiVersion { get; private set; }

    [JsonProperty("beta")]
    public bool? Beta { get; private set; }

    [JsonProperty("capabilities")]
    public PhoneNumberCapabilities Capabilities { get; private set; }

    [JsonProperty("date_created")]
    public DateTime? DateCreated { get; private set; }

    [JsonProperty("date_updated")]
    public DateTime? DateUpdated { get; private set; }

    [JsonProperty("friendly_name")]
    public string FriendlyName { get; private set; }

    [JsonProperty("identity_sid")]
    public string IdentitySid { get; private set; }

    [JsonProperty("phone_number")]
    [JsonConverter(typeof(PhoneNumberConverter))]
    public PhoneNumber PhoneNumber { get; private set; }

    [JsonProperty("origin")]
    public string Origin { get; private set; }

    [JsonProperty("sid")]
    public string Sid { get; private set; }

    [JsonProperty("sms_application_sid")]
    public string SmsApplicationSid { get; private set; }

    [JsonProperty("sms_fallback_method")]
    [JsonConverter(typeof(HttpMethodConverter))]
    public HttpMethod SmsFallbackMethod { get; private set; }

    [JsonProperty("sms_fallback_url")]
    public Uri SmsFallbackUrl { get; private set; }

    [JsonProperty("sms_method")]
    [JsonConverter(typeof(HttpMethodConverter))]
    public HttpMethod SmsMethod { get; private set; }

    [JsonProperty("sms_url")]
    public Uri SmsUrl { get; private set; }

    [JsonProperty("status_callback")]
    public Uri StatusCallback { get; private set; }

    [JsonProperty("status_callback_method")]
    [JsonConverter(typeof(HttpMethodConverter))]
    public HttpMethod StatusCallbackMethod { get; private set; }

    [JsonProperty("trunk_sid")]
    public string TrunkSid { get; private set; }

    [JsonProperty("uri")]
    public string Uri { get; private set; }

    [JsonProperty("voice_receive_mode")]
    public VoiceReceiveModeEnum VoiceReceiveMode { get; private set; }

    [JsonProperty("voice_application_sid")]
    public string VoiceApplicationSid { get; private set; }

    [JsonProperty("voice_caller_id_lookup")]
    public bool? VoiceCallerIdLookup { get; private set; }

    [JsonProperty("voice_fallback_method")]
    [JsonConverter(typeof(HttpMethodConverter))]
    public HttpMethod VoiceFallbackMethod { get; private set; }

    [JsonProperty("voice_fallback_url")]
    public Uri VoiceFallbackUrl { get; private set; }

    [JsonProperty("voice_method")]
    [JsonConverter(typeof(HttpMethodConverter))]
    public HttpMethod VoiceMethod { get; private set; }

    [JsonProperty("voice_url")]
    public Uri VoiceUrl { get; private set; }

    [JsonProperty("emergency_status")]
    public EmergencyStatusEnum EmergencyStatus { get; private set; }

    [JsonProperty("emergency_address_sid")]
    public string EmergencyAddressSid { get; private set; }

    [JsonProperty("emergency_address_status")]
    public EmergencyAddressStatusEnum EmergencyAddressStatus { get; private set; }

    [JsonProperty("bundle_sid")]
    public string BundleSid { get; private set; }

    [JsonProperty("status")]
    public string Status { get; private set; }

    [JsonProperty("type")]
    public string Type { get; private set; }

    public static IncomingPhoneNumberResource FromJson(string json) => Operation.FromJson<IncomingPhoneNumberResource>(json);

    public static string ToJson(object model) => Operation.ToJson(model);

    [JsonConverter(typeof(StringEnumConverter))]
    public sealed class AddressRequirementEnum : StringEnum
    {
        public static readonly AddressRequirementEnum None = new("none");
        public static readonly AddressRequirementEnum Any = new("any");
        public static readonly AddressRequirementEnum Local = new("local");
        public static readonly AddressRequirementEnum Foreign = new("foreign");

        public AddressRequirementEnum()
        {
        }

        private AddressRequirementEnum(string value) : base(value)
        {
        }

        public static implicit operator AddressRequirementEnum(string value) => new(value);
    }

    [JsonConverter(typeof(StringEnumConverter))]
    public sealed class VoiceReceiveModeEnum : StringEnum
    {
        public static readonly VoiceReceiveModeEnum Voice = new("voice");
        public static readonly VoiceReceiveModeEnum Fax = new("fax");

        public VoiceReceiveModeEnum()
        {
        }

        private VoiceReceiveModeEnum(string value) : base(value)
        {
        }

        public static implicit operator VoiceReceiveModeEnum(string value) => new(value);
    }

    [JsonConverter(typeof(StringEnumConverter))]
    public sealed class EmergencyStatusEnum : StringEnum
    {
        public static readonly EmergencyStatusEnum Active = new("Active");
        public static readonly EmergencyStatusEnum Inactive = new("Inactive");

        public EmergencyStatusEnum()
        {
        }

        private EmergencyStatusEnum(string value) : base(value)
        {
        }

        public static implicit operator EmergencyStatusEnum(string value) => new(value);
    }

    [JsonConverter(typeof(StringEnumConverter))]
    public sealed class EmergencyAddressStatusEnum : StringEnum
    {
        public static readonly EmergencyAddressStatusEnum Registered = new("registered");
        public static readonly EmergencyAddressStatusEnum Unregistered = new("unregistered");
        public static readonly EmergencyAddressStatusEnum PendingRegistration = new("pending-registration");
        public static readonly EmergencyAddressStatusEnum RegistrationFailure = new("registration-failure");
        public static readonly EmergencyAddressStatusEnum PendingUnregistration = new("pending-unregistration");
        public static readonly EmergencyAddressStatusEnum UnregistrationFailure = new("unregistration-failure");

        public EmergencyAddressStatusEnum()
        {
        }

        private EmergencyAddressStatusEnum(string value) : base(value)
        {
        }

        public static implicit operator EmergencyAddressStatusEnum(string value) => new(value);
    }
}
