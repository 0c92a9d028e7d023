using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;
using Twilio.Types;
using static Twilio.Constant.EnumConstants;

namespace Twilio.Rest.Api.V2010.Account;

public partial class IncomingPhoneNumberResource
{
    public static IncomingPhoneNumberResource Create(CreateIncomingPhoneNumberOptions options, ITwilioRestClient client = null) =>
        CreateWithHeaders(options, client).Data;

    public static async Task<IncomingPhoneNumberResource> CreateAsync(
        CreateIncomingPhoneNumberOptions options, ITwilioRestClient client = null) =>
        (await CreateWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<IncomingPhoneNumberResource> CreateWithHeaders(
        CreateIncomingPhoneNumberOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildCreateRequest, options, client, FromJson);

    public static Task<TwilioResponse<IncomingPhoneNumberResource>> CreateWithHeadersAsync(
        CreateIncomingPhoneNumberOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildCreateRequest, options, client, FromJson);

    public static IncomingPhoneNumberResource Create(
        string pathAccountSid = null, PhoneNumber phoneNumber = null, string areaCode = null, string apiVersion = null,
        string friendlyName = null, string smsApplicationSid = null, HttpMethod smsFallbackMethod = null, Uri smsFallbackUrl = null,
        HttpMethod smsMethod = null, Uri smsUrl = null, Uri statusCallback = null, HttpMethod statusCallbackMethod = null,
        string voiceApplicationSid = null, bool? voiceCallerIdLookup = null, HttpMethod voiceFallbackMethod = null,
        Uri voiceFallbackUrl = null, HttpMethod voiceMethod = null, Uri voiceUrl = null, EmergencyStatusEnum emergencyStatus = null,
        string emergencyAddressSid = null, string trunkSid = null, string identitySid = null, string addressSid = null,
        VoiceReceiveModeEnum voiceReceiveMode = null, string bundleSid = null, ITwilioRestClient client = null) =>
        Create(CreateOptions(
            pathAccountSid, phoneNumber, areaCode, apiVersion, friendlyName, smsApplicationSid, smsFallbackMethod,
            smsFallbackUrl, smsMethod, smsUrl, statusCallback, statusCallbackMethod, voiceApplicationSid, voiceCallerIdLookup,
            voiceFallbackMethod, voiceFallbackUrl, voiceMethod, voiceUrl, emergencyStatus, emergencyAddressSid, trunkSid,
            identitySid, addressSid, voiceReceiveMode, bundleSid), client);

    public static Task<IncomingPhoneNumberResource> CreateAsync(
        string pathAccountSid = null, PhoneNumber phoneNumber = null, string areaCode = null, string apiVersion = null,
        string friendlyName = null, string smsApplicationSid = null, HttpMethod smsFallbackMethod = null, Uri smsFallbackUrl = null,
        HttpMethod smsMethod = null, Uri smsUrl = null, Uri statusCallback = null, HttpMethod statusCallbackMethod = null,
        string voiceApplicationSid = null, bool? voiceCallerIdLookup = null, HttpMethod voiceFallbackMethod = null,
        Uri voiceFallbackUrl = null, HttpMethod voiceMethod = null, Uri voiceUrl = null, EmergencyStatusEnum emergencyStatus = null,
        string emergencyAddressSid = null, string trunkSid = null, string identitySid = null, string addressSid = null,
        VoiceReceiveModeEnum voiceReceiveMode = null, string bundleSid = null, ITwilioRestClient client = null) =>
        CreateAsync(CreateOptions(
            pathAccountSid, phoneNumber, areaCode, apiVersion, friendlyName, smsApplicationSid, smsFallbackMethod,
            smsFallbackUrl, smsMethod, smsUrl, statusCallback, statusCallbackMethod, voiceApplicationSid, voiceCallerIdLookup,
            voiceFallbackMethod, voiceFallbackUrl, voiceMethod, voiceUrl, emergencyStatus, emergencyAddressSid, trunkSid,
            identitySid, addressSid, voiceReceiveMode, bundleSid), client);

    public static TwilioResponse<IncomingPhoneNumberResource> CreateWithHeaders(
        string pathAccountSid = null, PhoneNumber phoneNumber = null, string areaCode = null, string apiVersion = null,
        string friendlyName = null, string smsApplicationSid = null, HttpMethod smsFallbackMethod = null, Uri smsFallbackUrl = null,
        HttpMethod smsMethod = null, Uri smsUrl = null, Uri statusCallback = null, HttpMethod statusCallbackMethod = null,
        string voiceApplicationSid = null, bool? voiceCallerIdLookup = null, HttpMethod voiceFallbackMethod = null,
        Uri voiceFallbackUrl = null, HttpMethod voiceMethod = null, Uri voiceUrl = null, EmergencyStatusEnum emergencyStatus = null,
        string emergencyAddressSid = null, string trunkSid = null, string identitySid = null, string addressSid = null,
        VoiceReceiveModeEnum voiceReceiveMode = null, string bundleSid = null, ITwilioRestClient client = null) =>
        CreateWithHeaders(CreateOptions(
            pathAccountSid, phoneNumber, areaCode, apiVersion, friendlyName, smsApplicationSid, smsFallbackMethod,
            smsFallbackUrl, smsMethod, smsUrl, statusCallback, statusCallbackMethod, voiceApplicationSid, voiceCallerIdLookup,
            voiceFallbackMethod, voiceFallbackUrl, voiceMethod, voiceUrl, emergencyStatus, emergencyAddressSid, trunkSid,
            identitySid, addressSid, voiceReceiveMode, bundleSid), client);

    public static Task<TwilioResponse<IncomingPhoneNumberResource>> CreateWithHeadersAsync(
        string pathAccountSid = null, PhoneNumber phoneNumber = null, string areaCode = null, string apiVersion = null,
        string friendlyName = null, string smsApplicationSid = null, HttpMethod smsFallbackMethod = null, Uri smsFallbackUrl = null,
        HttpMethod smsMethod = null, Uri smsUrl = null, Uri statusCallback = null, HttpMethod statusCallbackMethod = null,
        string voiceApplicationSid = null, bool? voiceCallerIdLookup = null, HttpMethod voiceFallbackMethod = null,
        Uri voiceFallbackUrl = null, HttpMethod voiceMethod = null, Uri voiceUrl = null, EmergencyStatusEnum emergencyStatus = null,
        string emergencyAddressSid = null, string trunkSid = null, string identitySid = null, string addressSid = null,
        VoiceReceiveModeEnum voiceReceiveMode = null, string bundleSid = null, ITwilioRestClient client = null) =>
        CreateWithHeadersAsync(CreateOptions(
            pathAccountSid, phoneNumber, areaCode, apiVersion, friendlyName, smsApplicationSid, smsFallbackMethod,
            smsFallbackUrl, smsMethod, smsUrl, statusCallback, statusCallbackMethod, voiceApplicationSid, voiceCallerIdLookup,
            voiceFallbackMethod, voiceFallbackUrl, voiceMethod, voiceUrl, emergencyStatus, emergencyAddressSid, trunkSid,
            identitySid, addressSid, voiceReceiveMode, bundleSid), client);

    private static CreateIncomingPhoneNumberOptions CreateOptions(
        string pathAccountSid, PhoneNumber phoneNumber, string areaCode, string apiVersion, string friendlyName,
        string smsApplicationSid, HttpMethod smsFallbackMethod, Uri smsFallbackUrl, HttpMethod smsMethod, Uri smsUrl,
        Uri statusCallback, HttpMethod statusCallbackMethod, string voiceApplicationSid, bool? voiceCallerIdLookup,
        HttpMethod voiceFallbackMethod, Uri voiceFallbackUrl, HttpMethod voiceMethod, Uri voiceUrl,
        EmergencyStatusEnum emergencyStatus, string emergencyAddressSid, string trunkSid, string identitySid, string addressSid,
        VoiceReceiveModeEnum voiceReceiveMode, string bundleSid) =>
        new CreateIncomingPhoneNumberOptions()
        {
            PathAccountSid = pathAccountSid, PhoneNumber = phoneNumber, AreaCode = areaCode, ApiVersion = apiVersion,
            FriendlyName = friendlyName, SmsApplicationSid = smsApplicationSid, SmsFallbackMethod = smsFallbackMethod,
            SmsFallbackUrl = smsFallbackUrl, SmsMethod = smsMethod, SmsUrl = smsUrl, StatusCallback = statusCallback,
            StatusCallbackMethod = statusCallbackMethod, VoiceApplicationSid = voiceApplicationSid,
            VoiceCallerIdLookup = voiceCallerIdLookup, VoiceFallbackMethod = voiceFallbackMethod, VoiceFallbackUrl = voiceFallbackUrl,
            VoiceMethod = voiceMethod, VoiceUrl = voiceUrl, EmergencyStatus = emergencyStatus, EmergencyAddressSid = emergencyAddressSid,
            TrunkSid = trunkSid, IdentitySid = identitySid, AddressSid = addressSid, VoiceReceiveMode = voiceReceiveMode,
            BundleSid = bundleSid,
        };

    private static Request BuildCreateRequest(CreateIncomingPhoneNumberOptions options, ITwilioRestClient client) => new(
        HttpMethod.Post,
        Domain.Api,
        $"/2010-04-01/Accounts/{options.PathAccountSid ?? client.AccountSid}/IncomingPhoneNumbers.json",
        contentType: ContentTypeEnum.FORM_URLENCODED,
        postParams: options.GetParams());
}
