using Microsoft.Bot.Builder.Dialogs;

namespace TwilioBot.Sdk.Tests.Dialogs;

public sealed class NumberPromptTests
{
    [Theory]
    [InlineData("42", 42)]
    [InlineData("-7", -7)]
    [InlineData("minus five", -5)]
    [InlineData("3.14", 3.14)]
    [InlineData(".5", 0.5)]
    [InlineData("1,234.56", 1234.56)]
    [InlineData("1,234,567", 1234567)]
    [InlineData("$500", 500)]
    [InlineData("500 dollars", 500)]
    [InlineData("€20", 20)]
    [InlineData("20€", 20)]
    [InlineData("i am 18 years old", 18)]
    [InlineData("I've run 5km", 5)]
    [InlineData("The temperature is 32C", 32)]
    [InlineData("50%", 50)]
    [InlineData("5k", 5000)]
    [InlineData("2.5 million", 2500000)]
    [InlineData("1/2", 0.5)]
    [InlineData("1 1/2", 1.5)]
    [InlineData("one", 1)]
    [InlineData("twenty-one", 21)]
    [InlineData("two hundred and five", 205)]
    [InlineData("twelve hundred", 1200)]
    [InlineData("three thousand four hundred fifty six", 3456)]
    [InlineData("one million two hundred thousand", 1200000)]
    [InlineData("a hundred", 100)]
    [InlineData("a dozen", 12)]
    [InlineData("two dozen", 24)]
    [InlineData("half", 0.5)]
    [InlineData("two and a half", 2.5)]
    [InlineData("half a million", 500000)]
    [InlineData("three point one four", 3.14)]
    [InlineData("for four people please", 4)]
    [InlineData("FORTY TWO", 42)]
    public async Task English_numbers(string said, double number) => Assert.Equal(number, await AnswerAsync("en-us", said));

    [Theory]
    [InlineData("3,14", 3.14)]
    [InlineData("1.234", 1234)]
    [InlineData("1.234,5", 1234.5)]
    [InlineData("20 €", 20)]
    [InlineData("5km", 5)]
    [InlineData("uno", 1)]
    [InlineData("una", 1)]
    [InlineData("un", 1)]
    [InlineData("dieciséis", 16)]
    [InlineData("veintidos", 22)]
    [InlineData("treinta y uno", 31)]
    [InlineData("ciento veinte", 120)]
    [InlineData("doscientos cinco", 205)]
    [InlineData("dos mil veintiséis", 2026)]
    [InlineData("un millón", 1000000)]
    [InlineData("dos mil millones", 2000000000)]
    [InlineData("una docena", 12)]
    [InlineData("dos y medio", 2.5)]
    [InlineData("menos diez", -10)]
    [InlineData("tres coma cinco", 3.5)]
    [InlineData("somos cuatro personas", 4)]
    public async Task Spanish_numbers(string said, double number) => Assert.Equal(number, await AnswerAsync("es-es", said));

    [Theory]
    [InlineData("fr-fr", "3,5", 3.5)]
    [InlineData("fr-fr", "vingt et un", 21)]
    [InlineData("fr-fr", "soixante-dix", 70)]
    [InlineData("fr-fr", "soixante et onze", 71)]
    [InlineData("fr-fr", "quatre-vingts", 80)]
    [InlineData("fr-fr", "quatre-vingt-dix-neuf", 99)]
    [InlineData("fr-fr", "deux cents", 200)]
    [InlineData("fr-fr", "mille neuf cent", 1900)]
    [InlineData("de-de", "1.234,5", 1234.5)]
    [InlineData("de-de", "fünf", 5)]
    [InlineData("de-de", "einundzwanzig", 21)]
    [InlineData("de-de", "hundertfünf", 105)]
    [InlineData("de-de", "dreihundertfünfundzwanzig", 325)]
    [InlineData("de-de", "zweitausendsechsundzwanzig", 2026)]
    [InlineData("pt-br", "3,5", 3.5)]
    [InlineData("pt-br", "vinte e um", 21)]
    [InlineData("pt-br", "duzentos e cinco", 205)]
    [InlineData("pt-br", "dois mil", 2000)]
    [InlineData("nl-nl", "3,14", 3.14)]
    [InlineData("nl-nl", "vijfentwintig", 25)]
    [InlineData("nl-nl", "tweeëntwintig", 22)]
    [InlineData("nl-nl", "honderdvijf", 105)]
    [InlineData("nl-nl", "tweeduizend", 2000)]
    [InlineData("es-mx", "3.14", 3.14)]
    [InlineData("es-mx", "1,234", 1234)]
    [InlineData("xx-xx", "seven", 7)]
    public async Task Numbers_of_other_languages(string locale, string said, double number) =>
        Assert.Equal(number, await AnswerAsync(locale, said));

    [Theory]
    [InlineData("hello")]
    [InlineData("dollars")]
    [InlineData("someone")]
    [InlineData("at 10:30")]
    [InlineData("room A4")]
    [InlineData("the 2nd")]
    [InlineData("a")]
    public async Task What_is_no_number_is_asked_again(string said)
    {
        var talk = new Conversation(new NumberPrompt<double>("p")) { Options = Say.Ask("Number?", "A number, please.") };
        await talk.SaysAsync("hi");
        Assert.Equal(["A number, please."], await talk.SaysAsync(said));
    }

    [Fact]
    public async Task Every_supported_type_comes_out()
    {
        Assert.Equal(42, await ResultAsync<int>("42"));
        Assert.Equal(42L, await ResultAsync<long>("42"));
        Assert.Equal(3.14f, await ResultAsync<float>("3.14"));
        Assert.Equal(3.14, await ResultAsync<double>("3.14"));
        Assert.Equal(3.14m, await ResultAsync<decimal>("3.14"));
        Assert.Equal(9_000_000_000, await ResultAsync<long>("9 billion"));
    }

    [Theory]
    [InlineData("3.5")]
    [InlineData("9 billion")]
    public async Task A_number_that_is_no_int_is_not_accepted_as_one(string said) => Assert.Null(await ResultAsync<int>(said));

    [Fact]
    public void Other_types_are_refused() => Assert.Throws<NotSupportedException>(() => new NumberPrompt<short>("p"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void An_id_is_required(string id) => Assert.Throws<ArgumentNullException>(() => new NumberPrompt<int>(id));

    [Fact]
    public async Task The_locale_comes_from_options_then_activity_then_prompt()
    {
        var options = Say.Ask("?");
        options.RecognizeLanguage = "es-es";
        var talk = new Conversation(new NumberPrompt<int>("p", defaultLocale: "fr-fr")) { Options = options, Locale = "en-us" };
        await talk.SaysAsync("hi");
        await talk.SaysAsync("cuatro");
        Assert.Equal(4, talk.Result.Result);

        talk = new Conversation(new NumberPrompt<int>("p", defaultLocale: "fr-fr")) { Options = Say.Ask("?"), Locale = "en-us" };
        await talk.SaysAsync("hi");
        await talk.SaysAsync("four");
        Assert.Equal(4, talk.Result.Result);

        talk = new Conversation(new NumberPrompt<int>("p", defaultLocale: "fr-fr")) { Options = Say.Ask("?") };
        await talk.SaysAsync("hi");
        await talk.SaysAsync("quatre");
        Assert.Equal(4, talk.Result.Result);
    }

    private static async Task<object> AnswerAsync(string locale, string said)
    {
        var talk = new Conversation(new NumberPrompt<double>("p")) { Options = Say.Ask("?"), Locale = locale };
        await talk.SaysAsync("hi");
        await talk.SaysAsync(said);
        return talk.Result.Result;
    }

    private static async Task<object> ResultAsync<T>(string said)
        where T : struct
    {
        var talk = new Conversation(new NumberPrompt<T>("p", defaultLocale: "en-us")) { Options = Say.Ask("?") };
        await talk.SaysAsync("hi");
        await talk.SaysAsync(said);
        return talk.Result.Result;
    }
}
