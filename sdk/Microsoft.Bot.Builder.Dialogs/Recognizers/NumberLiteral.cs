using System.Globalization;

namespace Microsoft.Bot.Builder.Dialogs.Recognizers;

/// <summary>Numbers in digits, with the separators that the language, or failing that the number's own shape, gives a meaning.</summary>
internal static class NumberLiteral
{
    /// <summary>
    /// Reads the number that begins at <paramref name="at"/>, with its sign and an attached power ("5k") or unit ("5km").
    /// False also for digits that are no amount: a clock time, a date, a name such as "A4", an ordinal.
    /// </summary>
    public static bool TryRead(string folded, int at, Lexicon lexicon, out int end, out decimal value)
    {
        value = 0;
        end = at;
        if (!StartsAmount(folded, at, lexicon))
        {
            return false;
        }

        end = DigitsEnd(folded, at);
        if (end == at || !TryParse(folded[at..end], lexicon.DecimalSeparator, out value))
        {
            return false;
        }

        if (TryReadRatio(folded, at, ref end, ref value))
        {
            return true;
        }

        return !(end + 1 < folded.Length && folded[end] is ':' or '/' && char.IsAsciiDigit(folded[end + 1]))
            && EndsAmount(folded, ref end, ref value, lexicon);
    }

    private static int DigitsEnd(string folded, int at)
    {
        var end = at;
        while (end < folded.Length)
        {
            var separates = folded[end] is '.' or ',' or '\'' or '\u00A0' or '\u202F'
                && end + 1 < folded.Length && char.IsAsciiDigit(folded[end + 1])
                && (end > at || folded[end] is '.' or ',');
            if (!char.IsAsciiDigit(folded[end]) && !separates)
            {
                break;
            }

            end++;
        }

        return end;
    }

    private static bool StartsAmount(string folded, int at, Lexicon lexicon)
    {
        if (at == 0)
        {
            return true;
        }

        var before = folded[at - 1];
        var touchesNumber = at > 1 && before is '.' or ',' or ':' or '/' && char.IsAsciiDigit(folded[at - 2]);
        return !touchesNumber && !char.IsAsciiDigit(before) && (!lexicon.Data.Spaced || !char.IsLetter(before));
    }

    private static bool TryReadRatio(string folded, int at, ref int end, ref decimal value)
    {
        if (end >= folded.Length || folded[end] != '/')
        {
            return false;
        }

        var from = end + 1;
        var to = from;
        while (to < folded.Length && char.IsAsciiDigit(folded[to]))
        {
            to++;
        }

        var isDate = to < folded.Length && (folded[to] is '/' or '-' || char.IsLetter(folded[to]));
        if (to == from || to - from > 9 || isDate || (at > 0 && folded[at - 1] == '/')
            || decimal.Parse(folded.AsSpan(from, to - from), CultureInfo.InvariantCulture) is not (> 0 and var divisor))
        {
            return false;
        }

        value /= divisor;
        end = to;
        return true;
    }

    private static bool EndsAmount(string folded, ref int end, ref decimal value, Lexicon lexicon)
    {
        var lettersEnd = end;
        while (lettersEnd < folded.Length
            && (char.IsLetter(folded[lettersEnd]) || folded[lettersEnd] is '%' or '°' or '€' or '$' or '£'))
        {
            lettersEnd++;
        }

        var letters = folded[end..lettersEnd];
        if (letters.Length == 0)
        {
            return true;
        }

        if (lexicon.Data.ScaleSuffixes.TryGetValue(letters, out var scale))
        {
            value *= scale;
            end = lettersEnd;
            return true;
        }

        if (lexicon.OrdinalSuffixes.Contains(letters))
        {
            return false;
        }

        return !lexicon.Data.Spaced || lexicon.Units.Contains(letters) || lexicon.Data.Particles.Contains(letters);
    }

    private static bool TryParse(string digits, char decimalSeparator, out decimal value)
    {
        var plain = WithoutGroups(digits, decimalSeparator);
        value = 0;
        return plain != null
            && decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>The digits with a point as the only separator; null when the separators make no number.</summary>
    private static string WithoutGroups(string digits, char decimalSeparator)
    {
        var text = digits.Replace("\u00A0", "'", StringComparison.Ordinal).Replace("\u202F", "'", StringComparison.Ordinal);
        if (text.Contains('\'', StringComparison.Ordinal))
        {
            var whole = text.Split('.', ',')[0];
            if (!AreGroups(whole.Split('\'')))
            {
                return null;
            }

            text = text.Replace("'", string.Empty, StringComparison.Ordinal);
        }

        var separators = text.Where(c => c is '.' or ',').ToList();
        switch (separators.Distinct().Count())
        {
            case 0:
                return text;

            // With both, the last one is the decimal separator, whatever the language.
            case 2:
                var at = text.LastIndexOf(separators[^1]);
                var groups = text[..at].Split(separators[0]);
                return separators.Count(c => c == separators[^1]) == 1 && AreGroups(groups)
                    ? string.Concat(groups) + "." + text[(at + 1)..]
                    : null;

            default:
                var parts = text.Split(separators[0]);
                if (separators[0] != decimalSeparator && AreGroups(parts))
                {
                    return string.Concat(parts);
                }

                return parts.Length == 2 ? parts[0] + "." + parts[1] : AreGroups(parts) ? string.Concat(parts) : null;
        }
    }

    private static bool AreGroups(string[] parts) =>
        parts[0].Length is >= 1 and <= 3 && (parts.Length == 1 || parts[0][0] != '0') && parts.Skip(1).All(part => part.Length == 3);
}
