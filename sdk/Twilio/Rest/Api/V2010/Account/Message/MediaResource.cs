using Newtonsoft.Json;
using Twilio.Base;

namespace Twilio.Rest.Api.V2010.Account.Message;

/// <summary>A picture or file of a message, as Twilio keeps it.</summary>
/// <remarks>https://www.twilio.com/docs/messaging/api/media-resource</remarks>
public partial class MediaResource : Resource
{
    private MediaResource()
    {
    }

    [JsonProperty("account_sid")]
    public string AccountSid { get; private set; }

    [JsonProperty("content_type")]
    public string ContentType { get; private set; }

    [JsonProperty("date_created")]
    public DateTime? DateCreated { get; private set; }

    [JsonProperty("date_updated")]
    public DateTime? DateUpdated { get; private set; }

    [JsonProperty("parent_sid")]
    public string ParentSid { get; private set; }

    [JsonProperty("sid")]
    public string Sid { get; private set; }

    [JsonProperty("uri")]
    public string Uri { get; private set; }

    public static MediaResource FromJson(string json) => Operation.FromJson<MediaResource>(json);

    public static string ToJson(object model) => Operation.ToJson(model);
}
