using Newtonsoft.Json;
using Twilio.Base;

namespace Twilio.Rest.Content.V1.Content;

/// <summary>How far the approval of a template is.</summary>
/// <remarks>https://www.twilio.com/docs/content/content-api-resources</remarks>
public partial class ApprovalFetchResource : Resource
{
    private ApprovalFetchResource()
    {
    }

    [JsonProperty("sid")]
    public string Sid { get; private set; }

    [JsonProperty("account_sid")]
    public string AccountSid { get; private set; }

    [JsonProperty("whatsapp")]
    public object Whatsapp { get; private set; }

    [JsonProperty("url")]
    public Uri Url { get; private set; }

    public static ApprovalFetchResource FromJson(string json) => Operation.FromJson<ApprovalFetchResource>(json);

    public static string ToJson(object model) => Operation.ToJson(model);
}
