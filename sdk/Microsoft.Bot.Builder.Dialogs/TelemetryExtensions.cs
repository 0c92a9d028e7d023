namespace Microsoft.Bot.Builder.Dialogs;

internal static class TelemetryExtensions
{
    /// <summary>A page view where the client knows them, else a trace that says the same.</summary>
    public static void TrackDialogView(this IBotTelemetryClient client, string dialogId)
    {
        if (client is IBotPageViewTelemetryClient pageViews)
        {
            pageViews.TrackPageView(dialogId);
        }
        else
        {
            client.TrackTrace($"Dialog View: {dialogId}", Severity.Information, null);
        }
    }
}
