using System.Collections.Concurrent;
using Microsoft.Bot.Builder.Dialogs.Prompts;

namespace Microsoft.Bot.Builder.Dialogs.Recognizers;

/// <summary>The words of one language, ready to be searched for.</summary>
internal sealed class Lexicon
{
    private static readonly ConcurrentDictionary<string, Lexicon> Loaded = new();

    private Lexicon(LexiconData data, bool decimalPoint)
    {
        Data = data;
        Boundary = new Boundary(data.Spaced, [.. data.Particles.Select(FoldedText.Of)]);
        DecimalSeparator = decimalPoint ? '.' : data.Decimal;
        Answers = new PhraseTable<bool?>(
            [
                .. data.Yes.Select(phrase => KeyValuePair.Create(phrase, (bool?)true)),
                .. data.No.Select(phrase => KeyValuePair.Create(phrase, (bool?)false)),
                .. data.Unsure.Select(phrase => KeyValuePair.Create(phrase, (bool?)null)),
            ],
            Boundary);
        Ordinals = new PhraseTable<decimal>(data.Ordinals, Boundary);
        FromEnd = new PhraseTable<decimal>(data.FromEnd, Boundary);
        Cardinals = new PhraseTable<decimal>(data.Cardinals, Boundary);
        Scales = new PhraseTable<decimal>(data.Scales, Boundary);
        Fractions = new PhraseTable<decimal>(data.Fractions, Boundary);
        Articles = Words(data.Articles);
        Joiners = Words(data.Joiners);
        Minus = Words(data.Minus);
        Point = Words(data.Point);
        Units = [.. data.Units.Select(FoldedText.Of)];
        OrdinalSuffixes = [.. data.OrdinalSuffixes.Select(FoldedText.Of).OrderByDescending(suffix => suffix.Length)];
    }

    public LexiconData Data { get; }

    public Boundary Boundary { get; }

    public char DecimalSeparator { get; }

    /// <summary>True for yes, false for no, null for what only looks like one of them.</summary>
    public PhraseTable<bool?> Answers { get; }

    public PhraseTable<decimal> Ordinals { get; }

    public PhraseTable<decimal> FromEnd { get; }

    public PhraseTable<decimal> Cardinals { get; }

    public PhraseTable<decimal> Scales { get; }

    public PhraseTable<decimal> Fractions { get; }

    public PhraseTable<bool> Articles { get; }

    public PhraseTable<bool> Joiners { get; }

    public PhraseTable<bool> Minus { get; }

    public PhraseTable<bool> Point { get; }

    public HashSet<string> Units { get; }

    public List<string> OrdinalSuffixes { get; }

    /// <summary>The language nearest to a culture code; English when there is none.</summary>
    public static Lexicon For(string culture)
    {
        var code = (culture ?? string.Empty).ToLowerInvariant();
        var nearest = PromptCultureModels.MapToNearestLanguage(code);
        if (!PromptCultureModels.GetSupportedCultures().Any(model => model.Locale == nearest))
        {
            nearest = PromptCultureModels.English.Locale;
        }

        var data = Load(nearest[..2]).Data;
        var region = code.Length > 3 ? code[3..] : string.Empty;
        return data.DecimalPointRegions.Contains(region)
            ? Loaded.GetOrAdd(nearest[..2] + " point", _ => new Lexicon(data, decimalPoint: true))
            : Load(nearest[..2]);
    }

    private static Lexicon Load(string language) =>
        Loaded.GetOrAdd(language, static name => new Lexicon(LexiconData.Load(name), decimalPoint: false));

    private PhraseTable<bool> Words(IEnumerable<string> words) => new(words.Select(word => KeyValuePair.Create(word, true)), Boundary);
}
