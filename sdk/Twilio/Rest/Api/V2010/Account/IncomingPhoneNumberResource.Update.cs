using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;
using static Twilio.Constant.EnumConstants;

namespace Twilio.Rest.Api.V2010.Account;

public partial class IncomingPhoneNumberResource
{
    public static IncomingPhoneNumberResource Update(UpdateIncomingPhoneNumberOptions options, ITwilioRestClient client = null) =>
        UpdateWithHeaders(options, client).Data;

    public static async Task<IncomingPhoneNumberResource> UpdateAsync(
        UpdateIncomingPhoneNumberOptions options, ITwilioRestClient client = null) =>
        (await UpdateWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<IncomingPhoneNumberResource> UpdateWithHeaders(
        UpdateIncomingPhoneNumberOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildUpdateRequest, options, client, FromJson);

    public static Task<TwilioResponse<IncomingPhoneNumberResource>> UpdateWithHeadersAsync(
        UpdateIncomingPhoneNumberOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildUpdateRequest, options, client, FromJson);

    public static IncomingPhoneNumberResource Update(
        string pathSid, string pathAccountSid = null, string accountSid = null, string apiVersion = null, string friendlyName = null,
        string smsApplicationSid = null, HttpMethod smsFallbackMethod = null, Uri smsFallbackUrl = null, HttpMethod smsMethod = null,
        Uri smsUrl = null, Uri statusCallback = null, HttpMethod statusCallbackMethod = null, string voiceApplicationSid = null,
        bool? voiceCallerIdLookup = null, HttpMethod voiceFallbackMethod = null, Uri voiceFallbackUrl = null,
        HttpMethod voiceMethod = null, Uri voiceUrl = null, EmergencyStatusEnum emergencyStatus = null,
        string emergencyAddressSid = null, string trunkSid = null, VoiceReceiveModeEnum voiceReceiveMode = null,
        string identitySid = null, string addressSid = null, string bundleSid = null, ITwilioRestClient client = null) =>
        Update(UpdateOptions(
            pathSid, pathAccountSid, accountSid, apiVersion, friendlyName, smsApplicationSid, smsFallbackMethod, smsFallbackUrl,
            smsMethod, smsUrl, statusCallback, statusCallbackMethod, voiceApplicationSid, voiceCallerIdLookup,
            voiceFallbackMethod, voiceFallbackUrl, voiceMethod, voiceUrl, emergencyStatus, emergencyAddressSid, trunkSid,
            voiceReceiveMode, identitySid, addressSid, bundleSid), client);

    public static Task<IncomingPhoneNumberResource> UpdateAsync(
        string pathSid, string pathAccountSid = null, string accountSid = null, string apiVersion = null, string friendlyName = null,
        string smsApplicationSid = null, HttpMethod smsFallbackMethod = null, Uri smsFallbackUrl = null, HttpMethod smsMethod = null,
        Uri smsUrl = null, Uri statusCallback = null, HttpMethod statusCallbackMethod = null, string voiceApplicationSid = null,
        bool? voiceCallerIdLookup = null, HttpMethod voiceFallbackMethod = null, Uri voiceFallbackUrl = null,
        HttpMethod voiceMethod = null, Uri voiceUrl = null, EmergencyStatusEnum emergencyStatus = null,
        string emergencyAddressSid = null, string trunkSid = null, VoiceReceiveModeEnum voiceReceiveMode = null,
        string identitySid = null, string addressSid = null, string bundleSid = null, ITwilioRestClient client = null) =>
        UpdateAsync(UpdateOptions(
            pathSid, pathAccountSid, accountSid, apiVersion, friendlyName, smsApplicationSid, smsFallbackMethod, smsFallbackUrl,
            smsMethod, smsUrl, statusCallback, statusCallbackMethod, voiceApplicationSid, voiceCallerIdLookup,
            voiceFallbackMethod, voiceFallbackUrl, voiceMethod, voiceUrl, emergencyStatus, emergencyAddressSid, trunkSid,
            voiceReceiveMode, identitySid, addressSid, bundleSid), client);

    public static TwilioResponse<IncomingPhoneNumberResource> UpdateWithHeaders(
        string pathSid, string pathAccountSid = null, string accountSid = null, string apiVersion = null, string friendlyName = null,
        string smsApplicationSid = null, HttpMethod smsFallbackMethod = null, Uri smsFallbackUrl = null, HttpMethod smsMethod = null,
        Uri smsUrl = null, Uri statusCallback = null, HttpMethod statusCallbackMethod = null, string voiceApplicationSid = null,
        bool? voiceCallerIdLookup = null, HttpMethod voiceFallbackMethod = null, Uri voiceFallbackUrl = null,
        HttpMethod voiceMethod = null, Uri voiceUrl = null, EmergencyStatusEnum emergencyStatus = null,
        string emergencyAddressSid = null, string trunkSid = null, VoiceReceiveModeEnum voiceReceiveMode = null,
        string identitySid = null, string addressSid = null, string bundleSid = null, ITwilioRestClient client = null) =>
        UpdateWithHeaders(UpdateOptions(
            pathSid, pathAccountSid, accountSid, apiVersion, friendlyName, smsApplicationSid, smsFallbackMethod, smsFallbackUrl,
            smsMethod, smsUrl, statusCallback, statusCallbackMethod, voiceApplicationSid, voiceCallerIdLookup,
            voiceFallbackMethod, voiceFallbackUrl, voiceMethod, voiceUrl, emergencyStatus, emergencyAddressSid, trunkSid,
            voiceReceiveMode, identitySid, addressSid, bundleSid), client);

    public static Task<TwilioResponse<IncomingPhoneNumberResource>> UpdateWithHeadersAsync(
        string pathSid, string pathAccountSid = null, string accountSid = null, string apiVersion = null, string friendlyName = null,
        string smsApplicationSid = null, HttpMethod smsFallbackMethod = null, Uri smsFallbackUrl = null, HttpMethod smsMethod = null,
        Uri smsUrl = null, Uri statusCallback = null, HttpMethod statusCallbackMethod = null, string voiceApplicationSid = null,
        bool? voiceCallerIdLookup = null, HttpMethod voiceFallbackMethod = null, Uri voiceFallbackUrl = null,
        HttpMethod voiceMethod = null, Uri voiceUrl = null, EmergencyStatusEnum emergencyStatus = null,
        string emergencyAddressSid = null, string trunkSid = null, VoiceReceiveModeEnum voiceReceiveMode = null,
        string identitySid = null, string addressSid = null, string bundleSid = null, ITwilioRestClient client = null) =>
        UpdateWithHeadersAsync(UpdateOptions(
            pathSid, pathAccountSid, accountSid, apiVersion, friendlyName, smsApplicationSid, smsFallbackMethod, smsFallbackUrl,
            smsMethod, smsUrl, statusCallback, statusCallbackMethod, voiceApplicationSid, voiceCallerIdLookup,
            voiceFallbackMethod, voiceFallbackUrl, voiceMethod, voiceUrl, emergencyStatus, emergencyAddressSid, trunkSid,
            voiceReceiveMode, identitySid, addressSid, bundleSid), client);

    private static UpdateIncomingPhoneNumberOptions UpdateOptions(
        string pathSid, string pathAccountSid, string accountSid, string apiVersion, string friendlyName, string smsApplicationSid,
        HttpMethod smsFallbackMethod, Uri smsFallbackUrl, HttpMethod smsMethod, Uri smsUrl, Uri statusCallback,
        HttpMethod statusCallbackMethod, string voiceApplicationSid, bool? voiceCallerIdLookup, HttpMethod voiceFallbackMethod,
        Uri voiceFallbackUrl, HttpMethod voiceMethod, Uri voiceUrl, EmergencyStatusEnum emergencyStatus, string emergencyAddressSid,
        string trunkSid, VoiceReceiveModeEnum voiceReceiveMode, string identitySid, string addressSid, string bundleSid) =>
        new UpdateIncomingPhoneNumberOptions(pathSid)
        {
            PathAccountSid = pathAccountSid, AccountSid = accountSid, ApiVersion = apiVersion, FriendlyName = friendlyName,
            SmsApplicationSid = smsApplicationSid, SmsFallbackMethod = smsFallbackMethod, SmsFallbackUrl = smsFallbackUrl,
            SmsMethod = smsMethod, SmsUrl = smsUrl, StatusCallback = statusCallback, StatusCallbackMethod = statusCallbackMethod,
            VoiceApplicationSid = voiceApplicationSid, VoiceCallerIdLookup = voiceCallerIdLookup,
            VoiceFallbackMethod = voiceFallbackMethod, VoiceFallbackUrl = voiceFallbackUrl, VoiceMethod = voiceMethod, VoiceUrl = voiceUrl,
            EmergencyStatus = emergencyStatus, EmergencyAddressSid = emergencyAddressSid, TrunkSid = trunkSid,
            VoiceReceiveMode = voiceReceiveMode, IdentitySid = identitySid, AddressSid = addressSid, BundleSid = bundleSid,
        };

    private static Request BuildUpdateRequest(UpdateIncomingPhoneNumberOptions options, ITwilioRestClient client) => new(
        HttpMethod.Post,
        Domain.Api,
        $"/2010-04-01/Accounts/{options.PathAccountSid ?? client.AccountSid}/IncomingPhoneNumbers/{options.PathSid}.json",
        contentType: ContentTypeEnum.FORM_URLENCODED,
        postParams: options.GetParams());
}
