namespace Microsoft.Bot.Builder.Dialogs.Recognizers;

/// <summary>Phrases of a language and what they mean; finds the longest one that stands at a place in folded text.</summary>
internal sealed class PhraseTable<T>
{
    private readonly Dictionary<char, List<(string Phrase, T Value)>> _byFirstCharacter = [];
    private readonly Boundary _boundary;

    public PhraseTable(IEnumerable<KeyValuePair<string, T>> phrases, Boundary boundary)
    {
        _boundary = boundary;
        var folded = phrases.Select(pair => (Phrase: FoldedText.Of(pair.Key), pair.Value));
        foreach (var (phrase, value) in folded.OrderByDescending(pair => pair.Phrase.Length))
        {
            if (!_byFirstCharacter.TryGetValue(phrase[0], out var list))
            {
                _byFirstCharacter[phrase[0]] = list = [];
            }

            list.Add((phrase, value));
        }
    }

    public bool TryMatch(string folded, int at, out int end, out T value)
    {
        if (at < folded.Length && _byFirstCharacter.TryGetValue(folded[at], out var candidates))
        {
            foreach (var (phrase, meaning) in candidates)
            {
                if (string.CompareOrdinal(folded, at, phrase, 0, phrase.Length) == 0 && _boundary.Around(folded, at, at + phrase.Length))
                {
                    end = at + phrase.Length;
                    value = meaning;
                    return true;
                }
            }
        }

        end = at;
        value = default;
        return false;
    }

    /// <summary>All phrases in the text, none overlapping another.</summary>
    public IEnumerable<(int Start, int End, T Value)> FindAll(string folded)
    {
        for (var at = 0; at < folded.Length;)
        {
            if (TryMatch(folded, at, out var end, out var value))
            {
                yield return (at, end, value);
                at = end;
            }
            else
            {
                at++;
            }
        }
    }
}
