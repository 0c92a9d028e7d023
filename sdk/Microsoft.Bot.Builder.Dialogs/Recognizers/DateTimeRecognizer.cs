using System.Globalization;

namespace Microsoft.Bot.Builder.Dialogs.Recognizers;

/// <summary>Understands dates, times, periods and durations; what is ambiguous has several resolutions.</summary>
internal static class DateTimeRecognizer
{
    public static List<DateTimeResolution> Recognize(string text, string culture, DateTime now)
    {
        var lexicon = DateLexicon.For(culture);
        var folded = FoldedText.Of(text).Replace(",", " ", StringComparison.Ordinal);
        try
        {
            return Range(folded, lexicon, now) ?? Single(folded, lexicon, now) ?? [];
        }
        catch (ArgumentOutOfRangeException)
        {
            // A day beyond the calendar, such as "in 9999 years".
            return [];
        }
    }

    private static List<DateTimeResolution> Single(string folded, DateLexicon lexicon, DateTime now)
    {
        var text = new DateText(folded);
        if (text.TryTake(lexicon.Every, match => DurationReader.ReadEvery(match, lexicon), out var every))
        {
            return every;
        }

        if (text.TryTake(lexicon.Dates, match => DurationReader.ReadMoment(match, lexicon, now), out var moment))
        {
            return moment;
        }

        var (days, times) = DaysAndTimes(text, lexicon, now);
        if (days is { Count: 0 })
        {
            return null;
        }

        var dayPart = DayPart(text, folded, lexicon);
        if (times != null)
        {
            times = InDayPart(times, dayPart);
            return days == null
                ? times.ConvertAll(DateMeaning.Of)
                : [.. times.SelectMany(time => days.Select(day => DateMeaning.Of(day, time)))];
        }

        if (dayPart != null)
        {
            return OfDayPart(days, dayPart);
        }

        if (days != null)
        {
            return days.ConvertAll(DateMeaning.Of);
        }

        if (text.TryTake(lexicon.Now, match => match.Value, out _))
        {
            return [new DateTimeResolution { Timex = "PRESENT_REF", Value = DateMeaning.TextWithTime(now) }];
        }

        return text.TryTake(lexicon.Durations, match => DurationReader.Read(match, lexicon), out var duration) ? duration
            : text.TryTake(lexicon.Periods, match => PeriodReader.Read(match, lexicon, now.Date), out var period) ? period
            : null;
    }

    /// <summary>Times first: in Spanish the "mañana" of "a las 9 de la mañana" is no tomorrow.</summary>
    private static (List<DayMeaning> Days, List<TimeMeaning> Times) DaysAndTimes(DateText text, DateLexicon lexicon, DateTime now)
    {
        text.TryTake(lexicon.Times, match => TimeReader.Read(match, lexicon), out var times);
        text.TryTake(lexicon.Dates, match => DayReader.Read(match, lexicon, now.Date), out var days);
        return (days, times);
    }

    /// <summary>The part of the day that is named, also by a word that names the day with it: tonight.</summary>
    private static string DayPart(DateText text, string folded, DateLexicon lexicon)
    {
        if (text.TryTake(lexicon.DayParts, match => lexicon.Data.DayParts[match.Groups["daypart"].Value], out var dayPart))
        {
            return dayPart;
        }

        return lexicon.Data.DayParts
            .Where(part => lexicon.Data.RelativeDays.ContainsKey(part.Key) && folded.Contains(part.Key, StringComparison.Ordinal))
            .Select(part => part.Value)
            .FirstOrDefault();
    }

    /// <summary>Of an hour's two meanings the one in the named part of the day.</summary>
    private static List<TimeMeaning> InDayPart(List<TimeMeaning> times, string dayPart) =>
        dayPart == null || times.Count < 2 ? times : times.FindAll(time => (time.Time.Hours < 12) == (dayPart == "MO"));

    private static List<DateTimeResolution> OfDayPart(List<DayMeaning> days, string dayPart)
    {
        var (start, end) = PeriodReader.Hours(dayPart);
        return days == null
            ? [new DateTimeResolution { Timex = "T" + dayPart, Start = DateMeaning.Text(start), End = DateMeaning.Text(end) }]
            : days.ConvertAll(day => DateMeaning.PeriodWithTime($"{day.Timex}T{dayPart}", day.Day + start, day.Day + end));
    }

    /// <summary>"From … to …": two days, two times, or a day with two times. Null when either side is neither.</summary>
    private static List<DateTimeResolution> Range(string folded, DateLexicon lexicon, DateTime now)
    {
        foreach (var form in lexicon.Ranges)
        {
            var match = form.Match(folded);
            if (!match.Success)
            {
                continue;
            }

            var (fromDays, fromTimes) = DaysAndTimes(new DateText(match.Groups["from"].Value), lexicon, now);
            var (toDays, toTimes) = DaysAndTimes(new DateText(match.Groups["to"].Value), lexicon, now);
            fromTimes ??= BareHour(match.Groups["from"].Value, toTimes);
            if (fromDays == null && toDays == null)
            {
                // "Tomorrow from 2pm to 4pm": the day stands outside.
                var outside = folded[..match.Index] + " " + folded[(match.Index + match.Length)..];
                (fromDays, _) = DaysAndTimes(new DateText(outside), lexicon, now);
            }

            if (fromDays is { Count: 0 } || toDays is { Count: 0 })
            {
                return null;
            }

            if (fromTimes != null && toTimes != null)
            {
                return TimeRange(fromDays ?? toDays, fromTimes, toDays ?? fromDays, toTimes);
            }

            if (fromDays != null && toDays != null && fromTimes == null && toTimes == null)
            {
                return [.. fromDays.Zip(toDays, DayRange).Where(range => range != null)];
            }
        }

        return null;
    }

    /// <summary>The 9 of "from 9 to 11am": an hour in the same half of the day.</summary>
    private static List<TimeMeaning> BareHour(string text, List<TimeMeaning> other)
    {
        if (other == null
            || !int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
            || hour is < 1 or > 24)
        {
            return null;
        }

        return other.ConvertAll(time =>
        {
            var sameHalf = hour <= 12 && time.Time.Hours >= 12 && (hour % 12) + 12 <= time.Time.Hours ? (hour % 12) + 12 : hour % 24;
            return new TimeMeaning(string.Create(CultureInfo.InvariantCulture, $"T{sameHalf:00}"), TimeSpan.FromHours(sameHalf));
        });
    }

    private static DateTimeResolution DayRange(DayMeaning from, DayMeaning to)
    {
        var end = to.Day < from.Day && to.Timex.StartsWith("XXXX-WXX", StringComparison.Ordinal) ? to.Day.AddDays(7) : to.Day;
        return end < from.Day
            ? null
            : DateMeaning.Period($"({from.Timex},{to.Timex},{DurationReader.Timex((end - from.Day).Days, "D")})", from.Day, end);
    }

    private static List<DateTimeResolution> TimeRange(
        List<DayMeaning> fromDays, List<TimeMeaning> fromTimes, List<DayMeaning> toDays, List<TimeMeaning> toTimes)
    {
        var ranges = new List<DateTimeResolution>();
        foreach (var (from, to) in fromTimes.Zip(toTimes))
        {
            if (fromDays == null)
            {
                ranges.Add(new DateTimeResolution
                {
                    Timex = $"({from.Timex},{to.Timex},{LengthTimex(to.Time - from.Time)})",
                    Start = DateMeaning.Text(from.Time),
                    End = DateMeaning.Text(to.Time),
                });
                continue;
            }

            foreach (var (fromDay, toDay) in fromDays.Zip(toDays))
            {
                var (start, end) = (fromDay.Day + from.Time, toDay.Day + to.Time);
                var timex = $"({fromDay.Timex}{from.Timex},{toDay.Timex}{to.Timex},{LengthTimex(end - start)})";
                ranges.Add(DateMeaning.PeriodWithTime(timex, start, end));
            }
        }

        return ranges;
    }

    private static string LengthTimex(TimeSpan length)
    {
        // A range that ends before it begins goes over midnight.
        length = length < TimeSpan.Zero ? length + TimeSpan.FromDays(1) : length;
        var hours = (int)length.TotalHours;
        var hourPart = hours > 0 || length.Minutes == 0 ? hours.ToString(CultureInfo.InvariantCulture) + "H" : string.Empty;
        var minutePart = length.Minutes > 0 ? length.Minutes.ToString(CultureInfo.InvariantCulture) + "M" : string.Empty;
        return "PT" + hourPart + minutePart;
    }
}
