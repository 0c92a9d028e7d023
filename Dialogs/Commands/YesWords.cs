namespace TwilioBot.Dialogs;

/// <summary>What counts as a yes. Each language's words count in every language: an answer is no command, and changes no language.</summary>
public static class YesWords
{
    private static readonly HashSet<string> Words = new string[]
    {
        "yes", "y", "yes please", "yep", "yeah", "yes I am", "I am sure", "sure", "ok", "okay",
        "sí", "s", "sí por favor", "claro", "claro que sí", "seguro", "estoy seguro", "estoy segura", "vale", "de acuerdo",
    }.Select(word => new FoldedText(word).Text).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether <paramref name="text"/> is a yes; case, accents and punctuation don't matter.</summary>
    public static bool Contain(string? text) => Words.Contains(new FoldedText(text ?? "").Text);
}
