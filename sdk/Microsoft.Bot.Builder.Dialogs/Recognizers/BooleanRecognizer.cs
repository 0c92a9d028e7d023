namespace Microsoft.Bot.Builder.Dialogs.Recognizers;

/// <summary>Understands yes and no.</summary>
internal static class BooleanRecognizer
{
    /// <summary>The first yes or no that the text says; null when it says neither.</summary>
    public static bool? Recognize(string text, Lexicon lexicon) =>
        lexicon.Answers.FindAll(FoldedText.Of(text)).Select(answer => answer.Value).FirstOrDefault(answer => answer != null);
}
