using System.Globalization;

namespace Microsoft.Bot.Builder.Dialogs.Recognizers;

/// <summary>A day and how TIMEX writes it; an X stands for what was not said.</summary>
internal readonly record struct DayMeaning(string Timex, DateTime Day);

/// <summary>A time of day and how TIMEX writes it.</summary>
internal readonly record struct TimeMeaning(string Timex, TimeSpan Time);

/// <summary>Dates, times and their resolutions in the forms that prompts hand out.</summary>
internal static class DateMeaning
{
    public static string Text(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Text(TimeSpan time) => time.ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture);

    public static string TextWithTime(DateTime moment) => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public static DateTimeResolution Of(DayMeaning day) => new() { Timex = day.Timex, Value = Text(day.Day) };

    public static DateTimeResolution Of(TimeMeaning time) => new() { Timex = time.Timex, Value = Text(time.Time) };

    public static DateTimeResolution Of(DayMeaning day, TimeMeaning time) =>
        new() { Timex = day.Timex + time.Timex, Value = TextWithTime(day.Day + time.Time) };

    public static DateTimeResolution Period(string timex, DateTime start, DateTime end) =>
        new() { Timex = timex, Start = Text(start), End = Text(end) };

    public static DateTimeResolution PeriodWithTime(string timex, DateTime start, DateTime end) =>
        new() { Timex = timex, Start = TextWithTime(start), End = TextWithTime(end) };
}
