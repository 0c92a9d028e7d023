using Newtonsoft.Json;
using Twilio.Base;

namespace Twilio.Rest.Content.V1.Content;

/// <summary>A template handed in for approval.</summary>
/// <remarks>https://www.twilio.com/docs/content/content-api-resources</remarks>
public partial class ApprovalCreateResource : Resource
{
    private ApprovalCreateResource()
    {
    }

    [JsonProperty("name")]
    public string Name { get; private set; }

    [JsonProperty("category")]
    public string Category { get; private set; }

    [JsonProperty("content_type")]
    public string ContentType { get; private set; }

    [JsonProperty("status")]
    public string Status { get; private set; }

    [JsonProperty("rejection_reason")]
    public string RejectionReason { get; private set; }

    [JsonProperty("allow_category_change")]
    public bool? AllowCategoryChange { get; private set; }

    public static ApprovalCreateResource FromJson(string json) => Operation.FromJson<ApprovalCreateResource>(json);

    public static string ToJson(object model) => Operation.ToJson(model);
}
