using System.Text.RegularExpressions;
using TwilioBot.Adapters;

namespace TwilioBot.Settings;

/// <summary>Reads <c>Twilio:Templates:&lt;name&gt;:&lt;language&gt;</c>: <c>ContentSid</c> and <c>Text</c>.</summary>
internal static partial class TemplateSettings
{
    public static IDictionary<string, IDictionary<string, TwilioTemplateOptions>> Read(SettingsReader reader)
    {
        var templates = new Dictionary<string, IDictionary<string, TwilioTemplateOptions>>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in reader.Configuration.GetSection("Twilio:Templates").GetChildren())
        {
            var languages = templates[name.Key] = new Dictionary<string, TwilioTemplateOptions>(StringComparer.OrdinalIgnoreCase);
            foreach (var language in name.GetChildren())
            {
                languages[language.Key] = ReadOne(reader, language);
            }
        }
        return templates;
    }

    private static TwilioTemplateOptions ReadOne(SettingsReader reader, IConfigurationSection section)
    {
        var template = new TwilioTemplateOptions { ContentSid = section["ContentSid"]?.Trim() ?? "", Text = section["Text"] ?? "" };
        if (template.ContentSid.Length > 0 && !ContentSid().IsMatch(template.ContentSid))
        {
            reader.Problem($"{section.Path}:ContentSid is not a template. Copy its SID from the Content Template Builder of the Twilio console: HX and 32 characters from 0-9 and a-f.");
        }
        if (template.Text.Length == 0)
        {
            reader.Problem($"{section.Path}:Text is missing. Write the template's text with {{{{1}}}}, {{{{2}}}} … where its values go; SMS is sent that text.");
        }
        return template;
    }

    [GeneratedRegex("^HX[0-9a-fA-F]{32}$", RegexOptions.CultureInvariant)]
    private static partial Regex ContentSid();
}
