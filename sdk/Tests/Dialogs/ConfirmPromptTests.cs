using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Dialogs.Choices;

namespace TwilioBot.Sdk.Tests.Dialogs;

public sealed class ConfirmPromptTests
{
    [Theory]
    [InlineData("bg-bg", "(1) да или (2) Не", "да", "не")]
    [InlineData("zh-cn", "(1) 是的 要么 (2) 不", "是的", "不")]
    [InlineData("nl-nl", "(1) Ja of (2) Nee", "ja", "nee")]
    [InlineData("en-us", "(1) Yes or (2) No", "yes", "no")]
    [InlineData("fr-fr", "(1) Oui ou (2) Non", "oui", "non")]
    [InlineData("de-de", "(1) Ja oder (2) Nein", "ja", "nein")]
    [InlineData("hi-in", "(1) हां या (2) नहीं", "हां", "नहीं")]
    [InlineData("it-it", "(1) Si o (2) No", "si", "no")]
    [InlineData("ja-jp", "(1) はい または (2) いいえ", "はい", "いいえ")]
    [InlineData("ko-kr", "(1) 예 또는 (2) 아니", "예", "아니")]
    [InlineData("pt-br", "(1) Sim ou (2) Não", "sim", "não")]
    [InlineData("es-es", "(1) Sí o (2) No", "sí", "no")]
    [InlineData("sv-se", "(1) Ja eller (2) Nej", "ja", "nej")]
    [InlineData("tr-tr", "(1) Evet veya (2) Hayır", "evet", "hayır")]
    public async Task It_asks_and_understands_in_every_language(string locale, string choices, string yes, string no)
    {
        foreach (var (answer, meaning) in new[] { (yes, true), (no, false), ("1", true), ("2", false) })
        {
            var talk = new Conversation(new ConfirmPrompt("p")) { Options = Say.Ask("Sure?"), Locale = locale };
            Assert.Equal(["Sure? " + choices], await talk.SaysAsync("hi"));
            await talk.SaysAsync(answer);
            Assert.Equal(DialogTurnStatus.Complete, talk.Result.Status);
            Assert.Equal(meaning, talk.Result.Result);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not-supported")]
    public async Task It_speaks_English_when_it_knows_no_better(string locale)
    {
        var talk = new Conversation(new ConfirmPrompt("p", defaultLocale: locale)) { Options = Say.Ask("Sure?") };
        Assert.Equal(["Sure? (1) Yes or (2) No"], await talk.SaysAsync("hi"));
    }

    [Theory]
    [InlineData("ES")]
    [InlineData("es-MX")]
    [InlineData("es")]
    public async Task A_locale_is_taken_to_its_nearest_language(string locale)
    {
        var talk = new Conversation(new ConfirmPrompt("p")) { Options = Say.Ask("¿Seguro?"), Locale = locale };
        Assert.Equal(["¿Seguro? (1) Sí o (2) No"], await talk.SaysAsync("hola"));
        await talk.SaysAsync("por supuesto");
        Assert.Equal(true, talk.Result.Result);
    }

    [Fact]
    public async Task An_answer_that_is_neither_is_asked_again()
    {
        var talk = new Conversation(new ConfirmPrompt("p")) { Options = Say.Ask("Sure?", "Yes or no, please.") };
        await talk.SaysAsync("hi");
        Assert.Equal(["Yes or no, please. (1) Yes or (2) No"], await talk.SaysAsync("lala"));
        await talk.SaysAsync("no");
        Assert.Equal(false, talk.Result.Result);
    }

    [Fact]
    public async Task Numbers_count_only_when_they_were_shown()
    {
        var prompt = new ConfirmPrompt("p") { ChoiceOptions = new ChoiceFactoryOptions { IncludeNumbers = false, InlineSeparator = "~" } };
        var talk = new Conversation(prompt) { Options = Say.Ask("Sure?") };
        Assert.Equal(["Sure? Yes or No"], await talk.SaysAsync("hi"));
        await talk.SaysAsync("2");
        Assert.Equal(DialogTurnStatus.Waiting, talk.Result.Status);
    }

    [Fact]
    public async Task Own_choices_are_shown_and_understood()
    {
        var prompt = new ConfirmPrompt("p") { ConfirmChoices = Tuple.Create(new Choice("Aye"), new Choice("Never mind")) };
        var talk = new Conversation(prompt) { Options = Say.Ask("Sure?") };
        Assert.Equal(["Sure? (1) Aye or (2) Never mind"], await talk.SaysAsync("hi"));
        await talk.SaysAsync("aye");
        Assert.Equal(true, talk.Result.Result);
    }

    [Fact]
    public async Task Styles_come_from_the_options_before_the_prompt()
    {
        var options = Say.Ask("Sure?");
        options.Style = ListStyle.None;
        var talk = new Conversation(new ConfirmPrompt("p") { Style = ListStyle.List }) { Options = options };
        Assert.Equal(["Sure?"], await talk.SaysAsync("hi"));
    }

    [Fact]
    public async Task Own_languages_can_be_given()
    {
        var defaults = new Dictionary<string, (Choice, Choice, ChoiceFactoryOptions)>
        {
            ["xx-xx"] = (new Choice("Jup"), new Choice("Nope"), new ChoiceFactoryOptions(" ", " <or> ", " ", true)),
        };
        var talk = new Conversation(new ConfirmPrompt("p", defaults, null, "xx-xx")) { Options = Say.Ask("Sure?") };
        Assert.Equal(["Sure? (1) Jup <or> (2) Nope"], await talk.SaysAsync("hi"));
    }
}
