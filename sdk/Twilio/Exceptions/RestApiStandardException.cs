using Newtonsoft.Json;

namespace Twilio.Exceptions;

/// <summary>A problem document (RFC 9457), which Twilio's newer APIs answer with.</summary>
[JsonObject(MemberSerialization.OptIn)]
public class RestApiStandardException : TwilioException
{
    public RestApiStandardException()
    {
    }

    [JsonProperty("type")]
    public string Type { get; private set; }

    [JsonProperty("title")]
    public string Title { get; private set; }

    [JsonProperty("code")]
    public int Code { get; private set; }

    [JsonProperty("status")]
    public int Status { get; private set; }

    [JsonProperty("detail")]
    public string Detail { get; private set; }

    [JsonProperty("instance")]
    public string Instance { get; private set; }

    [JsonProperty("errors")]
    public List<ErrorDetail> Errors { get; private set; }

    public static RestApiStandardException FromJson(string json) => JsonConvert.DeserializeObject<RestApiStandardException>(json);
}
