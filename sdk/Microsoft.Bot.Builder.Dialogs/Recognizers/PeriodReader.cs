using System.Globalization;
using System.Text.RegularExpressions;

namespace Microsoft.Bot.Builder.Dialogs.Recognizers;

/// <summary>Reads weeks, weekends, months and years, and the parts of a day. An end is the first moment that no longer belongs.</summary>
internal static class PeriodReader
{
    public static List<DateTimeResolution> Read(Match match, DateLexicon lexicon, DateTime today)
    {
        var groups = match.Groups;
        var direction = groups["direction"] is { Success: true } word ? lexicon.Data.Directions[word.Value] : 0;
        if (groups["weekend"].Success)
        {
            var saturday = today.AddDays(6 - DayReader.IsoWeekday(today) + (7 * direction));
            return [DateMeaning.Period(WeekTimex(saturday) + "-WE", saturday, saturday.AddDays(2))];
        }

        if (groups["month"] is { Success: true } month)
        {
            return OfMonth(lexicon.Data.Months[month.Value], groups["year"], groups["direction"].Success ? direction : null, today);
        }

        if (groups["year"] is { Success: true } number)
        {
            return [Year(int.Parse(number.Value, CultureInfo.InvariantCulture))];
        }

        var firstOfMonth = new DateTime(today.Year, today.Month, 1);
        return lexicon.Data.Units[groups["unit"].Value] switch
        {
            "W" => [Week(today.AddDays(1 - DayReader.IsoWeekday(today) + (7 * direction)))],
            "M" => [Month(firstOfMonth.AddMonths(direction))],
            "Y" => [Year(today.Year + direction)],
            _ => null,
        };
    }

    public static (TimeSpan Start, TimeSpan End) Hours(string dayPart) => dayPart switch
    {
        "MO" => (TimeSpan.FromHours(8), TimeSpan.FromHours(12)),
        "AF" => (TimeSpan.FromHours(12), TimeSpan.FromHours(16)),
        "EV" => (TimeSpan.FromHours(16), TimeSpan.FromHours(20)),
        _ => (TimeSpan.FromHours(20), new TimeSpan(23, 59, 59)),
    };

    private static List<DateTimeResolution> OfMonth(int month, Group year, int? direction, DateTime today)
    {
        if (year.Success)
        {
            return [Month(new DateTime(int.Parse(year.Value, CultureInfo.InvariantCulture), month, 1))];
        }

        if (direction is { } years)
        {
            return [Month(new DateTime(today.Year + years, month, 1))];
        }

        var timex = string.Create(CultureInfo.InvariantCulture, $"XXXX-{month:00}");
        var next = new DateTime(month < today.Month ? today.Year + 1 : today.Year, month, 1);
        var last = next.AddYears(-1);
        return [DateMeaning.Period(timex, last, last.AddMonths(1)), DateMeaning.Period(timex, next, next.AddMonths(1))];
    }

    private static DateTimeResolution Week(DateTime monday) => DateMeaning.Period(WeekTimex(monday), monday, monday.AddDays(7));

    private static DateTimeResolution Month(DateTime first) =>
        DateMeaning.Period(first.ToString("yyyy-MM", CultureInfo.InvariantCulture), first, first.AddMonths(1));

    private static DateTimeResolution Year(int year)
    {
        var first = new DateTime(year, 1, 1);
        return DateMeaning.Period(first.ToString("yyyy", CultureInfo.InvariantCulture), first, first.AddYears(1));
    }

    private static string WeekTimex(DateTime day) =>
        string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(day):0000}-W{ISOWeek.GetWeekOfYear(day):00}");
}
