namespace Microsoft.Bot.Builder.Dialogs.Recognizers;

/// <summary>Number words that are written as one: dreihundertfünfundzwanzig, vijfentwintig, ventitré.</summary>
internal static class CompoundNumberWord
{
    private const int LongestWord = 80;

    public static bool TryRead(string folded, int at, Lexicon lexicon, out int end, out decimal value)
    {
        end = at;
        value = 0;
        if (lexicon.Data.CompoundJoiners.Count == 0 || (at > 0 && FoldedText.IsWordCharacter(folded[at - 1])))
        {
            return false;
        }

        while (end < folded.Length && FoldedText.IsWordCharacter(folded[end]))
        {
            end++;
        }

        var number = end - at is > 0 and <= LongestWord ? Value(folded[at..end], lexicon) : null;
        value = number ?? 0;
        return number != null;
    }

    private static decimal? Value(string word, Lexicon lexicon)
    {
        if (Exactly(lexicon.Cardinals, word) is { } known)
        {
            return known;
        }

        // The greatest power splits the word: what multiplies it stands before, what is added after.
        foreach (var (name, scale) in lexicon.Data.Scales.OrderByDescending(pair => pair.Value))
        {
            var folded = FoldedText.Of(name);
            var at = word.IndexOf(folded, StringComparison.Ordinal);
            if (at < 0)
            {
                continue;
            }

            var factor = at == 0 ? 1 : Value(word[..at], lexicon);
            var rest = word[(at + folded.Length)..];
            var added = rest.Length == 0 ? 0 : Value(WithoutJoiner(rest, lexicon), lexicon);
            if (factor < scale && added < scale)
            {
                return (factor * scale) + added;
            }
        }

        return TensAndUnits(word, lexicon);
    }

    private static decimal? TensAndUnits(string word, Lexicon lexicon)
    {
        foreach (var joiner in lexicon.Data.CompoundJoiners.Select(FoldedText.Of))
        {
            for (var at = 1; (at = word.IndexOf(joiner, at, StringComparison.Ordinal)) > 0; at++)
            {
                if (Exactly(lexicon.Cardinals, word[..at]) is { } units and < 10
                    && Exactly(lexicon.Cardinals, word[(at + joiner.Length)..]) is { } tens and >= 20 and < 100
                    && tens % 10 == 0)
                {
                    return tens + units;
                }
            }
        }

        return null;
    }

    private static string WithoutJoiner(string word, Lexicon lexicon)
    {
        var joiner = lexicon.Data.CompoundJoiners.Select(FoldedText.Of)
            .FirstOrDefault(candidate => word.Length > candidate.Length && word.StartsWith(candidate, StringComparison.Ordinal));
        return joiner == null ? word : word[joiner.Length..];
    }

    private static decimal? Exactly(PhraseTable<decimal> table, string word) =>
        table.TryMatch(word, 0, out var end, out var value) && end == word.Length ? value : null;
}
