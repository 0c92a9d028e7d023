using Twilio.Base;

namespace Twilio.Rest.Content.V1.Content;

/// <summary>Which one to fetch.</summary>
public class FetchApprovalFetchOptions : IOptions<ApprovalFetchResource>
{
    public FetchApprovalFetchOptions(string pathSid)
    {
        PathSid = pathSid;
    }

    public string PathSid { get; }

    public List<KeyValuePair<string, string>> GetParams() => [];
}
