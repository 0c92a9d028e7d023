using Newtonsoft.Json;

namespace Microsoft.Bot.Builder.Dialogs.Recognizers;

/// <summary>The words of one language as its file under Data says them; what a language doesn't need is left out.</summary>
internal sealed class LexiconData
{
    public string Locale { get; set; }

    /// <summary>False where words are written without spaces between them.</summary>
    public bool Spaced { get; set; } = true;

    public List<string> Particles { get; set; } = [];

    public List<string> Yes { get; set; } = [];

    public List<string> No { get; set; } = [];

    /// <summary>Phrases that contain a yes or no but mean neither.</summary>
    public List<string> Unsure { get; set; } = [];

    public Dictionary<string, decimal> Ordinals { get; set; } = [];

    /// <summary>Places counted from the end: 0 for the last.</summary>
    public Dictionary<string, decimal> FromEnd { get; set; } = [];

    public List<string> OrdinalPrefixes { get; set; } = [];

    public List<string> OrdinalSuffixes { get; set; } = [];

    public Dictionary<string, decimal> Cardinals { get; set; } = [];

    /// <summary>Words that multiply what stands before them: hundred, thousand, dozen.</summary>
    public Dictionary<string, decimal> Scales { get; set; } = [];

    /// <summary>Letters that multiply the digits that they are attached to: 5k.</summary>
    public Dictionary<string, decimal> ScaleSuffixes { get; set; } = [];

    public Dictionary<string, decimal> Fractions { get; set; } = [];

    /// <summary>Words that mean one only before a scale, or as the whole answer: "a" million, "un".</summary>
    public List<string> Articles { get; set; } = [];

    public List<string> Joiners { get; set; } = [];

    public List<string> Minus { get; set; } = [];

    public List<string> Point { get; set; } = [];

    public char Decimal { get; set; } = '.';

    /// <summary>Regions that write a point where the rest of the language writes a comma.</summary>
    public List<string> DecimalPointRegions { get; set; } = [];

    public List<string> Units { get; set; } = [];

    /// <summary>True where sixty and eighty are counted on to nineteen.</summary>
    public bool CountsByTwenties { get; set; }

    /// <summary>The word inside number words that are written as one: einundzwanzig.</summary>
    public List<string> CompoundJoiners { get; set; } = [];

    /// <summary>Characters of numbers written digit and power in turn: 二十三.</summary>
    public Dictionary<string, decimal> Digits { get; set; } = [];

    public Dictionary<string, decimal> Powers { get; set; } = [];

    public DateLexiconData Dates { get; set; }

    public static LexiconData Load(string language)
    {
        var assembly = typeof(LexiconData).Assembly;
        using var stream = assembly.GetManifestResourceStream($"Microsoft.Bot.Builder.Dialogs.Recognizers.Data.{language}.json")
            ?? throw new InvalidOperationException($"No words for the language '{language}'.");
        using var reader = new StreamReader(stream);
        return JsonConvert.DeserializeObject<LexiconData>(reader.ReadToEnd(), new JsonSerializerSettings
        {
            // A misspelt key in a data file must not pass for a language without those words.
            MissingMemberHandling = MissingMemberHandling.Error,
        });
    }
}
