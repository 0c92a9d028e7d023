using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace TwilioBot.Wire;

/// <summary>
/// Twilio's Smart Encoding: curly quotes, dashes and the like become plain characters, which makes many texts cheaper. The table
/// is SmartEncoding.txt.
/// </summary>
public static class SmartEncoding
{
    private const int FullWidth = 0xFEE0;

    private static readonly FrozenDictionary<char, string> Replacements = Load();

    /// <summary>The text as Twilio sends it when Smart Encoding is on.</summary>
    public static string Apply(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        StringBuilder? changed = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (Replacements.TryGetValue(text[i], out var plain)) (changed ??= new StringBuilder(text, 0, i, text.Length)).Append(plain);
            else changed?.Append(text[i]);
        }

        return changed?.ToString() ?? text;
    }

    private static FrozenDictionary<char, string> Load()
    {
        var replacements = new Dictionary<char, string>();
        foreach (var line in EmbeddedTable.Lines("SmartEncoding.txt"))
        {
            var words = line.Split(' ');
            foreach (var range in words.Skip(1))
            {
                var first = CodePoint(range[..4]);
                var last = range.Length > 4 ? CodePoint(range[5..]) : first;
                for (var c = first; c <= last; c++) replacements.Add(c, Replacement(words[0], c));
            }
        }

        return replacements.ToFrozenDictionary();
    }

    private static char CodePoint(string hex) => (char)ushort.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static string Replacement(string word, char c) => word switch
    {
        "NONE" => "",
        "ASCII" => ((char)(c - FullWidth)).ToString(),
        _ when word.StartsWith("SPACE", StringComparison.Ordinal) => new string(' ', word[5] - '0'),
        _ => word,
    };
}
