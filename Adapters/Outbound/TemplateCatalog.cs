using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TwilioBot.Adapters;

/// <summary>A template with its values: what WhatsApp sends, and the same as text.</summary>
/// <param name="ContentSid">Twilio's id of it in this language; empty when none is configured.</param>
/// <param name="ContentVariables">The values as JSON, keys "1", "2" …</param>
/// <param name="Text">The text with the values in it, literally.</param>
internal sealed record FilledTemplate(string ContentSid, string ContentVariables, string Text);

/// <summary>The templates of the configuration (<c>Twilio:Templates</c>).</summary>
internal sealed partial class TemplateCatalog(TwilioOptions options)
{
    private const string DefaultLanguage = "en";

    /// <summary>The template that channel data names, typed or as JSON from storage; null when it names none.</summary>
    public static TwilioTemplate? Read(object? channelData) => channelData switch
    {
        TwilioTemplate template => template,
        JObject json when json.GetValue("name", StringComparison.OrdinalIgnoreCase) is JValue { Value: string name }
            && json.GetValue("values", StringComparison.OrdinalIgnoreCase) is JArray values =>
            new TwilioTemplate(name, [.. values.Select(value => (value as JValue)?.ToString(CultureInfo.InvariantCulture) ?? $"{value}")]),
        _ => null,
    };

    /// <summary>
    /// Puts the values into the template of that language; else of the language without its region, of English, or the first there is.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no such template, or a value is missing for it.</exception>
    public FilledTemplate Fill(TwilioTemplate template, string? locale)
    {
        var values = template.Values ?? [];
        var chosen = Find(template.Name, locale);
        var variables = values.Select((value, index) => (Key: (index + 1).ToString(CultureInfo.InvariantCulture), Value: value ?? ""))
            .ToDictionary(pair => pair.Key, pair => pair.Value);
        var text = Placeholder().Replace(chosen.Text, match => variables.TryGetValue(match.Groups[1].Value, out var value)
            ? value
            : throw new InvalidOperationException(
                $"The template \"{template.Name}\" needs a value for {match.Value}, but {values.Count} were given."));
        return new FilledTemplate(chosen.ContentSid ?? "", JsonConvert.SerializeObject(variables), text);
    }

    private TwilioTemplateOptions Find(string name, string? locale)
    {
        var languages = options.Templates.FirstOrDefault(template => Same(template.Key, name)).Value;
        if (languages is null || languages.Count == 0)
        {
            throw new InvalidOperationException(
                $"There is no template \"{name}\". Add Twilio:Templates:{name}:{DefaultLanguage}:Text, "
                + "and :ContentSid for WhatsApp, to the configuration.");
        }

        var wanted = locale ?? "";
        return In(wanted) ?? In(wanted.Split('-', '_')[0]) ?? In(DefaultLanguage)
            ?? languages.OrderBy(pair => pair.Key, StringComparer.Ordinal).First().Value;

        TwilioTemplateOptions? In(string language) => languages.FirstOrDefault(pair => Same(pair.Key, language)).Value;
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\{\{\s*([0-9]+)\s*\}\}")]
    private static partial Regex Placeholder();
}
