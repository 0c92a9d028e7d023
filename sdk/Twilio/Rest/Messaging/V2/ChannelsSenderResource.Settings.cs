using Newtonsoft.Json;

namespace Twilio.Rest.Messaging.V2;

public partial class ChannelsSenderResource
{
    public class MessagingV2ChannelsSenderConfiguration
    {
        [JsonProperty("waba_id")]
        private string WabaId { get; set; }

        [JsonProperty("verification_method")]
        private VerificationMethodEnum VerificationMethod { get; set; }

        [JsonProperty("verification_code")]
        private string VerificationCode { get; set; }

        [JsonProperty("voice_application_sid")]
        private string VoiceApplicationSid { get; set; }

        public class Builder
        {
            private readonly MessagingV2ChannelsSenderConfiguration _built = new();

            public Builder WithWabaId(string wabaId)
            {
                _built.WabaId = wabaId;
                return this;
            }

            public Builder WithVerificationMethod(VerificationMethodEnum verificationMethod)
            {
                _built.VerificationMethod = verificationMethod;
                return this;
            }

            public Builder WithVerificationCode(string verificationCode)
            {
                _built.VerificationCode = verificationCode;
                return this;
            }

            public Builder WithVoiceApplicationSid(string voiceApplicationSid)
            {
                _built.VoiceApplicationSid = voiceApplicationSid;
                return this;
            }

            public MessagingV2ChannelsSenderConfiguration Build() => _built;
        }
    }

    public class MessagingV2ChannelsSenderWebhook
    {
        [JsonProperty("callback_url")]
        private string CallbackUrl { get; set; }

        [JsonProperty("callback_method")]
        private CallbackMethodEnum CallbackMethod { get; set; }

        [JsonProperty("fallback_url")]
        private string FallbackUrl { get; set; }

        [JsonProperty("fallback_method")]
        private FallbackMethodEnum FallbackMethod { get; set; }

        [JsonProperty("status_callback_url")]
        private string StatusCallbackUrl { get; set; }

        [JsonProperty("status_callback_method")]
        private string StatusCallbackMethod { get; set; }

        public class Builder
        {
            private readonly MessagingV2ChannelsSenderWebhook _built = new();

            public Builder WithCallbackUrl(string callbackUrl)
            {
                _built.CallbackUrl = callbackUrl;
                return this;
            }

            public Builder WithCallbackMethod(CallbackMethodEnum callbackMethod)
            {
                _built.CallbackMethod = callbackMethod;
                return this;
            }

            public Builder WithFallbackUrl(string fallbackUrl)
            {
                _built.FallbackUrl = fallbackUrl;
                return this;
            }

            public Builder WithFallbackMethod(FallbackMethodEnum fallbackMethod)
            {
                _built.FallbackMethod = fallbackMethod;
                return this;
            }

            public Builder WithStatusCallbackUrl(string statusCallbackUrl)
            {
                _built.StatusCallbackUrl = statusCallbackUrl;
                return this;
            }

            public Builder WithStatusCallbackMethod(string statusCallbackMethod)
            {
                _built.StatusCallbackMethod = statusCallbackMethod;
                return this;
            }

            public MessagingV2ChannelsSenderWebhook Build() => _built;
        }
    }

    public class MessagingV2ChannelsSenderProperties
    {
        [JsonProperty("quality_rating")]
        private string QualityRating { get; set; }

        [JsonProperty("messaging_limit")]
        private string MessagingLimit { get; set; }

        public class Builder
        {
            private readonly MessagingV2ChannelsSenderProperties _built = new();

            public Builder WithQualityRating(string qualityRating)
            {
                _built.QualityRating = qualityRating;
                return this;
            }

            public Builder WithMessagingLimit(string messagingLimit)
            {
                _built.MessagingLimit = messagingLimit;
                return this;
            }

            public MessagingV2ChannelsSenderProperties Build() => _built;
        }
    }

    public class MessagingV2ChannelsSenderOfflineReasonsItems
    {
        [JsonProperty("code")]
        private string Code { get; set; }

        [JsonProperty("message")]
        private string Message { get; set; }

        [JsonProperty("more_info")]
        private Uri MoreInfo { get; set; }

        public class Builder
        {
            private readonly MessagingV2ChannelsSenderOfflineReasonsItems _built = new();

            public Builder WithCode(string code)
            {
                _built.Code = code;
                return this;
            }

            public Builder WithMessage(string message)
            {
                _built.Message = message;
                return this;
            }

            public Builder WithMoreInfo(Uri moreInfo)
            {
                _built.MoreInfo = moreInfo;
                return this;
            }

            public MessagingV2ChannelsSenderOfflineReasonsItems Build() => _built;
        }
    }
}
