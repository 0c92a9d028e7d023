namespace Microsoft.Bot.Builder;

/// <summary>How serious a trace message is.</summary>
public enum Severity
{
    Verbose = 0,
    Information = 1,
    Warning = 2,
    Error = 3,
    Critical = 4,
}
