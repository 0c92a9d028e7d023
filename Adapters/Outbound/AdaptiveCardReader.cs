using Newtonsoft.Json.Linq;

namespace TwilioBot.Adapters;

/// <summary>
/// Adaptive cards in words: the texts, facts, pictures and actions in reading order, or the author's fallback text when there are none.
/// </summary>
/// <remarks>Source: https://adaptivecards.io/explorer/</remarks>
internal static class AdaptiveCardReader
{
    public static CardContent Read(JObject card)
    {
        var words = new List<string>();
        var media = new List<OutboundMedia>();
        var actions = new JArray();
        Walk(card);

        var text = words.Count > 0
            ? string.Join('\n', words)
            : CardReader.Text(card, "fallbackText") ?? CardReader.Text(card, "speak") ?? "";
        var buttons = ButtonText.Of(actions);
        return new CardContent(text.Length > 0 && buttons.Length > 0 ? $"{text}\n{buttons}" : text + buttons, media);

        void Walk(JObject element)
        {
            switch (CardReader.Text(element, "type"))
            {
                case "TextBlock" when CardReader.Text(element, "text") is { } block:
                    words.Add(block);
                    break;
                case "RichTextBlock":
                    var runs = string.Concat((element["inlines"] as JArray ?? []).Select(run =>
                        run is JValue { Value: string s } ? s : CardReader.Text(run, "text")));
                    if (runs.Length > 0) words.Add(TwilioMarkdown.Escape(runs));
                    break;
                case "FactSet":
                    words.AddRange(CardReader.List(element, "facts")
                        .Select(fact => TwilioMarkdown.Escape($"{CardReader.Text(fact, "title")}: {CardReader.Text(fact, "value")}")));
                    break;
                case "Image" when CardReader.Text(element, "url") is { } url:
                    media.Add(new OutboundMedia(url, "image/*"));
                    break;
            }

            foreach (var part in (string[])["body", "items", "columns", "images"])
            {
                foreach (var child in CardReader.List(element, part)) Walk(child);
            }

            foreach (var action in CardReader.List(element, "actions")) actions.Add(action.DeepClone());
        }
    }
}
