using System.Text;

namespace Microsoft.Bot.Builder.Dialogs.Recognizers;

/// <summary>
/// Text in the form in which words are compared: lower case, Latin letters without accents (people who text leave them out),
/// full-width digits and typographic quotes as plain ones. Every character keeps its index, so that findings point into the original.
/// </summary>
internal static class FoldedText
{
    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            folded.Append(Fold(c));
        }

        return folded.ToString();
    }

    public static bool IsWordCharacter(char c) => char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c)
        is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static char Fold(char c) => c switch
    {
        >= '\uFF10' and <= '\uFF19' => (char)(c - '\uFF10' + '0'),
        'ı' or 'İ' => 'i',
        'º' or 'ª' => c,
        '’' or '‘' or 'ʼ' => '\'',
        '−' or '‐' or '‑' => '-',
        >= '\u00C0' and <= '\u024F' => char.ToLowerInvariant(c.ToString().Normalize(NormalizationForm.FormD)[0]),
        _ => char.ToLowerInvariant(c),
    };
}
