namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Well-known paths in the turn scope.</summary>
public static class TurnPath
{
    public const string Turn = "turn";
    public const string LastResult = "turn.lastresult";
    public const string Activity = "turn.activity";
    public const string Recognized = "turn.recognized";
    public const string TopIntent = "turn.recognized.intent";
    public const string TopScore = "turn.recognized.score";
    public const string Text = "turn.recognized.text";
    public const string UnrecognizedText = "turn.unrecognizedText";
    public const string RecognizedEntities = "turn.recognizedEntities";
    public const string Interrupted = "turn.interrupted";
    public const string DialogEvent = "turn.dialogEvent";
    public const string RepeatedIds = "turn.repeatedIds";
    public const string ActivityProcessed = "turn.activityProcessed";
    public const string Locale = "turn.locale";
}
