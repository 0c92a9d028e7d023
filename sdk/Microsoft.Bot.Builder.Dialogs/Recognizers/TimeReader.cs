using System.Globalization;
using System.Text.RegularExpressions;

namespace Microsoft.Bot.Builder.Dialogs.Recognizers;

/// <summary>Reads times of day. An hour up to 12 that nothing places before or after noon has both meanings.</summary>
internal static class TimeReader
{
    public static List<TimeMeaning> Read(Match match, DateLexicon lexicon)
    {
        if (match.Groups["timeword"] is { Success: true } word)
        {
            return [Exactly(lexicon.Data.TimeWords[word.Value], null, null)];
        }

        var hour = lexicon.Number(match.Groups["hour"].Value);
        var minute = Part(match, "minute");
        var second = Part(match, "second");
        if (match.Groups["minuteword"] is { Success: true } minutes)
        {
            minute = lexicon.Data.MinuteWords[minutes.Value];
            if (minute < 0)
            {
                minute += 60;
                hour = hour <= 1 ? hour + 11 : hour - 1;
            }
        }

        if (hour > 24 || minute > 59 || second > 59)
        {
            return null;
        }

        if (match.Groups["meridiem"] is { Success: true } meridiem)
        {
            return hour > 12
                ? [Exactly(hour % 24, minute, second)]
                : [Exactly((hour % 12) + lexicon.Data.Meridiems[meridiem.Value], minute, second)];
        }

        // 0930 hours and 09:30 are written by the 24-hour clock.
        var byTwentyFour = hour is 0 or > 12 || match.Groups["hour"].Value.StartsWith('0');
        return byTwentyFour
            ? [Exactly(hour % 24, minute, second)]
            : [Exactly(hour, minute, second), Exactly(hour == 12 ? 0 : hour + 12, minute, second)];
    }

    private static int? Part(Match match, string name) =>
        match.Groups[name] is { Success: true } group ? int.Parse(group.Value, CultureInfo.InvariantCulture) : null;

    private static TimeMeaning Exactly(int hour, int? minute, int? second)
    {
        var timex = string.Create(CultureInfo.InvariantCulture, $"T{hour:00}")
            + (minute is { } m ? string.Create(CultureInfo.InvariantCulture, $":{m:00}") : string.Empty)
            + (second is { } s ? string.Create(CultureInfo.InvariantCulture, $":{s:00}") : string.Empty);
        return new TimeMeaning(timex, new TimeSpan(hour, minute ?? 0, second ?? 0));
    }
}
