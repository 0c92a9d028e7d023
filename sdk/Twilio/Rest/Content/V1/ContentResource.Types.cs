using Newtonsoft.Json;

namespace Twilio.Rest.Content.V1;

public partial class ContentResource
{
    public class Types
    {
        [JsonProperty("twilio/text")]
        private TwilioText TwilioText { get; set; }

        [JsonProperty("twilio/media")]
        private TwilioMedia TwilioMedia { get; set; }

        [JsonProperty("twilio/location")]
        private TwilioLocation TwilioLocation { get; set; }

        [JsonProperty("twilio/list-picker")]
        private TwilioListPicker TwilioListPicker { get; set; }

        [JsonProperty("twilio/call-to-action")]
        private TwilioCallToAction TwilioCallToAction { get; set; }

        [JsonProperty("twilio/quick-reply")]
        private TwilioQuickReply TwilioQuickReply { get; set; }

        [JsonProperty("twilio/card")]
        private TwilioCard TwilioCard { get; set; }

        [JsonProperty("twilio/catalog")]
        private TwilioCatalog TwilioCatalog { get; set; }

        [JsonProperty("twilio/carousel")]
        private TwilioCarousel TwilioCarousel { get; set; }

        [JsonProperty("twilio/flows")]
        private TwilioFlows TwilioFlows { get; set; }

        [JsonProperty("twilio/schedule")]
        private TwilioSchedule TwilioSchedule { get; set; }

        [JsonProperty("whatsapp/card")]
        private WhatsappCard WhatsappCard { get; set; }

        [JsonProperty("whatsapp/authentication")]
        private WhatsappAuthentication WhatsappAuthentication { get; set; }

        public class Builder
        {
            private readonly Types _built = new();

            public Builder WithTwilioText(TwilioText twilioText)
            {
                _built.TwilioText = twilioText;
                return this;
            }

            public Builder WithTwilioMedia(TwilioMedia twilioMedia)
            {
                _built.TwilioMedia = twilioMedia;
                return this;
            }

            public Builder WithTwilioLocation(TwilioLocation twilioLocation)
            {
                _built.TwilioLocation = twilioLocation;
                return this;
            }

            public Builder WithTwilioListPicker(TwilioListPicker twilioListPicker)
            {
                _built.TwilioListPicker = twilioListPicker;
                return this;
            }

            public Builder WithTwilioCallToAction(TwilioCallToAction twilioCallToAction)
            {
                _built.TwilioCallToAction = twilioCallToAction;
                return this;
            }

            public Builder WithTwilioQuickReply(TwilioQuickReply twilioQuickReply)
            {
                _built.TwilioQuickReply = twilioQuickReply;
                return this;
            }

            public Builder WithTwilioCard(TwilioCard twilioCard)
            {
                _built.TwilioCard = twilioCard;
                return this;
            }

            public Builder WithTwilioCatalog(TwilioCatalog twilioCatalog)
            {
                _built.TwilioCatalog = twilioCatalog;
                return this;
            }

            public Builder WithTwilioCarousel(TwilioCarousel twilioCarousel)
            {
                _built.TwilioCarousel = twilioCarousel;
                return this;
            }

            public Builder WithTwilioFlows(TwilioFlows twilioFlows)
            {
                _built.TwilioFlows = twilioFlows;
                return this;
            }

            public Builder WithTwilioSchedule(TwilioSchedule twilioSchedule)
            {
                _built.TwilioSchedule = twilioSchedule;
                return this;
            }

            public Builder WithWhatsappCard(WhatsappCard whatsappCard)
            {
                _built.WhatsappCard = whatsappCard;
                return this;
            }

            public Builder WithWhatsappAuthentication(WhatsappAuthentication whatsappAuthentication)
            {
                _built.WhatsappAuthentication = whatsappAuthentication;
                return this;
            }

            public Types Build() => _built;
        }
    }
}
