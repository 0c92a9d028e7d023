using Newtonsoft.Json;

namespace Twilio.Rest.Messaging.V2;

public partial class ChannelsSenderResource
{
    public class MessagingV2RcsComplianceResponse
    {
        [JsonProperty("registration_sid")]
        private string RegistrationSid { get; set; }

        [JsonProperty("countries")]
        private List<MessagingV2RcsComplianceCountryResponse> Countries { get; set; }

        public class Builder
        {
            private readonly MessagingV2RcsComplianceResponse _built = new();

            public Builder WithRegistrationSid(string registrationSid)
            {
                _built.RegistrationSid = registrationSid;
                return this;
            }

            public Builder WithCountries(List<MessagingV2RcsComplianceCountryResponse> countries)
            {
                _built.Countries = countries;
                return this;
            }

            public MessagingV2RcsComplianceResponse Build() => _built;
        }
    }

    public class MessagingV2RcsComplianceCountryResponse
    {
        [JsonProperty("country")]
        private string Country { get; set; }

        [JsonProperty("registration_sid")]
        private string RegistrationSid { get; set; }

        [JsonProperty("status")]
        private MessagingV2RcsCountryStatus Status { get; set; }

        [JsonProperty("carriers")]
        private List<MessagingV2RcsCarrier> Carriers { get; set; }

        public class Builder
        {
            private readonly MessagingV2RcsComplianceCountryResponse _built = new();

            public Builder WithCountry(string country)
            {
                _built.Country = country;
                return this;
            }

            public Builder WithRegistrationSid(string registrationSid)
            {
                _built.RegistrationSid = registrationSid;
                return this;
            }

            public Builder WithStatus(MessagingV2RcsCountryStatus status)
            {
                _built.Status = status;
                return this;
            }

            public Builder WithCarriers(List<MessagingV2RcsCarrier> carriers)
            {
                _built.Carriers = carriers;
                return this;
            }

            public MessagingV2RcsComplianceCountryResponse Build() => _built;
        }
    }

    public class MessagingV2RcsCarrier
    {
        [JsonProperty("name")]
        private string Name { get; set; }

        [JsonProperty("status")]
        private MessagingV2RcsCarrierStatus Status { get; set; }

        public class Builder
        {
            private readonly MessagingV2RcsCarrier _built = new();

            public Builder WithName(string name)
            {
                _built.Name = name;
                return this;
            }

            public Builder WithStatus(MessagingV2RcsCarrierStatus status)
            {
                _built.Status = status;
                return this;
            }

            public MessagingV2RcsCarrier Build() => _built;
        }
    }
}
