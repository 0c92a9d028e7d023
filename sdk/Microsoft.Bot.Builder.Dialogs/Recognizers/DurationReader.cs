using System.Globalization;
using System.Text.RegularExpressions;

namespace Microsoft.Bot.Builder.Dialogs.Recognizers;

/// <summary>Reads lengths of time, and what comes again after one.</summary>
internal static class DurationReader
{
    public static List<DateTimeResolution> Read(Match match, DateLexicon lexicon)
    {
        var amount = lexicon.Number(match.Groups["amount"].Value);
        var unit = lexicon.Data.Units[match.Groups["unit"].Value];
        var seconds = (amount * Seconds(unit)).ToString(CultureInfo.InvariantCulture);
        return [new DateTimeResolution { Timex = Timex(amount, unit), Value = seconds }];
    }

    /// <summary>"In three hours", "20 minutes ago": a moment; null for lengths of days and more.</summary>
    public static List<DateTimeResolution> ReadMoment(Match match, DateLexicon lexicon, DateTime now)
    {
        var unit = match.Groups["unit"].Success ? lexicon.Data.Units[match.Groups["unit"].Value] : string.Empty;
        if (!match.Groups["amount"].Success || !unit.StartsWith('T'))
        {
            return null;
        }

        var seconds = lexicon.Number(match.Groups["amount"].Value) * Seconds(unit) * (match.Groups["ago"].Success ? -1 : 1);
        var moment = now.AddSeconds(seconds);
        return
        [
            new DateTimeResolution
            {
                Timex = moment.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
                Value = DateMeaning.TextWithTime(moment),
            },
        ];
    }

    public static List<DateTimeResolution> ReadEvery(Match match, DateLexicon lexicon)
    {
        var timex = match.Groups["weekday"] is { Success: true } weekday
            ? string.Create(CultureInfo.InvariantCulture, $"XXXX-WXX-{lexicon.Data.Weekdays[weekday.Value]}")
            : Timex(
                match.Groups["amount"] is { Success: true } amount ? lexicon.Number(amount.Value) : 1,
                lexicon.Data.Units[match.Groups["unit"].Value]);
        return [new DateTimeResolution { Timex = timex, Value = "not resolved" }];
    }

    public static string Timex(int amount, string unit) => unit.StartsWith('T')
        ? string.Create(CultureInfo.InvariantCulture, $"PT{amount}{unit[1..]}")
        : string.Create(CultureInfo.InvariantCulture, $"P{amount}{unit}");

    private static long Seconds(string unit) => unit switch
    {
        "TS" => 1,
        "TM" => 60,
        "TH" => 3600,
        "D" => 86_400,
        "W" => 604_800,
        "M" => 2_592_000,
        _ => 31_536_000,
    };
}
