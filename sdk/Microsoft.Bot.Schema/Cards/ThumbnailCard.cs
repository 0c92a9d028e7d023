using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>A card with a small picture, text and buttons.</summary>
public class ThumbnailCard
{
    public const string ContentType = "application/vnd.microsoft.card.thumbnail";

    public ThumbnailCard()
    {
    }

    public ThumbnailCard(
        string title = default, string subtitle = default, string text = default, IList<CardImage> images = default,
        IList<CardAction> buttons = default, CardAction tap = default)
    {
        Title = title;
        Subtitle = subtitle;
        Text = text;
        Images = images;
        Buttons = buttons;
        Tap = tap;
    }

    [JsonProperty(PropertyName = "title")]
    public string Title { get; set; }

    [JsonProperty(PropertyName = "subtitle")]
    public string Subtitle { get; set; }

    [JsonProperty(PropertyName = "text")]
    public string Text { get; set; }

    [JsonProperty(PropertyName = "images")]
    public IList<CardImage> Images { get; set; }

    [JsonProperty(PropertyName = "buttons")]
    public IList<CardAction> Buttons { get; set; }

    [JsonProperty(PropertyName = "tap")]
    public CardAction Tap { get; set; }
}
