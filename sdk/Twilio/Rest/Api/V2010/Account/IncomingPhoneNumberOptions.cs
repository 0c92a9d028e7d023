using Twilio.Base;
using Twilio.Http;
using Twilio.Types;

namespace Twilio.Rest.Api.V2010.Account;

/// <summary>What to create.</summary>
public class CreateIncomingPhoneNumberOptions : IOptions<IncomingPhoneNumberResource>
{
    public CreateIncomingPhoneNumberOptions()
    {
    }

    public string PathAccountSid { get; set; }

    public PhoneNumber PhoneNumber { get; set; }

    public string AreaCode { get; set; }

    public string ApiVersion { get; set; }

    public string FriendlyName { get; set; }

    public string SmsApplicationSid { get; set; }

    public HttpMethod SmsFallbackMethod { get; set; }

    public Uri SmsFallbackUrl { get; set; }

    public HttpMethod SmsMethod { get; set; }

    public Uri SmsUrl { get; set; }

    public Uri StatusCallback { get; set; }

    public HttpMethod StatusCallbackMethod { get; set; }

    public string VoiceApplicationSid { get; set; }

    public bool? VoiceCallerIdLookup { get; set; }

    public HttpMethod VoiceFallbackMethod { get; set; }

    public Uri VoiceFallbackUrl { get; set; }

    public HttpMethod VoiceMethod { get; set; }

    public Uri VoiceUrl { get; set; }

    public IncomingPhoneNumberResource.EmergencyStatusEnum EmergencyStatus { get; set; }

    public string EmergencyAddressSid { get; set; }

    public string TrunkSid { get; set; }

    public string IdentitySid { get; set; }

    public string AddressSid { get; set; }

    public IncomingPhoneNumberResource.VoiceReceiveModeEnum VoiceReceiveMode { get; set; }

    public string BundleSid { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new FormFields()
        .Add("PhoneNumber", PhoneNumber)
        .Add("AreaCode", AreaCode)
        .Add("ApiVersion", ApiVersion)
        .Add("FriendlyName", FriendlyName)
        .Add("SmsApplicationSid", SmsApplicationSid)
        .Add("SmsFallbackMethod", SmsFallbackMethod)
        .Add("SmsFallbackUrl", SmsFallbackUrl)
        .Add("SmsMethod", SmsMethod)
        .Add("SmsUrl", SmsUrl)
        .Add("StatusCallback", StatusCallback)
        .Add("StatusCallbackMethod", StatusCallbackMethod)
        .Add("VoiceApplicationSid", VoiceApplicationSid)
        .Add("VoiceCallerIdLookup", VoiceCallerIdLookup)
        .Add("VoiceFallbackMethod", VoiceFallbackMethod)
        .Add("VoiceFallbackUrl", VoiceFallbackUrl)
        .Add("VoiceMethod", VoiceMethod)
        .Add("VoiceUrl", VoiceUrl)
        .Add("EmergencyStatus", EmergencyStatus)
        .Add("EmergencyAddressSid", EmergencyAddressSid)
        .Add("TrunkSid", TrunkSid)
        .Add("IdentitySid", IdentitySid)
        .Add("AddressSid", AddressSid)
        .Add("VoiceReceiveMode", VoiceReceiveMode)
        .Add("BundleSid", BundleSid);
}

/// <summary>Which one to delete.</summary>
public class DeleteIncomingPhoneNumberOptions : IOptions<IncomingPhoneNumberResource>
{
    public DeleteIncomingPhoneNumberOptions(string pathSid)
    {
        PathSid = pathSid;
    }

    public string PathSid { get; }

    public string PathAccountSid { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => [];
}

/// <summary>Which one to fetch.</summary>
public class FetchIncomingPhoneNumberOptions : IOptions<IncomingPhoneNumberResource>
{
    public FetchIncomingPhoneNumberOptions(string pathSid)
    {
        PathSid = pathSid;
    }

    public string PathSid { get; }

    public string PathAccountSid { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => [];
}

/// <summary>Which ones to list.</summary>
public class ReadIncomingPhoneNumberOptions : ReadOptions<IncomingPhoneNumberResource>
{
    public ReadIncomingPhoneNumberOptions()
    {
    }

    public string PathAccountSid { get; set; }

    public bool? Beta { get; set; }

    public string FriendlyName { get; set; }

    public PhoneNumber PhoneNumber { get; set; }

    public string Origin { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new FormFields()
        .Add("Beta", Beta)
        .Add("FriendlyName", FriendlyName)
        .Add("PhoneNumber", PhoneNumber)
        .Add("Origin", Origin)
        .Add("PageSize", PageSize);
}

/// <summary>Which one to change, and how.</summary>
public class UpdateIncomingPhoneNumberOptions : IOptions<IncomingPhoneNumberResource>
{
    public UpdateIncomingPhoneNumberOptions(string pathSid)
    {
        PathSid = pathSid;
    }

    public string PathSid { get; }

    public string PathAccountSid { get; set; }

    public string AccountSid { get; set; }

    public string ApiVersion { get; set; }

    public string FriendlyName { get; set; }

    public string SmsApplicationSid { get; set; }

    public HttpMethod SmsFallbackMethod { get; set; }

    public Uri SmsFallbackUrl { get; set; }

    public HttpMethod SmsMethod { get; set; }

    public Uri SmsUrl { get; set; }

    public Uri StatusCallback { get; set; }

    public HttpMethod StatusCallbackMethod { get; set; }

    public string VoiceApplicationSid { get; set; }

    public bool? VoiceCallerIdLookup { get; set; }

    public HttpMethod VoiceFallbackMethod { get; set; }

    public Uri VoiceFallbackUrl { get; set; }

    public HttpMethod VoiceMethod { get; set; }

    public Uri VoiceUrl { get; set; }

    public IncomingPhoneNumberResource.EmergencyStatusEnum EmergencyStatus { get; set; }

    public string EmergencyAddressSid { get; set; }

    public string TrunkSid { get; set; }

    public IncomingPhoneNumberResource.VoiceReceiveModeEnum VoiceReceiveMode { get; set; }

    public string IdentitySid { get; set; }

    public string AddressSid { get; set; }

    public string BundleSid { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new FormFields()
        .Add("AccountSid", AccountSid)
        .Add("ApiVersion", ApiVersion)
        .Add("FriendlyName", FriendlyName)
        .Add("SmsApplicationSid", SmsApplicationSid)
        .Add("SmsFallbackMethod", SmsFallbackMethod)
        .Add("SmsFallbackUrl", SmsFallbackUrl)
        .Add("SmsMethod", SmsMethod)
        .Add("SmsUrl", SmsUrl)
        .Add("StatusCallback", StatusCallback)
        .Add("StatusCallbackMethod", StatusCallbackMethod)
        .Add("VoiceApplicationSid", VoiceApplicationSid)
        .Add("VoiceCallerIdLookup", VoiceCallerIdLookup)
        .Add("VoiceFallbackMethod", VoiceFallbackMethod)
        .Add("VoiceFallbackUrl", VoiceFallbackUrl)
        .Add("VoiceMethod", VoiceMethod)
        .Add("VoiceUrl", VoiceUrl)
        .Add("EmergencyStatus", EmergencyStatus)
        .Add("EmergencyAddressSid", EmergencyAddressSid)
        .Add("TrunkSid", TrunkSid)
        .Add("VoiceReceiveMode", VoiceReceiveMode)
        .Add("IdentitySid", IdentitySid)
        .Add("AddressSid", AddressSid)
        .Add("BundleSid", BundleSid);
}
