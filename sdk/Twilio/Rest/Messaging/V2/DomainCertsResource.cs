using Newtonsoft.Json;
using Twilio.Base;

namespace Twilio.Rest.Messaging.V2;

/// <summary>The certificate of a link-shortening domain.</summary>
/// <remarks>https://www.twilio.com/docs/messaging/features/link-shortening</remarks>
public partial class DomainCertsResource : Resource
{
    private DomainCertsResource()
    {
    }

    [JsonProperty("domain_sid")]
    public string DomainSid { get; private set; }

    [JsonProperty("date_updated")]
    public DateTime? DateUpdated { get; private set; }

    [JsonProperty("date_expires")]
    public DateTime? DateExpires { get; private set; }

    [JsonProperty("date_created")]
    public DateTime? DateCreated { get; private set; }

    [JsonProperty("domain_name")]
    public Uri DomainName { get; private set; }

    [JsonProperty("certificate_sid")]
    public string CertificateSid { get; private set; }

    [JsonProperty("managed")]
    public bool? Managed { get; private set; }

    [JsonProperty("requesting")]
    public bool? Requesting { get; private set; }

    [JsonProperty("url")]
    public Uri Url { get; private set; }

    [JsonProperty("cert_in_validation")]
    public object CertInValidation { get; private set; }

    public static DomainCertsResource FromJson(string json) => Operation.FromJson<DomainCertsResource>(json);

    public static string ToJson(object model) => Operation.ToJson(model);
}
