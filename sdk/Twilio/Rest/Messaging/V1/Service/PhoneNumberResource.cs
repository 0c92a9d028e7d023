using Newtonsoft.Json;
using Twilio.Base;
using Twilio.Converters;
using Twilio.Types;

namespace Twilio.Rest.Messaging.V1.Service;

/// <summary>A number in a Messaging Service.</summary>
/// <remarks>https://www.twilio.com/docs/messaging/api/phonenumber-resource</remarks>
public partial class PhoneNumberResource : Resource
{
    private PhoneNumberResource()
    {
    }

    [JsonProperty("sid")]
    public string Sid { get; private set; }

    [JsonProperty("account_sid")]
    public string AccountSid { get; private set; }

    [JsonProperty("service_sid")]
    public string ServiceSid { get; private set; }

    [JsonProperty("date_created")]
    public DateTime? DateCreated { get; private set; }

    [JsonProperty("date_updated")]
    public DateTime? DateUpdated { get; private set; }

    [JsonProperty("phone_number")]
    [JsonConverter(typeof(PhoneNumberConverter))]
    public PhoneNumber PhoneNumber { get; private set; }

    [JsonProperty("country_code")]
    public string CountryCode { get; private set; }

    [JsonProperty("capabilities")]
    public List<string> Capabilities { get; private set; }

    [JsonProperty("url")]
    public Uri Url { get; private set; }

    public static PhoneNumberResource FromJson(string json) => Operation.FromJson<PhoneNumberResource>(json);

    public static string ToJson(object model) => Operation.ToJson(model);
}
