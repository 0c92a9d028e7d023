using Newtonsoft.Json;

namespace Twilio.Rest.Content.V1;

public partial class ContentResource
{
    public class CardAction
    {
        [JsonProperty("type")]
        private CardActionType Type { get; set; }

        [JsonProperty("title")]
        private string Title { get; set; }

        [JsonProperty("url")]
        private string Url { get; set; }

        [JsonProperty("phone")]
        private string Phone { get; set; }

        [JsonProperty("id")]
        private string Id { get; set; }

        [JsonProperty("code")]
        private string Code { get; set; }

        public class Builder
        {
            private readonly CardAction _built = new();

            public Builder WithType(CardActionType type)
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

            public Builder WithId(string id)
            {
                _built.Id = id;
                return this;
            }

            public Builder WithCode(string code)
            {
                _built.Code = code;
                return this;
            }

            public CardAction Build() => _built;
        }
    }

    public class TwilioCard
    {
        [JsonProperty("title")]
        private string Title { get; set; }

        [JsonProperty("subtitle")]
        private string Subtitle { get; set; }

        [JsonProperty("media")]
        private List<string> Media { get; set; }

        [JsonProperty("actions")]
        private List<CardAction> Actions { get; set; }

        public class Builder
        {
            private readonly TwilioCard _built = new();

            public Builder WithTitle(string title)
            {
                _built.Title = title;
                return this;
            }

            public Builder WithSubtitle(string subtitle)
            {
                _built.Subtitle = subtitle;
                return this;
            }

            public Builder WithMedia(List<string> media)
            {
                _built.Media = media;
                return this;
            }

            public Builder WithActions(List<CardAction> actions)
            {
                _built.Actions = actions;
                return this;
            }

            public TwilioCard Build() => _built;
        }
    }

    public class CarouselAction
    {
        [JsonProperty("type")]
        private CarouselActionType Type { get; set; }

        [JsonProperty("title")]
        private string Title { get; set; }

        [JsonProperty("url")]
        private string Url { get; set; }

        [JsonProperty("phone")]
        private string Phone { get; set; }

        [JsonProperty("id")]
        private string Id { get; set; }

        public class Builder
        {
            private readonly CarouselAction _built = new();

            public Builder WithType(CarouselActionType type)
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

            public Builder WithId(string id)
            {
                _built.Id = id;
                return this;
            }

            public CarouselAction Build() => _built;
        }
    }

    public class CarouselCard
    {
        [JsonProperty("title")]
        private string Title { get; set; }

        [JsonProperty("body")]
        private string Body { get; set; }

        [JsonProperty("media")]
        private string Media { get; set; }

        [JsonProperty("actions")]
        private List<CarouselAction> Actions { get; set; }

        public class Builder
        {
            private readonly CarouselCard _built = new();

            public Builder WithTitle(string title)
            {
                _built.Title = title;
                return this;
            }

            public Builder WithBody(string body)
            {
                _built.Body = body;
                return this;
            }

            public Builder WithMedia(string media)
            {
                _built.Media = media;
                return this;
            }

            public Builder WithActions(List<CarouselAction> actions)
            {
                _built.Actions = actions;
                return this;
            }

            public CarouselCard Build() => _built;
        }
    }

    public class TwilioCarousel
    {
        [JsonProperty("body")]
        private string Body { get; set; }

        [JsonProperty("cards")]
        private List<CarouselCard> Cards { get; set; }

        public class Builder
        {
            private readonly TwilioCarousel _built = new();

            public Builder WithBody(string body)
            {
                _built.Body = body;
                return this;
            }

            public Builder WithCards(List<CarouselCard> cards)
            {
                _built.Cards = cards;
                return this;
            }

            public TwilioCarousel Build() => _built;
        }
    }
}
