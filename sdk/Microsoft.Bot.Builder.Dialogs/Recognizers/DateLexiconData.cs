namespace Microsoft.Bot.Builder.Dialogs.Recognizers;

/// <summary>
/// The words and forms of dates and times in one language. The forms are regular expressions over folded text in which {name}
/// stands for any word of that list, captured under the name; {amount} and {hour} stand for digits or a number word.
/// </summary>
internal sealed class DateLexiconData
{
    public Dictionary<string, int> Months { get; set; } = [];

    /// <summary>Monday is 1, Sunday 7.</summary>
    public Dictionary<string, int> Weekdays { get; set; } = [];

    public Dictionary<string, int> RelativeDays { get; set; } = [];

    /// <summary>Next is 1, this 0, last -1.</summary>
    public Dictionary<string, int> Directions { get; set; } = [];

    /// <summary>The letter of the unit in an ISO 8601 duration; the units of time begin with T.</summary>
    public Dictionary<string, string> Units { get; set; } = [];

    /// <summary>MO, AF, EV, NI.</summary>
    public Dictionary<string, string> DayParts { get; set; } = [];

    /// <summary>Hours to add to an hour up to 12: 0 or 12.</summary>
    public Dictionary<string, int> Meridiems { get; set; } = [];

    public Dictionary<string, int> TimeWords { get; set; } = [];

    /// <summary>Minutes after the hour: half past is 30, quarter to -15.</summary>
    public Dictionary<string, int> MinuteWords { get; set; } = [];

    public List<string> Now { get; set; } = [];

    public List<string> Weekend { get; set; } = [];

    public List<string> TimeForms { get; set; } = [];

    public List<string> DateForms { get; set; } = [];

    public List<string> PeriodForms { get; set; } = [];

    public List<string> RangeForms { get; set; } = [];

    public List<string> EveryForms { get; set; } = [];

    /// <summary>The regions of the language that write the month first in numbers.</summary>
    public List<string> MonthFirstRegions { get; set; } = [];
}
