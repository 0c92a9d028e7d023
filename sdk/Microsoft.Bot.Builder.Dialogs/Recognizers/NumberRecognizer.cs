namespace Microsoft.Bot.Builder.Dialogs.Recognizers;

/// <summary>Understands numbers in digits and in words.</summary>
internal static class NumberRecognizer
{
    public static List<Recognized> Recognize(string text, Lexicon lexicon)
    {
        var folded = FoldedText.Of(text);
        var found = new List<Recognized>();
        for (var at = 0; at < folded.Length;)
        {
            var number = new NumberReader(folded, lexicon).Read(at);
            if (number is { } read)
            {
                found.Add(WithMinus(folded, read, lexicon, found.Count > 0 ? found[^1].End : 0));
                at = read.End;
            }
            else
            {
                at++;
            }
        }

        if (found.Count == 0 && OnlyArticle(folded, lexicon) is { } one)
        {
            found.Add(one);
        }

        return found;
    }

    private static Recognized WithMinus(string folded, Recognized number, Lexicon lexicon, int from)
    {
        var start = number.Start;
        if (start > from && folded[start - 1] == '-' && (start == 1 || !FoldedText.IsWordCharacter(folded[start - 2])))
        {
            return new Recognized(start - 1, number.End, -number.Value);
        }

        for (var at = from; at < start; at++)
        {
            if (lexicon.Minus.TryMatch(folded, at, out var end, out _) && folded.AsSpan(end, start - end).Trim().IsEmpty)
            {
                return new Recognized(at, number.End, -number.Value);
            }
        }

        return number;
    }

    private static Recognized? OnlyArticle(string folded, Lexicon lexicon)
    {
        var trimmed = folded.Trim(' ', '.', '!', ',');
        var start = folded.IndexOf(trimmed, StringComparison.Ordinal);
        return trimmed.Length > 1 && lexicon.Articles.TryMatch(trimmed, 0, out var end, out _) && end == trimmed.Length
            ? new Recognized(start, start + end, 1)
            : null;
    }
}
