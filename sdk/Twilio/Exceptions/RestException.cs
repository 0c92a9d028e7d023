using Newtonsoft.Json;

namespace Twilio.Exceptions;

/// <summary>The error body that Twilio's REST API answers with.</summary>
[JsonObject(MemberSerialization.OptIn)]
public class RestException : TwilioException
{
    [JsonProperty("message")]
    private string _message = null;

    public RestException()
    {
    }

    [JsonProperty("code")]
    public int Code { get; private set; }

    [JsonProperty("status")]
    public int Status { get; private set; }

    public override string Message => _message;

    [JsonProperty("more_info")]
    public string MoreInfo { get; private set; }

    [JsonProperty("details")]
    public Dictionary<string, object> Details { get; private set; }

    public static RestException FromJson(string json) => JsonConvert.DeserializeObject<RestException>(json);
}
