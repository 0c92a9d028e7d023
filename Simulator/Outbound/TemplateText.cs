using System.Text.Json;
using System.Text.RegularExpressions;

namespace TwilioBot.Simulator.Outbound;

/// <summary>Fills a template in.</summary>
internal static partial class TemplateText
{
    /// <summary>The text with every value in its place; what has neither value nor default stays as it is.</summary>
    public static string Fill(SimulatedTemplate template, string? variables)
    {
        var values = Values(variables);
        return Placeholder().Replace(template.Text, hole =>
            values.GetValueOrDefault(hole.Groups[1].Value) ?? template.Defaults.GetValueOrDefault(hole.Groups[1].Value) ?? hole.Value);
    }

    /// <summary>Why WhatsApp would not deliver it: a hole left open (63028) or a value it refuses (63013); null when it would.</summary>
    public static int? Problem(SimulatedTemplate template, string? variables)
    {
        if (Placeholder().IsMatch(Fill(template, Blanked(variables)))) return 63028;
        return Values(variables).Values.Any(IsRefused) ? 63013 : null;
    }

    private static bool IsRefused(string? value) =>
        string.IsNullOrEmpty(value) || value.Contains('\n') || value.Contains("     ", StringComparison.Ordinal);

    // A value may itself look like a hole; only the template's own count.
    private static string? Blanked(string? variables) =>
        variables is null ? null : JsonSerializer.Serialize(Values(variables).Keys.ToDictionary(key => key, _ => "-"));

    private static Dictionary<string, string?> Values(string? variables)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (string.IsNullOrEmpty(variables)) return values;
        using var json = JsonDocument.Parse(variables);
        foreach (var field in json.RootElement.EnumerateObject())
        {
            values[field.Name] = field.Value.ValueKind switch
            {
                JsonValueKind.String => field.Value.GetString(),
                JsonValueKind.Null => null,
                _ => field.Value.GetRawText(),
            };
        }

        return values;
    }

    [GeneratedRegex(@"\{\{(\w{1,16})\}\}")]
    private static partial Regex Placeholder();
}
