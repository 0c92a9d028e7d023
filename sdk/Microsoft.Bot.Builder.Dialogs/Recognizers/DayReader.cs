using System.Globalization;
using System.Text.RegularExpressions;

namespace Microsoft.Bot.Builder.Dialogs.Recognizers;

/// <summary>Reads days. One that comes again every week, month or year means the last and the next of them.</summary>
internal static class DayReader
{
    /// <summary>A date that the calendar doesn't have; its parts must not be taken for something else.</summary>
    private static readonly List<DayMeaning> Impossible = [];

    public static List<DayMeaning> Read(Match match, DateLexicon lexicon, DateTime today)
    {
        var groups = match.Groups;
        if (groups["relative"] is { Success: true } relative)
        {
            return [Exactly(today.AddDays(lexicon.Data.RelativeDays[relative.Value]))];
        }

        if (groups["amount"].Success)
        {
            return InAmount(match, lexicon, today);
        }

        if (groups["day"].Success)
        {
            return OfCalendar(match, lexicon, today);
        }

        return groups["weekday"].Success ? OfWeek(match, lexicon, today) : null;
    }

    private static List<DayMeaning> InAmount(Match match, DateLexicon lexicon, DateTime today)
    {
        var amount = lexicon.Number(match.Groups["amount"].Value) * (match.Groups["ago"].Success ? -1 : 1);
        return lexicon.Data.Units[match.Groups["unit"].Value] switch
        {
            "D" => [Exactly(today.AddDays(amount))],
            "W" => [Exactly(today.AddDays(7 * amount))],
            "M" => [Exactly(today.AddMonths(amount))],
            "Y" when Math.Abs(amount) < 1000 => [Exactly(today.AddYears(amount))],
            _ => null,
        };
    }

    private static List<DayMeaning> OfCalendar(Match match, DateLexicon lexicon, DateTime today)
    {
        var day = lexicon.Number(match.Groups["day"].Value);
        var month = match.Groups["month"] is { Success: true } name ? lexicon.Data.Months[name.Value] : NumberOf(match, "monthnumber");
        if (match.Groups["second"] is { Success: true } second)
        {
            // Two numbers: which is the month depends on the region, unless one is too great to be one.
            var other = int.Parse(second.Value, CultureInfo.InvariantCulture);
            (day, month) = (lexicon.MonthFirst && day <= 12) || other > 12 ? (other, day) : (day, other);
        }

        if (day is < 1 or > 31 || month > 12 || month == 0)
        {
            return Impossible;
        }

        if (NumberOf(match, "year") is { } year)
        {
            year += year < 100 ? (year < 50 ? 2000 : 1900) : 0;
            return month is { } given && year is >= 1 and <= 9999 && day <= DateTime.DaysInMonth(year, given)
                ? [Exactly(new DateTime(year, given, day))]
                : Impossible;
        }

        return month is { } m
            ? Nearest(string.Create(CultureInfo.InvariantCulture, $"XXXX-{m:00}-{day:00}"), today, Years(today, m, day))
            : Nearest(string.Create(CultureInfo.InvariantCulture, $"XXXX-XX-{day:00}"), today, MonthsWith(today, day));
    }

    private static List<DayMeaning> OfWeek(Match match, DateLexicon lexicon, DateTime today)
    {
        var weekday = lexicon.Data.Weekdays[match.Groups["weekday"].Value];
        var ofThisWeek = today.AddDays(weekday - IsoWeekday(today));
        if (match.Groups["direction"] is { Success: true } direction)
        {
            return [Exactly(ofThisWeek.AddDays(7 * lexicon.Data.Directions[direction.Value]))];
        }

        return Nearest(
            string.Create(CultureInfo.InvariantCulture, $"XXXX-WXX-{weekday}"),
            today,
            [ofThisWeek.AddDays(-7), ofThisWeek, ofThisWeek.AddDays(7)]);
    }

    public static int IsoWeekday(DateTime day) => day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;

    private static DayMeaning Exactly(DateTime day) => new(DateMeaning.Text(day), day);

    /// <summary>The last one before today and the first one from today on.</summary>
    private static List<DayMeaning> Nearest(string timex, DateTime today, List<DateTime> days)
    {
        var past = days.Where(day => day < today).Select(day => new DayMeaning(timex, day)).TakeLast(1);
        var future = days.Where(day => day >= today).Select(day => new DayMeaning(timex, day)).Take(1);
        List<DayMeaning> nearest = [.. past, .. future];
        return nearest;
    }

    // Eight years hold a 29 February on either side, also around a century without one.
    private static List<DateTime> Years(DateTime today, int month, int day) =>
    [
        .. Enumerable.Range(today.Year - 8, 17)
            .Where(year => day <= DateTime.DaysInMonth(year, month))
            .Select(year => new DateTime(year, month, day)),
    ];

    private static List<DateTime> MonthsWith(DateTime today, int day) =>
    [
        .. Enumerable.Range(-2, 5)
            .Select(offset => new DateTime(today.Year, today.Month, 1).AddMonths(offset))
            .Where(month => day <= DateTime.DaysInMonth(month.Year, month.Month))
            .Select(month => month.AddDays(day - 1)),
    ];

    private static int? NumberOf(Match match, string name) =>
        match.Groups[name] is { Success: true } group ? int.Parse(group.Value, CultureInfo.InvariantCulture) : null;
}
