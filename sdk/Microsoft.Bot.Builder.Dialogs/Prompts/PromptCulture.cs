namespace Microsoft.Bot.Builder.Dialogs.Prompts;

internal static class PromptCulture
{
    /// <summary>The language of the first locale given that is not null; English when it is not a known one.</summary>
    public static string Of(Func<string, bool> known, params ReadOnlySpan<string> locales)
    {
        string first = null;
        foreach (var locale in locales)
        {
            first ??= locale;
        }

        var culture = PromptCultureModels.MapToNearestLanguage(first);
        return !string.IsNullOrEmpty(culture) && known(culture) ? culture : PromptCultureModels.English.Locale;
    }
}
