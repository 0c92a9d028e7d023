using Newtonsoft.Json;
using Twilio.Types;

namespace Twilio.Rest.Messaging.V2;

public partial class ChannelsSenderResource
{
    public class MessagingV2ChannelsSenderProfileGenericResponse
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
        private List<MessagingV2ChannelsSenderProfileGenericResponseWebsites> Websites { get; set; }

        [JsonProperty("emails")]
        private List<MessagingV2ChannelsSenderProfileGenericResponseEmails> Emails { get; set; }

        [JsonProperty("phone_numbers")]
        private List<MessagingV2ChannelsSenderProfileGenericResponsePhoneNumbers> PhoneNumbers { get; set; }

        public class Builder
        {
            private readonly MessagingV2ChannelsSenderProfileGenericResponse _built = new();

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

            public Builder WithWebsites(List<MessagingV2ChannelsSenderProfileGenericResponseWebsites> websites)
            {
                _built.Websites = websites;
                return this;
            }

            public Builder WithEmails(List<MessagingV2ChannelsSenderProfileGenericResponseEmails> emails)
            {
                _built.Emails = emails;
                return this;
            }

            public Builder WithPhoneNumbers(List<MessagingV2ChannelsSenderProfileGenericResponsePhoneNumbers> phoneNumbers)
            {
                _built.PhoneNumbers = phoneNumbers;
                return this;
            }

            public MessagingV2ChannelsSenderProfileGenericResponse Build() => _built;
        }
    }

    public class MessagingV2ChannelsSenderProfileGenericResponseWebsites
    {
        [JsonProperty("website")]
        private string Website { get; set; }

        [JsonProperty("label")]
        private string Label { get; set; }

        public class Builder
        {
            private readonly MessagingV2ChannelsSenderProfileGenericResponseWebsites _built = new();

            public Builder WithWebsite(string website)
            {
                _built.Website = website;
                return this;
            }

            public Builder WithLabel(string label)
            {
                _built.Label = label;
                return this;
            }

            public MessagingV2ChannelsSenderProfileGenericResponseWebsites Build() => _built;
        }
    }

    public class MessagingV2ChannelsSenderProfileGenericResponseEmails
    {
        [JsonProperty("email")]
        private string Email { get; set; }

        [JsonProperty("label")]
        private string Label { get; set; }

        public class Builder
        {
            private readonly MessagingV2ChannelsSenderProfileGenericResponseEmails _built = new();

            public Builder WithEmail(string email)
            {
                _built.Email = email;
                return this;
            }

            public Builder WithLabel(string label)
            {
                _built.Label = label;
                return this;
            }

            public MessagingV2ChannelsSenderProfileGenericResponseEmails Build() => _built;
        }
    }

    public class MessagingV2ChannelsSenderProfileGenericResponsePhoneNumbers
    {
        [JsonProperty("phone_number")]
        private string PhoneNumber { get; set; }

        [JsonProperty("label")]
        private string Label { get; set; }

        public class Builder
        {
            private readonly MessagingV2ChannelsSenderProfileGenericResponsePhoneNumbers _built = new();

            public Builder WithPhoneNumber(string phoneNumber)
            {
                _built.PhoneNumber = phoneNumber;
                return this;
            }

            public Builder WithLabel(string label)
            {
                _built.Label = label;
                return this;
            }

            public MessagingV2ChannelsSenderProfileGenericResponsePhoneNumbers Build() => _built;
        }
    }
}
