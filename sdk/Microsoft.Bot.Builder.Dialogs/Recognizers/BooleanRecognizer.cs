namespace Microsoft.Bot.Builder.Dialogs.Recognizers;

/// <summary>Understands yes and no.</summary>
internal static class BooleanRecognizer
{
    /// <summary>
    /// True when the text says yes or no, or something that only looks like it ("I don't know"); the meaning is that of the first yes or
    /// no, null when there is none.
    /// </summary>
    public static bool TryRecognize(string text, Lexicon lexicon, out bool? meaning)
    {
        var answers = lexicon.Answers.FindAll(FoldedText.Of(text)).Select(answer => answer.Value).ToList();
        meaning = answers.Find(answer => answer != null);
        return answers.Count > 0;
    }
}
