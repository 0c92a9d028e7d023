using System.Globalization;
using System.Text.RegularExpressions;

namespace TwilioBot.Dialogs;

/// <summary>
/// A name as a person typed it, tidied: case and inner punctuation stay; quotes around it, blanks and closing punctuation go.
/// </summary>
public static partial class PersonName
{
    /// <summary>The longest name, in characters as people count them.</summary>
    public const int MaxLength = 40;

    private const string Opening = " \"'“”„‘’«»¡¿,;:-–—";
    private const string Closing = " \"'“”„‘’«».,;:!?…";

    /// <summary>The name in <paramref name="typed"/>; empty when there is none.</summary>
    public static string Tidy(string? typed) =>
        Blanks().Replace(typed ?? "", " ").TrimStart([.. Opening]).TrimEnd([.. Closing]);

    /// <summary>Whether a tidied name is longer than the bot wants to remember.</summary>
    public static bool IsTooLong(string name) => new StringInfo(name).LengthInTextElements > MaxLength;

    [GeneratedRegex(@"[\s\p{Cc}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}
