using Newtonsoft.Json;

namespace Twilio.Rest.Content.V1;

public partial class ContentResource
{
    public class ContentCreateRequest
    {
        [JsonProperty("friendly_name")]
        private string FriendlyName { get; set; }

        [JsonProperty("variables")]
        private Dictionary<string, string> Variables { get; set; }

        [JsonProperty("language")]
        private string Language { get; set; }

        [JsonProperty("types")]
        private Types Types { get; set; }

        public class Builder
        {
            private readonly ContentCreateRequest _built = new();

            public Builder WithFriendlyName(string friendlyName)
            {
                _built.FriendlyName = friendlyName;
                return this;
            }

            public Builder WithVariables(Dictionary<string, string> variables)
            {
                _built.Variables = variables;
                return this;
            }

            public Builder WithLanguage(string language)
            {
                _built.Language = language;
                return this;
            }

            public Builder WithTypes(Types types)
            {
                _built.Types = types;
                return this;
            }

            public ContentCreateRequest Build() => _built;
        }
    }

    public class ContentUpdateRequest
    {
        [JsonProperty("friendly_name")]
        private string FriendlyName { get; set; }

        [JsonProperty("variables")]
        private Dictionary<string, string> Variables { get; set; }

        [JsonProperty("language")]
        private string Language { get; set; }

        [JsonProperty("types")]
        private Types Types { get; set; }

        public class Builder
        {
            private readonly ContentUpdateRequest _built = new();

            public Builder WithFriendlyName(string friendlyName)
            {
                _built.FriendlyName = friendlyName;
                return this;
            }

            public Builder WithVariables(Dictionary<string, string> variables)
            {
                _built.Variables = variables;
                return this;
            }

            public Builder WithLanguage(string language)
            {
                _built.Language = language;
                return this;
            }

            public Builder WithTypes(Types types)
            {
                _built.Types = types;
                return this;
            }

            public ContentUpdateRequest Build() => _built;
        }
    }
}
