using Newtonsoft.Json;

namespace Twilio.Rest.Messaging.V2;

public partial class ChannelsSenderResource
{
    public class MessagingV2ChannelsSenderProfile
    {
        [JsonProperty("name")]
        private string Name { get; set; }

        [JsonProperty("about")]
        private string About { get; set; }

        [JsonProperty("address")]
        private string Address { get; set; }

        [JsonProperty("description")]
        private string Description { get; set; }

        [JsonProperty("logo_url")]
        private string LogoUrl { get; set; }

        [JsonProperty("banner_url")]
        private string BannerUrl { get; set; }

        [JsonProperty("privacy_url")]
        private string PrivacyUrl { get; set; }

        [JsonProperty("terms_of_service_url")]
        private string TermsOfServiceUrl { get; set; }

        [JsonProperty("accent_color")]
        private string AccentColor { get; set; }

        [JsonProperty("vertical")]
        private string Vertical { get; set; }

        [JsonProperty("websites")]
        private object Websites { get; set; }

        [JsonProperty("emails")]
        private object Emails { get; set; }

        [JsonProperty("phone_numbers")]
        private object PhoneNumbers { get; set; }

        public class Builder
        {
            private readonly MessagingV2ChannelsSenderProfile _built = new();

            public Builder WithName(string name)
            {
                _built.Name = name;
                return this;
            }

            public Builder WithAbout(string about)
            {
                _built.About = about;
                return this;
            }

            public Builder WithAddress(string address)
            {
                _built.Address = address;
                return this;
            }

            public Builder WithDescription(string description)
            {
                _built.Description = description;
                return this;
            }

            public Builder WithLogoUrl(string logoUrl)
            {
                _built.LogoUrl = logoUrl;
                return this;
            }

            public Builder WithBannerUrl(string bannerUrl)
            {
                _built.BannerUrl = bannerUrl;
                return this;
            }

            public Builder WithPrivacyUrl(string privacyUrl)
            {
                _built.PrivacyUrl = privacyUrl;
                return this;
            }

            public Builder WithTermsOfServiceUrl(string termsOfServiceUrl)
            {
                _built.TermsOfServiceUrl = termsOfServiceUrl;
                return this;
            }

            public Builder WithAccentColor(string accentColor)
            {
                _built.AccentColor = accentColor;
                return this;
            }

            public Builder WithVertical(string vertical)
            {
                _built.Vertical = vertical;
                return this;
            }

            public Builder WithWebsites(object websites)
            {
                _built.Websites = websites;
                return this;
            }

            public Builder WithEmails(object emails)
            {
                _built.Emails = emails;
                return this;
            }

            public Builder WithPhoneNumbers(object phoneNumbers)
            {
                _built.PhoneNumbers = phoneNumbers;
                return this;
            }

            public MessagingV2ChannelsSenderProfile Build() => _built;
        }
    }
}
