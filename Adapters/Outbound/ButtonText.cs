using System.Globalization;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace TwilioBot.Adapters;

/// <summary>Buttons in words: links as <c>title: address</c>, answers as a numbered list to choose from.</summary>
internal static class ButtonText
{
    /// <summary>The buttons as Markdown lines; empty when there are none.</summary>
    public static string Of(IEnumerable<CardAction>? actions) => Of((actions ?? []).Where(action => action is not null)
        .Select(action => new Button(
            action.Type ?? "", action.Title ?? action.DisplayText ?? action.Text ?? action.Value as string ?? "", action.Value as string)));

    /// <summary>Likewise, of buttons as JSON has them.</summary>
    public static string Of(JArray? actions) => Of((actions ?? []).OfType<JObject>()
        .Select(action => new Button(
            Text(action, "type") ?? "",
            Text(action, "title") ?? Text(action, "displayText") ?? Text(action, "text") ?? Text(action, "value") ?? "",
            Text(action, "value") ?? Text(action, "url"))));

    private static string Of(IEnumerable<Button> buttons)
    {
        var all = buttons.Where(button => button.Title.Length > 0 || button.Link is not null).ToList();
        var choices = all.Count(button => button.Link is null);
        var number = 0;
        return string.Join('\n', all.Select(button => TwilioMarkdown.Escape(button.Link switch
        {
            { } link when button.Title.Length == 0 || button.Title == link => link,
            { } link => $"{button.Title}: {link}",
            null when choices == 1 => button.Title,
            null => string.Create(CultureInfo.InvariantCulture, $"{++number}. {button.Title}"),
        })));
    }

    private static string? Text(JObject json, string name) =>
        json.GetValue(name, StringComparison.OrdinalIgnoreCase) is JValue { Value: string { Length: > 0 } text } ? text : null;

    private sealed record Button(string Type, string Title, string? Value)
    {
        /// <summary>Where the button leads: an address, or the number to call. Null: tapping it would have answered the bot.</summary>
        public string? Link => Type.ToUpperInvariant() switch
        {
            "CALL" => Value?.Replace("tel:", "", StringComparison.OrdinalIgnoreCase),
            "IMBACK" or "POSTBACK" or "MESSAGEBACK" or "" => null,
            _ => Value is not null && Uri.TryCreate(Value, UriKind.Absolute, out var uri) && !uri.IsFile ? Value : null,
        };
    }
}
