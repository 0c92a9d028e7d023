namespace Microsoft.Bot.Builder.Dialogs.Recognizers;

/// <summary>Understands places in a row: "the second", "2nd", "第二".</summary>
internal static class OrdinalRecognizer
{
    public static List<Recognized> Recognize(string text, Lexicon lexicon)
    {
        var folded = FoldedText.Of(text);
        var found = new List<Recognized>();
        for (var at = 0; at < folded.Length;)
        {
            if (Prefixed(folded, at, lexicon) is { } prefixed)
            {
                found.Add(prefixed);
                at = prefixed.End;
            }
            else if (Suffixed(folded, at, lexicon) is { } suffixed)
            {
                found.Add(suffixed);
                at = suffixed.End;
            }
            else if (InWords(folded, at, lexicon) is { } words)
            {
                found.Add(words);
                at = words.End;
            }
            else
            {
                at++;
            }
        }

        return found;
    }

    private static Recognized? Prefixed(string folded, int at, Lexicon lexicon)
    {
        foreach (var prefix in lexicon.Data.OrdinalPrefixes)
        {
            if (string.CompareOrdinal(folded, at, prefix, 0, prefix.Length) == 0
                && Count(folded, at + prefix.Length, lexicon) is { } number)
            {
                return number with { Start = at };
            }
        }

        return null;
    }

    private static Recognized? Suffixed(string folded, int at, Lexicon lexicon)
    {
        if (Count(folded, at, lexicon) is not { } number)
        {
            return null;
        }

        foreach (var suffix in lexicon.OrdinalSuffixes)
        {
            var end = number.End + suffix.Length;
            if (string.CompareOrdinal(folded, number.End, suffix, 0, suffix.Length) == 0 && lexicon.Boundary.Around(folded, at, end))
            {
                return number with { End = end };
            }
        }

        return null;
    }

    /// <summary>A whole number in digits, or in the language's number characters.</summary>
    private static Recognized? Count(string folded, int at, Lexicon lexicon)
    {
        var end = at;
        var startsNumber = at == 0 || !char.IsAsciiDigit(folded[at - 1]);
        while (startsNumber && end < folded.Length && char.IsAsciiDigit(folded[end]))
        {
            end++;
        }

        if (end > at && end - at <= 9)
        {
            return new Recognized(at, end, decimal.Parse(folded.AsSpan(at, end - at), System.Globalization.CultureInfo.InvariantCulture));
        }

        return DigitAndPowerNumber.TryRead(folded, at, lexicon, out end, out var value) ? new Recognized(at, end, value) : null;
    }

    /// <summary>An ordinal word, after any that it completes: "twenty first", "vigésimo primero".</summary>
    private static Recognized? InWords(string folded, int at, Lexicon lexicon)
    {
        decimal sum = 0;
        var next = at;
        while (true)
        {
            if (lexicon.Ordinals.TryMatch(folded, next, out var end, out var ordinal) && Completes(sum, ordinal))
            {
                sum += ordinal;
                var after = SkipGap(folded, end);
                if (after > end && lexicon.Ordinals.TryMatch(folded, after, out _, out var unit) && Completes(sum, unit) && sum >= 10)
                {
                    next = after;
                    continue;
                }

                return new Recognized(at, end, sum);
            }

            if (!lexicon.Cardinals.TryMatch(folded, next, out end, out var cardinal) || cardinal < 20 || !Completes(sum, cardinal))
            {
                return null;
            }

            sum += cardinal;
            next = SkipGap(folded, end);
        }
    }

    private static bool Completes(decimal sum, decimal part) => sum == 0 || part < (sum % 100 == 0 ? 100 : sum % 10 == 0 ? 10 : 1);

    private static int SkipGap(string folded, int at)
    {
        while (at < folded.Length && folded[at] is ' ' or '-')
        {
            at++;
        }

        return at;
    }
}
