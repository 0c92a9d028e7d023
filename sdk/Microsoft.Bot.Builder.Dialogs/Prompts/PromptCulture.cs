using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Dialogs.Prompts;

internal static class PromptCulture
{
    /// <summary>The language to speak or understand: the options', else the activity's, else the prompt's; English when none is known.</summary>
    public static string Of(Activity activity, PromptOptions options, string defaultLocale, Func<string, bool> known)
    {
        var culture = PromptCultureModels.MapToNearestLanguage(options?.RecognizeLanguage ?? activity.Locale ?? defaultLocale);
        return !string.IsNullOrEmpty(culture) && known(culture) ? culture : PromptCultureModels.English.Locale;
    }
}
