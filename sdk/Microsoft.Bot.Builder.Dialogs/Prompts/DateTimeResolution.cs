namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>One meaning of a date or time: as TIMEX, and as a value, or a start and an end, in ISO form where it has them.</summary>
public class DateTimeResolution
{
    public string Value { get; set; }

    public string Start { get; set; }

    public string End { get; set; }

    public string Timex { get; set; }
}
