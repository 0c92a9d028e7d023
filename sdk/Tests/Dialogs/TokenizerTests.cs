using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Builder.Dialogs.Prompts;

namespace TwilioBot.Sdk.Tests.Dialogs;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("how now brown cow", "how@0-2 now@4-6 brown@8-12 cow@14-16")]
    [InlineData("how-now.brown:cow ?", "how@0-2 now@4-6 brown@8-12 cow@14-16")]
    [InlineData("a b", "a@0-0 b@2-2")]
    [InlineData("food", "food@0-3")]
    [InlineData(".?; -()", "")]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData("food 💥👍😀", "food@0-3 💥@5-6 👍@7-8 😀@9-10")]
    [InlineData("sí, mañana", "sí@0-1 mañana@4-9")]
    public void Words_and_where_they_stand(string text, string words) =>
        Assert.Equal(words, string.Join(' ', Tokenizer.DefaultTokenizer(text).Select(token => $"{token.Text}@{token.Start}-{token.End}")));

    [Fact]
    public void Half_an_emoji_is_a_word_and_no_error() => Assert.Equal(0, Assert.Single(Tokenizer.DefaultTokenizer("\uD83D")).End);

    [Fact]
    public void Words_are_compared_in_lower_case()
    {
        var token = Assert.Single(Tokenizer.DefaultTokenizer("fOoD"));
        Assert.Equal(("fOoD", "food"), (token.Text, token.Normalized));
    }

    [Fact]
    public void Every_supported_culture_is_found_by_any_spelling()
    {
        var cultures = PromptCultureModels.GetSupportedCultures();
        Assert.Equal(14, cultures.Length);
        foreach (var culture in cultures)
        {
            var locale = culture.Locale;
            foreach (var spelling in new[] { locale, locale.ToUpperInvariant(), locale[..2] + locale[2..].ToUpperInvariant(), locale[..2], locale[..2].ToUpperInvariant() })
            {
                Assert.Equal(locale, PromptCultureModels.MapToNearestLanguage(spelling));
            }
        }
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", "")]
    [InlineData("es-MX", "es-es")]
    [InlineData("EN-au", "en-us")]
    [InlineData("Klingon", "klingon")]
    public void Other_cultures_go_to_their_language_or_stay(string code, string nearest) =>
        Assert.Equal(nearest, PromptCultureModels.MapToNearestLanguage(code));
}
