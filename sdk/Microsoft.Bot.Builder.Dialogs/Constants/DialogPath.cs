namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Well-known paths in the dialog scope.</summary>
public static class DialogPath
{
    public const string EventCounter = "dialog.eventCounter";
    public const string ExpectedProperties = "dialog.expectedProperties";
    public const string Retries = "dialog.retries";
    public const string LastIntent = "dialog.lastIntent";
    public const string LastTriggerEvent = "dialog.lastTriggerEvent";
    public const string RequiredProperties = "dialog.requiredProperties";
}
