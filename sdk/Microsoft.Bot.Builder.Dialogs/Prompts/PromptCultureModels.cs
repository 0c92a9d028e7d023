namespace Microsoft.Bot.Builder.Dialogs.Prompts;

/// <summary>The languages that confirm and choice prompts speak.</summary>
public static class PromptCultureModels
{
    public static PromptCultureModel Bulgarian => Model("bg-bg", "да", "Не", " или ", ", или ");

    public static PromptCultureModel Chinese => Model("zh-cn", "是的", "不", " 要么 ", "， 要么 ", "， ");

    public static PromptCultureModel Dutch => Model("nl-nl", "Ja", "Nee", " of ", ", of ");

    public static PromptCultureModel English => Model("en-us", "Yes", "No", " or ", ", or ");

    public static PromptCultureModel French => Model("fr-fr", "Oui", "Non", " ou ", ", ou ");

    public static PromptCultureModel German => Model("de-de", "Ja", "Nein", " oder ", ", oder ");

    public static PromptCultureModel Hindi => Model("hi-in", "हां", "नहीं", " या ", ", या ");

    public static PromptCultureModel Italian => Model("it-it", "Si", "No", " o ", " o ");

    public static PromptCultureModel Japanese => Model("ja-jp", "はい", "いいえ", " または ", "、 または ", "、 ");

    public static PromptCultureModel Korean => Model("ko-kr", "예", "아니", " 또는 ", " 또는 ");

    public static PromptCultureModel Portuguese => Model("pt-br", "Sim", "Não", " ou ", ", ou ");

    public static PromptCultureModel Spanish => Model("es-es", "Sí", "No", " o ", ", o ");

    public static PromptCultureModel Swedish => Model("sv-se", "Ja", "Nej", " eller ", " eller ");

    public static PromptCultureModel Turkish => Model("tr-tr", "Evet", "Hayır", " veya ", " veya ");

    /// <summary>
    /// The supported locale that a culture code means, in any casing, by its language alone if need be ("es-MX" is "es-es");
    /// a code of another language comes back in lower case, null as null.
    /// </summary>
    public static string MapToNearestLanguage(string cultureCode)
    {
        if (string.IsNullOrWhiteSpace(cultureCode))
        {
            return cultureCode;
        }

        var code = cultureCode.ToLowerInvariant();
        var locales = GetSupportedCultures().Select(culture => culture.Locale).ToList();
        if (locales.Contains(code))
        {
            return code;
        }

        var language = code.Split('-')[0];
        return locales.Find(locale => locale.StartsWith(language, StringComparison.Ordinal)) ?? code;
    }

    public static PromptCultureModel[] GetSupportedCultures() =>
    [
        Bulgarian, Chinese, Dutch, English, French, German, Hindi, Italian, Japanese, Korean, Portuguese, Spanish, Swedish, Turkish,
    ];

    private static PromptCultureModel Model(
        string locale, string yes, string no, string or, string orMore, string separator = ", ") => new()
    {
        Locale = locale,
        YesInLanguage = yes,
        NoInLanguage = no,
        InlineOr = or,
        InlineOrMore = orMore,
        Separator = separator,
    };
}
