namespace Microsoft.Bot.Builder.Dialogs.Recognizers;

/// <summary>The words of dates and times in one language.</summary>
internal sealed class DateLexiconData
{
}
