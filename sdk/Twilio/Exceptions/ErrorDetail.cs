using Newtonsoft.Json;

namespace Twilio.Exceptions;

/// <summary>One field that a problem document complains about.</summary>
[JsonObject(MemberSerialization.OptIn)]
public class ErrorDetail
{
    [JsonProperty("detail")]
    public string Detail { get; set; }

    /// <summary>JSON Pointer (RFC 6901) into the request.</summary>
    [JsonProperty("pointer")]
    public string Pointer { get; set; }
}
