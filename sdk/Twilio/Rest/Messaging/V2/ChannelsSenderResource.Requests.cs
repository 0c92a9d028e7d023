using Newtonsoft.Json;

namespace Twilio.Rest.Messaging.V2;

public partial class ChannelsSenderResource
{
    public class MessagingV2ChannelsSenderRequestsCreate
    {
        [JsonProperty("sender_id")]
        private string SenderId { get; set; }

        [JsonProperty("configuration")]
        private MessagingV2ChannelsSenderConfiguration Configuration { get; set; }

        [JsonProperty("webhook")]
        private MessagingV2ChannelsSenderWebhook Webhook { get; set; }

        [JsonProperty("profile")]
        private MessagingV2ChannelsSenderProfile Profile { get; set; }

        public class Builder
        {
            private readonly MessagingV2ChannelsSenderRequestsCreate _built = new();

            public Builder WithSenderId(string senderId)
            {
                _built.SenderId = senderId;
                return this;
            }

            public Builder WithConfiguration(MessagingV2ChannelsSenderConfiguration configuration)
            {
                _built.Configuration = configuration;
                return this;
            }

            public Builder WithWebhook(MessagingV2ChannelsSenderWebhook webhook)
            {
                _built.Webhook = webhook;
                return this;
            }

            public Builder WithProfile(MessagingV2ChannelsSenderProfile profile)
            {
                _built.Profile = profile;
                return this;
            }

            public MessagingV2ChannelsSenderRequestsCreate Build() => _built;
        }
    }

    public class MessagingV2ChannelsSenderRequestsUpdate
    {
        [JsonProperty("configuration")]
        private MessagingV2ChannelsSenderConfiguration Configuration { get; set; }

        [JsonProperty("webhook")]
        private MessagingV2ChannelsSenderWebhook Webhook { get; set; }

        [JsonProperty("profile")]
        private MessagingV2ChannelsSenderProfile Profile { get; set; }

        public class Builder
        {
            private readonly MessagingV2ChannelsSenderRequestsUpdate _built = new();

            public Builder WithConfiguration(MessagingV2ChannelsSenderConfiguration configuration)
            {
                _built.Configuration = configuration;
                return this;
            }

            public Builder WithWebhook(MessagingV2ChannelsSenderWebhook webhook)
            {
                _built.Webhook = webhook;
                return this;
            }

            public Builder WithProfile(MessagingV2ChannelsSenderProfile profile)
            {
                _built.Profile = profile;
                return this;
            }

            public MessagingV2ChannelsSenderRequestsUpdate Build() => _built;
        }
    }
}
