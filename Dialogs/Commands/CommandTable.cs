namespace TwilioBot.Dialogs;

/// <summary>Understands commands: text in, command, language and argument out. The phrases are data, one file per language.</summary>
public static class CommandTable
{
    private static readonly Phrase[] Phrases =
    [
        .. Read(Languages.English, EnglishCommands.Phrases),
        .. Read(Languages.Spanish, SpanishCommands.Phrases),
    ];

    /// <summary>Every phrase of every language, as written in the tables.</summary>
    public static IEnumerable<(string Language, Command Command, string Phrase)> All =>
        Phrases.Select(phrase => (phrase.Language, phrase.Command, phrase.Written));

    /// <summary>Finds the command in <paramref name="text"/>; case, accents, punctuation and surrounding blanks don't matter.</summary>
    /// <param name="text">What a person typed; may be null or empty.</param>
    /// <param name="language">The language the person last used: decides about words that several languages share, such as <c>menu</c>.</param>
    /// <returns>Null when the text is no command.</returns>
    public static Recognition? Recognise(string? text, string language)
    {
        var heard = new FoldedText(text ?? "");
        var matches = Array.FindAll(Phrases, phrase => phrase.Matches(heard.Text));
        var match = Array.Find(matches, phrase => heard.HasAccents && phrase.HasAccents)
            ?? Array.Find(matches, phrase => phrase.Language == language)
            ?? matches.FirstOrDefault();
        if (match is null) return null;

        var argument = match.TakesArgument ? heard.TypedAfter(match.Folded.Length) : "";
        return new Recognition(match.Command, match.Language, argument.Trim());
    }

    private static IEnumerable<Phrase> Read(string language, IReadOnlyDictionary<Command, string[]> table) =>
        from entry in table
        from written in entry.Value
        let folded = new FoldedText(written)
        select new Phrase(language, entry.Key, written, folded.Text, folded.HasAccents, written.EndsWith('*'));

    private sealed record Phrase(string Language, Command Command, string Written, string Folded, bool HasAccents, bool TakesArgument)
    {
        public bool Matches(string text) =>
            text == Folded || (TakesArgument && text.StartsWith(Folded, StringComparison.Ordinal) && text[Folded.Length] == ' ');
    }
}
