using Newtonsoft.Json;

namespace Twilio.Rest.Content.V1;

public partial class ContentResource
{
    public class ListItem
    {
        [JsonProperty("id")]
        private string Id { get; set; }

        [JsonProperty("item")]
        private string Item { get; set; }

        [JsonProperty("description")]
        private string Description { get; set; }

        public class Builder
        {
            private readonly ListItem _built = new();

            public Builder WithId(string id)
            {
                _built.Id = id;
                return this;
            }

            public Builder WithItem(string item)
            {
                _built.Item = item;
                return this;
            }

            public Builder WithDescription(string description)
            {
                _built.Description = description;
                return this;
            }

            public ListItem Build() => _built;
        }
    }

    public class TwilioListPicker
    {
        [JsonProperty("body")]
        private string Body { get; set; }

        [JsonProperty("button")]
        private string Button { get; set; }

        [JsonProperty("items")]
        private List<ListItem> Items { get; set; }

        public class Builder
        {
            private readonly TwilioListPicker _built = new();

            public Builder WithBody(string body)
            {
                _built.Body = body;
                return this;
            }

            public Builder WithButton(string button)
            {
                _built.Button = button;
                return this;
            }

            public Builder WithItems(List<ListItem> items)
            {
                _built.Items = items;
                return this;
            }

            public TwilioListPicker Build() => _built;
        }
    }

    public class CatalogItem
    {
        [JsonProperty("id")]
        private string Id { get; set; }

        [JsonProperty("section_title")]
        private string SectionTitle { get; set; }

        [JsonProperty("name")]
        private string Name { get; set; }

        [JsonProperty("media_url")]
        private string MediaUrl { get; set; }

        [JsonProperty("price")]
        private decimal? Price { get; set; }

        [JsonProperty("description")]
        private string Description { get; set; }

        public class Builder
        {
            private readonly CatalogItem _built = new();

            public Builder WithId(string id)
            {
                _built.Id = id;
                return this;
            }

            public Builder WithSectionTitle(string sectionTitle)
            {
                _built.SectionTitle = sectionTitle;
                return this;
            }

            public Builder WithName(string name)
            {
                _built.Name = name;
                return this;
            }

            public Builder WithMediaUrl(string mediaUrl)
            {
                _built.MediaUrl = mediaUrl;
                return this;
            }

            public Builder WithPrice(decimal? price)
            {
                _built.Price = price;
                return this;
            }

            public Builder WithDescription(string description)
            {
                _built.Description = description;
                return this;
            }

            public CatalogItem Build() => _built;
        }
    }

    public class TwilioCatalog
    {
        [JsonProperty("title")]
        private string Title { get; set; }

        [JsonProperty("body")]
        private string Body { get; set; }

        [JsonProperty("subtitle")]
        private string Subtitle { get; set; }

        [JsonProperty("id")]
        private string Id { get; set; }

        [JsonProperty("items")]
        private List<CatalogItem> Items { get; set; }

        [JsonProperty("dynamic_items")]
        private string DynamicItems { get; set; }

        public class Builder
        {
            private readonly TwilioCatalog _built = new();

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

            public Builder WithSubtitle(string subtitle)
            {
                _built.Subtitle = subtitle;
                return this;
            }

            public Builder WithId(string id)
            {
                _built.Id = id;
                return this;
            }

            public Builder WithItems(List<CatalogItem> items)
            {
                _built.Items = items;
                return this;
            }

            public Builder WithDynamicItems(string dynamicItems)
            {
                _built.DynamicItems = dynamicItems;
                return this;
            }

            public TwilioCatalog Build() => _built;
        }
    }
}
