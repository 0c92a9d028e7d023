using Twilio.Base;

namespace Twilio.Rest.Messaging.V2;

/// <summary>Which one to fetch.</summary>
public class FetchDomainCertsOptions : IOptions<DomainCertsResource>
{
    public FetchDomainCertsOptions(string pathDomainSid)
    {
        PathDomainSid = pathDomainSid;
    }

    public string PathDomainSid { get; }

    public List<KeyValuePair<string, string>> GetParams() => [];
}
