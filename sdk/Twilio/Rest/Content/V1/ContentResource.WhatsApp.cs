using Newtonsoft.Json;

namespace Twilio.Rest.Content.V1;

public partial class ContentResource
{
    public class WhatsappCard
    {
        [JsonProperty("body")]
        private string Body { get; set; }

        [JsonProperty("footer")]
        private string Footer { get; set; }

        [JsonProperty("media")]
        private List<string> Media { get; set; }

        [JsonProperty("header_text")]
        private string HeaderText { get; set; }

        [JsonProperty("actions")]
        private List<CardAction> Actions { get; set; }

        public class Builder
        {
            private readonly WhatsappCard _built = new();

            public Builder WithBody(string body)
            {
                _built.Body = body;
                return this;
            }

            public Builder WithFooter(string footer)
            {
                _built.Footer = footer;
                return this;
            }

            public Builder WithMedia(List<string> media)
            {
                _built.Media = media;
                return this;
            }

            public Builder WithHeaderText(string headerText)
            {
                _built.HeaderText = headerText;
                return this;
            }

            public Builder WithActions(List<CardAction> actions)
            {
                _built.Actions = actions;
                return this;
            }

            public WhatsappCard Build() => _built;
        }
    }

    public class AuthenticationAction
    {
        [JsonProperty("type")]
        private AuthenticationActionType Type { get; set; }

        [JsonProperty("copy_code_text")]
        private string CopyCodeText { get; set; }

        public class Builder
        {
            private readonly AuthenticationAction _built = new();

            public Builder WithType(AuthenticationActionType type)
            {
                _built.Type = type;
                return this;
            }

            public Builder WithCopyCodeText(string copyCodeText)
            {
                _built.CopyCodeText = copyCodeText;
                return this;
            }

            public AuthenticationAction Build() => _built;
        }
    }

    public class WhatsappAuthentication
    {
        [JsonProperty("add_security_recommendation")]
        private bool? AddSecurityRecommendation { get; set; }

        [JsonProperty("code_expiration_minutes")]
        private decimal? CodeExpirationMinutes { get; set; }

        [JsonProperty("actions")]
        private List<AuthenticationAction> Actions { get; set; }

        public class Builder
        {
            private readonly WhatsappAuthentication _built = new();

            public Builder WithAddSecurityRecommendation(bool? addSecurityRecommendation)
            {
                _built.AddSecurityRecommendation = addSecurityRecommendation;
                return this;
            }

            public Builder WithCodeExpirationMinutes(decimal? codeExpirationMinutes)
            {
                _built.CodeExpirationMinutes = codeExpirationMinutes;
                return this;
            }

            public Builder WithActions(List<AuthenticationAction> actions)
            {
                _built.Actions = actions;
                return this;
            }

            public WhatsappAuthentication Build() => _built;
        }
    }
}
