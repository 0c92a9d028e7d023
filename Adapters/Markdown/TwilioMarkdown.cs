using System.Globalization;
using System.Text;

namespace TwilioBot.Adapters;

/// <summary>The Markdown of outbound texts: how it leaves on each channel, and how to put other people's words into it.</summary>
public static class TwilioMarkdown
{
    // Every character that can begin, end or change a mark, wherever the escaped words are put.
    private const string Syntax = @"\`*_[]()<>#+-=.!~:|";

    /// <summary>
    /// Makes <paramref name="text"/> literal: put into a Markdown text, it arrives character for character.
    /// Not needed inside code spans, where Markdown takes everything literally, nor with <c>TextFormat = "plain"</c>.
    /// </summary>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var character in text)
        {
            if (Syntax.Contains(character, StringComparison.Ordinal))
            {
                escaped.Append('\\').Append(character);
            }
            else if (character is '&' or '\n' or '\r')
            {
                // A line end as an entity can neither leave the paragraph it stands in nor begin a list or a heading.
                escaped.Append(CultureInfo.InvariantCulture, $"&#{(int)character};");
            }
            else
            {
                escaped.Append(character);
            }
        }

        return escaped.ToString();
    }

    /// <summary>
    /// The text as WhatsApp shows it best: <c>*bold*</c>, <c>_italic_</c>, <c>~strike~</c>, <c>`code`</c>; links as <c>text (url)</c>.
    /// </summary>
    public static string ToWhatsApp(string markdown) => MarkdownWriter.Write(markdown, MarkdownDialect.WhatsApp);

    /// <summary>The text without marks, as SMS needs it; links as <c>text (url)</c>, lists, quotes and lines as written.</summary>
    public static string ToSms(string markdown) => MarkdownWriter.Write(markdown, MarkdownDialect.Sms);
}
