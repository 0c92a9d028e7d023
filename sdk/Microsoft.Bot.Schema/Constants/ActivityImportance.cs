namespace Microsoft.Bot.Schema;

/// <summary>How urgently an activity asks for attention.</summary>
public static class ActivityImportance
{
    public const string Low = "low";
    public const string Normal = "normal";
    public const string High = "high";
}
