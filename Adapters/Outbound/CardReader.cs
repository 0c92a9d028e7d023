using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace TwilioBot.Adapters;

/// <summary>What a card says, for channels that show no cards.</summary>
/// <param name="Markdown">Title, texts, facts and buttons, a line each.</param>
/// <param name="Media">Its pictures, or what it plays.</param>
internal sealed record CardContent(string Markdown, IReadOnlyList<OutboundMedia> Media);

/// <summary>
/// Reads cards by the names their JSON gives the parts, so that one reader serves every Bot Framework card, typed or out of storage.
/// </summary>
internal static class CardReader
{
    private const string CardPrefix = "application/vnd.microsoft.card.";
    private const string AdaptiveCard = CardPrefix + "adaptive";

    public static bool TryRead(Attachment attachment, bool plain, [NotNullWhen(true)] out CardContent? card)
    {
        card = null;
        if (attachment.ContentType?.StartsWith(CardPrefix, StringComparison.OrdinalIgnoreCase) != true) return false;
        if (ToJson(attachment.Content) is not { } json) return false;

        card = attachment.ContentType.Equals(AdaptiveCard, StringComparison.OrdinalIgnoreCase)
            ? AdaptiveCardReader.Read(json)
            : ReadCard(json, plain);
        return true;
    }

    internal static string? Text(JToken? json, string name) =>
        (json as JObject)?.GetValue(name, StringComparison.OrdinalIgnoreCase) is JValue { Value: string { Length: > 0 } text }
            ? text
            : null;

    internal static IEnumerable<JObject> List(JToken? json, string name) =>
        ((json as JObject)?.GetValue(name, StringComparison.OrdinalIgnoreCase) as JArray ?? []).OfType<JObject>();

    private static CardContent ReadCard(JObject json, bool plain)
    {
        var lines = new List<string>();
        if (Text(json, "title") is { } title) lines.Add($"**{TwilioMarkdown.Escape(title)}**");
        AddWords(Text(json, "subtitle"));
        if (Text(json, "text") is { } text) lines.Add(plain ? TwilioMarkdown.Escape(text) : text);

        foreach (var fact in List(json, "facts")) AddWords(Pair(Text(fact, "key"), Text(fact, "value")));
        foreach (var item in List(json, "items")) AddWords(Pair(Text(item, "title"), Text(item, "price")));
        foreach (var sum in (string[])["tax", "vat", "total"])
        {
            if (Text(json, sum) is { } amount) AddWords(Pair(char.ToUpperInvariant(sum[0]) + sum[1..], amount));
        }

        var buttons = ButtonText.Of(json.GetValue("buttons", StringComparison.OrdinalIgnoreCase) as JArray);
        if (buttons.Length > 0) lines.Add(buttons);

        return new CardContent(string.Join('\n', lines), MediaOf(json));

        void AddWords(string? words)
        {
            if (words is not null) lines.Add(TwilioMarkdown.Escape(words));
        }
    }

    private static List<OutboundMedia> MediaOf(JObject json)
    {
        var played = List(json, "media").Select(media => Text(media, "url")).OfType<string>().ToList();
        if (played.Count > 0) return [.. played.Select(url => new OutboundMedia(url, null))];

        return
        [
            .. List(json, "images").Append(json.GetValue("image", StringComparison.OrdinalIgnoreCase) as JObject)
                .Select(image => Text(image, "url")).OfType<string>()
                .Select(url => new OutboundMedia(url, "image/*")),
        ];
    }

    private static string? Pair(string? name, string? value) => (name, value) switch
    {
        (null, _) => value,
        (_, null) => name,
        _ => $"{name}: {value}",
    };

    private static JObject? ToJson(object? content)
    {
        try
        {
            return content switch
            {
                null => null,
                JObject json => json,
                string text => JObject.Parse(text),
                JsonElement element => JObject.Parse(element.GetRawText()),
                _ => JToken.FromObject(content) as JObject,
            };
        }
        catch (Newtonsoft.Json.JsonException)
        {
            return null;
        }
    }
}
