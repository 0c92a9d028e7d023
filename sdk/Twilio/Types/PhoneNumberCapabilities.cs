using Newtonsoft.Json;

namespace Twilio.Types;

/// <summary>What a phone number can carry.</summary>
public class PhoneNumberCapabilities
{
    public PhoneNumberCapabilities(bool mms, bool sms, bool voice)
    {
        Mms = mms;
        Sms = sms;
        Voice = voice;
    }

    [JsonProperty("mms")]
    public bool Mms { get; }

    [JsonProperty("sms")]
    public bool Sms { get; }

    [JsonProperty("voice")]
    public bool Voice { get; }
}
