using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Bot.Builder.Dialogs.Prompts;

namespace Microsoft.Bot.Builder.Dialogs.Recognizers;

/// <summary>The forms of dates and times in one language, ready to be matched.</summary>
internal sealed class DateLexicon
{
    private static readonly ConcurrentDictionary<(string Language, bool MonthFirst), DateLexicon> Loaded = new();

    private readonly Dictionary<string, int> _cardinals;

    private DateLexicon(LexiconData language, bool monthFirst)
    {
        Data = Folded(language.Dates);
        MonthFirst = monthFirst;
        _cardinals = language.Cardinals.Where(pair => pair.Value <= 60)
            .ToDictionary(pair => FoldedText.Of(pair.Key), pair => (int)pair.Value);
        foreach (var article in language.Articles)
        {
            _cardinals.TryAdd(FoldedText.Of(article), 1);
        }

        Times = Compile(Data.TimeForms);
        Dates = Compile(Data.DateForms);
        Periods = Compile(Data.PeriodForms);
        Ranges = Compile(Data.RangeForms);
        Every = Compile(Data.EveryForms);
        Durations = Compile(["{amount}\\s*{unit}"]);
        DayParts = Compile(["{daypart}"]);
        Now = Compile([Alternatives(Data.Now)]);
    }

    public DateLexiconData Data { get; }

    public bool MonthFirst { get; }

    public List<Regex> Times { get; }

    public List<Regex> Dates { get; }

    public List<Regex> Periods { get; }

    public List<Regex> Ranges { get; }

    public List<Regex> Every { get; }

    public List<Regex> Durations { get; }

    public List<Regex> DayParts { get; }

    public List<Regex> Now { get; }

    /// <summary>The language of the culture; English where the language has no dates of its own.</summary>
    public static DateLexicon For(string culture)
    {
        var language = Lexicon.For(culture).Data;
        if (language.Dates == null)
        {
            language = Lexicon.For(PromptCultureModels.English.Locale).Data;
        }

        var code = (culture ?? string.Empty).ToLowerInvariant();
        var region = code.Length > 3 ? code[3..] : string.Empty;
        var monthFirst = language.Dates.MonthFirstRegions.Contains(region);
        return Loaded.GetOrAdd((language.Locale, monthFirst), _ => new DateLexicon(language, monthFirst));
    }

    public int Number(string digitsOrWord) =>
        int.TryParse(digitsOrWord, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : _cardinals[digitsOrWord];

    private static DateLexiconData Folded(DateLexiconData data) => new()
    {
        Months = Folded(data.Months),
        Weekdays = Folded(data.Weekdays),
        RelativeDays = Folded(data.RelativeDays),
        Directions = Folded(data.Directions),
        Units = Folded(data.Units),
        DayParts = Folded(data.DayParts),
        Meridiems = Folded(data.Meridiems),
        TimeWords = Folded(data.TimeWords),
        MinuteWords = Folded(data.MinuteWords),
        Now = data.Now.ConvertAll(FoldedText.Of),
        Weekend = data.Weekend.ConvertAll(FoldedText.Of),
        TimeForms = data.TimeForms,
        DateForms = data.DateForms,
        PeriodForms = data.PeriodForms,
        RangeForms = data.RangeForms,
        EveryForms = data.EveryForms,
        MonthFirstRegions = data.MonthFirstRegions,
    };

    private static Dictionary<string, T> Folded<T>(Dictionary<string, T> words) =>
        words.GroupBy(pair => FoldedText.Of(pair.Key)).ToDictionary(group => group.Key, group => group.First().Value);

    // Longer words first, so that "pasado manana" is not read as "manana".
    private static string Alternatives(IEnumerable<string> words) =>
        "(?:" + string.Join('|', words.OrderByDescending(word => word.Length).Select(Regex.Escape)) + ")";

    // Without backtracking no text, however built, takes long to match.
    private List<Regex> Compile(IEnumerable<string> forms) =>
    [
        .. forms.Where(form => form.Length > 0).Select(form => new Regex(
            @"\b(?:" + Expand(FoldedText.Of(form)) + @")(?:\b|$)",
            RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)),
    ];

    private string Expand(string form)
    {
        var numbers = "[0-9]{1,4}|" + string.Join('|', _cardinals.Keys.OrderByDescending(word => word.Length).Select(Regex.Escape));
        foreach (var (name, words) in new (string, IEnumerable<string>)[]
        {
            ("month", Data.Months.Keys),
            ("weekday", Data.Weekdays.Keys),
            ("relative", Data.RelativeDays.Keys),
            ("direction", Data.Directions.Keys),
            ("unit", Data.Units.Keys),
            ("daypart", Data.DayParts.Keys),
            ("meridiem", Data.Meridiems.Keys),
            ("timeword", Data.TimeWords.Keys),
            ("minuteword", Data.MinuteWords.Keys),
            ("weekend", Data.Weekend),
        })
        {
            form = form.Replace("{" + name + "}", $"(?<{name}>{Alternatives(words)})", StringComparison.Ordinal);
        }

        return form
            .Replace("{amount}", $"(?<amount>{numbers})", StringComparison.Ordinal)
            .Replace("{hour}", $"(?<hour>{numbers})", StringComparison.Ordinal);
    }
}
