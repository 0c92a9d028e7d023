using Newtonsoft.Json;
using Twilio.Base;

namespace Twilio.Rest.Content.V1;

/// <summary>A message template with what WhatsApp said to it.</summary>
/// <remarks>https://www.twilio.com/docs/content/content-api-resources</remarks>
public partial class ContentAndApprovalsResource : Resource
{
    private ContentAndApprovalsResource()
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
    public object Types { get; private set; }

    [JsonProperty("approval_requests")]
    public object ApprovalRequests { get; private set; }

    public static ContentAndApprovalsResource FromJson(string json) => Operation.FromJson<ContentAndApprovalsResource>(json);

    public static string ToJson(object model) => Operation.ToJson(model);
}
