namespace TwilioBot.Dialogs;

/// <summary>The languages that the bot speaks, by their two-letter codes.</summary>
public static class Languages
{
    public const string English = "en";
    public const string Spanish = "es";

    public static readonly IReadOnlyList<string> All = [English, Spanish];

    /// <summary>The language for a locale such as <c>es-MX</c>; English when it is unknown or absent.</summary>
    public static string Of(string? locale) =>
        locale is not null && locale.StartsWith(Spanish, StringComparison.OrdinalIgnoreCase) ? Spanish : English;
}
