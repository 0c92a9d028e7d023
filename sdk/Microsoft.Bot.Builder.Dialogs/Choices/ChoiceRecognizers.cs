using Microsoft.Bot.Builder.Dialogs.Recognizers;

namespace Microsoft.Bot.Builder.Dialogs.Choices;

/// <summary>Finds the choices that a user means: by name, else by ordinal ("the second"), else by number.</summary>
public class ChoiceRecognizers
{
    public static List<ModelResult<FoundChoice>> RecognizeChoices(
        string utterance, IList<string> choices, FindChoicesOptions options = null) =>
        RecognizeChoices(utterance, ChoiceFactory.ToChoices(choices), options);

    public static List<ModelResult<FoundChoice>> RecognizeChoices(string utterance, IList<Choice> list, FindChoicesOptions options = null)
    {
        utterance ??= string.Empty;
        list ??= [];
        options ??= new FindChoicesOptions();

        // One way of meaning a choice per answer: in "the third one", "one" must not count beside "third".
        var named = Find.FindChoices(utterance, list, options);
        if (named.Count > 0)
        {
            return named;
        }

        var lexicon = Lexicon.For(options.Locale);
        if (options.RecognizeOrdinals && Places(utterance, lexicon, list.Count) is { Count: > 0 } ordinals)
        {
            return ByPosition(ordinals, utterance, list);
        }

        return options.RecognizeNumbers ? ByPosition(NumberRecognizer.Recognize(utterance, lexicon), utterance, list) : [];
    }

    /// <summary>Places counted from the front, and from the end ("the second to last"), in the order of the text.</summary>
    private static List<Recognized> Places(string utterance, Lexicon lexicon, int count)
    {
        var fromEnd = lexicon.FromEnd.FindAll(FoldedText.Of(utterance))
            .Select(place => new Recognized(place.Start, place.End, count - place.Value))
            .ToList();
        var fromFront = OrdinalRecognizer.Recognize(utterance, lexicon)
            .Where(place => !fromEnd.Exists(other => place.Start < other.End && other.Start < place.End));
        return [.. fromEnd.Concat(fromFront).OrderBy(place => place.Start)];
    }

    private static List<ModelResult<FoundChoice>> ByPosition(List<Recognized> positions, string utterance, IList<Choice> list) =>
    [
        .. positions
            .Where(position => position.Value >= 1 && position.Value <= list.Count && decimal.IsInteger(position.Value))
            .Select(position => new ModelResult<FoundChoice>
            {
                Start = position.Start,
                End = position.End - 1,
                Text = utterance[position.Start..position.End],
                TypeName = "choice",
                Resolution = new FoundChoice
                {
                    Value = list[(int)position.Value - 1].Value,
                    Index = (int)position.Value - 1,
                    Score = 1.0f,
                },
            }),
    ];
}
