using Newtonsoft.Json;

namespace Twilio.Rest.Content.V1;

public partial class ContentResource
{
    public class FlowsPageComponent
    {
        [JsonProperty("label")]
        private string Label { get; set; }

        [JsonProperty("type")]
        private string Type { get; set; }

        public class Builder
        {
            private readonly FlowsPageComponent _built = new();

            public Builder WithLabel(string label)
            {
                _built.Label = label;
                return this;
            }

            public Builder WithType(string type)
            {
                _built.Type = type;
                return this;
            }

            public FlowsPageComponent Build() => _built;
        }
    }

    public class FlowsPage
    {
        [JsonProperty("id")]
        private string Id { get; set; }

        [JsonProperty("next_page_id")]
        private string NextPageId { get; set; }

        [JsonProperty("title")]
        private string Title { get; set; }

        [JsonProperty("subtitle")]
        private string Subtitle { get; set; }

        [JsonProperty("layout")]
        private List<FlowsPageComponent> Layout { get; set; }

        public class Builder
        {
            private readonly FlowsPage _built = new();

            public Builder WithId(string id)
            {
                _built.Id = id;
                return this;
            }

            public Builder WithNextPageId(string nextPageId)
            {
                _built.NextPageId = nextPageId;
                return this;
            }

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

            public Builder WithLayout(List<FlowsPageComponent> layout)
            {
                _built.Layout = layout;
                return this;
            }

            public FlowsPage Build() => _built;
        }
    }

    public class TwilioFlows
    {
        [JsonProperty("body")]
        private string Body { get; set; }

        [JsonProperty("button_text")]
        private string ButtonText { get; set; }

        [JsonProperty("subtitle")]
        private string Subtitle { get; set; }

        [JsonProperty("media_url")]
        private string MediaUrl { get; set; }

        [JsonProperty("pages")]
        private List<FlowsPage> Pages { get; set; }

        [JsonProperty("type")]
        private string Type { get; set; }

        public class Builder
        {
            private readonly TwilioFlows _built = new();

            public Builder WithBody(string body)
            {
                _built.Body = body;
                return this;
            }

            public Builder WithButtonText(string buttonText)
            {
                _built.ButtonText = buttonText;
                return this;
            }

            public Builder WithSubtitle(string subtitle)
            {
                _built.Subtitle = subtitle;
                return this;
            }

            public Builder WithMediaUrl(string mediaUrl)
            {
                _built.MediaUrl = mediaUrl;
                return this;
            }

            public Builder WithPages(List<FlowsPage> pages)
            {
                _built.Pages = pages;
                return this;
            }

            public Builder WithType(string type)
            {
                _built.Type = type;
                return this;
            }

            public TwilioFlows Build() => _built;
        }
    }

    public class TwilioSchedule
    {
        [JsonProperty("id")]
        private string Id { get; set; }

        [JsonProperty("title")]
        private string Title { get; set; }

        [JsonProperty("timeSlots")]
        private string TimeSlots { get; set; }

        public class Builder
        {
            private readonly TwilioSchedule _built = new();

            public Builder WithId(string id)
            {
                _built.Id = id;
                return this;
            }

            public Builder WithTitle(string title)
            {
                _built.Title = title;
                return this;
            }

            public Builder WithTimeSlots(string timeSlots)
            {
                _built.TimeSlots = timeSlots;
                return this;
            }

            public TwilioSchedule Build() => _built;
        }
    }
}
