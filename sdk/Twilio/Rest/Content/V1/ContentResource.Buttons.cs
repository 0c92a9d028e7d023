using Newtonsoft.Json;

namespace Twilio.Rest.Content.V1;

public partial class ContentResource
{
    public class CallToActionAction
    {
        [JsonProperty("type")]
        private CallToActionActionType Type { get; set; }

        [JsonProperty("title")]
        private string Title { get; set; }

        [JsonProperty("url")]
        private string Url { get; set; }

        [JsonProperty("phone")]
        private string Phone { get; set; }

        [JsonProperty("code")]
        private string Code { get; set; }

        public class Builder
        {
            private readonly CallToActionAction _built = new();

            public Builder WithType(CallToActionActionType type)
            {
                _built.Type = type;
                return this;
            }

            public Builder WithTitle(string title)
            {
                _built.Title = title;
                return this;
            }

            public Builder WithUrl(string url)
            {
                _built.Url = url;
                return this;
            }

            public Builder WithPhone(string phone)
            {
                _built.Phone = phone;
                return this;
            }

            public Builder WithCode(string code)
            {
                _built.Code = code;
                return this;
            }

            public CallToActionAction Build() => _built;
        }
    }

    public class TwilioCallToAction
    {
        [JsonProperty("body")]
        private string Body { get; set; }

        [JsonProperty("actions")]
        private List<CallToActionAction> Actions { get; set; }

        public class Builder
        {
            private readonly TwilioCallToAction _built = new();

            public Builder WithBody(string body)
            {
                _built.Body = body;
                return this;
            }

            public Builder WithActions(List<CallToActionAction> actions)
            {
                _built.Actions = actions;
                return this;
            }

            public TwilioCallToAction Build() => _built;
        }
    }

    public class QuickReplyAction
    {
        [JsonProperty("type")]
        private QuickReplyActionType Type { get; set; }

        [JsonProperty("title")]
        private string Title { get; set; }

        [JsonProperty("id")]
        private string Id { get; set; }

        public class Builder
        {
            private readonly QuickReplyAction _built = new();

            public Builder WithType(QuickReplyActionType type)
            {
                _built.Type = type;
                return this;
            }

            public Builder WithTitle(string title)
            {
                _built.Title = title;
                return this;
            }

            public Builder WithId(string id)
            {
                _built.Id = id;
                return this;
            }

            public QuickReplyAction Build() => _built;
        }
    }

    public class TwilioQuickReply
    {
        [JsonProperty("body")]
        private string Body { get; set; }

        [JsonProperty("actions")]
        private List<QuickReplyAction> Actions { get; set; }

        public class Builder
        {
            private readonly TwilioQuickReply _built = new();

            public Builder WithBody(string body)
            {
                _built.Body = body;
                return this;
            }

            public Builder WithActions(List<QuickReplyAction> actions)
            {
                _built.Actions = actions;
                return this;
            }

            public TwilioQuickReply Build() => _built;
        }
    }
}
