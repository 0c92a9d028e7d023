using Newtonsoft.Json;

namespace Twilio.Rest.Content.V1;

public partial class ContentResource
{
    public class TwilioText
    {
        [JsonProperty("body")]
        private string Body { get; set; }

        public class Builder
        {
            private readonly TwilioText _built = new();

            public Builder WithBody(string body)
            {
                _built.Body = body;
                return this;
            }

            public TwilioText Build() => _built;
        }
    }

    public class TwilioMedia
    {
        [JsonProperty("body")]
        private string Body { get; set; }

        [JsonProperty("media")]
        private List<string> Media { get; set; }

        public class Builder
        {
            private readonly TwilioMedia _built = new();

            public Builder WithBody(string body)
            {
                _built.Body = body;
                return this;
            }

            public Builder WithMedia(List<string> media)
            {
                _built.Media = media;
                return this;
            }

            public TwilioMedia Build() => _built;
        }
    }

    public class TwilioLocation
    {
        [JsonProperty("latitude")]
        private decimal? Latitude { get; set; }

        [JsonProperty("longitude")]
        private decimal? Longitude { get; set; }

        [JsonProperty("label")]
        private string Label { get; set; }

        public class Builder
        {
            private readonly TwilioLocation _built = new();

            public Builder WithLatitude(decimal? latitude)
            {
                _built.Latitude = latitude;
                return this;
            }

            public Builder WithLongitude(decimal? longitude)
            {
                _built.Longitude = longitude;
                return this;
            }

            public Builder WithLabel(string label)
            {
                _built.Label = label;
                return this;
            }

            public TwilioLocation Build() => _built;
        }
    }
}
