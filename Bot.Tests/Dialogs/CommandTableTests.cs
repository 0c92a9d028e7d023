using TwilioBot.Dialogs;

namespace TwilioBot.Tests.Dialogs;

public sealed class CommandTableTests
{
    [Theory]
    [InlineData("hello", Command.Hello, "en")]
    [InlineData("Hi", Command.Hello, "en")]
    [InlineData("HELLO!!!", Command.Hello, "en")]
    [InlineData("  hello\n", Command.Hello, "en")]
    [InlineData("“Hello”", Command.Hello, "en")]
    [InlineData("hello 👋", Command.Hello, "en")]
    [InlineData("who am i?", Command.WhoAmI, "en")]
    [InlineData("Who  am\tI", Command.WhoAmI, "en")]
    [InlineData("what is my name", Command.WhoAmI, "en")]
    [InlineData("What’s my name?", Command.WhoAmI, "en")]
    [InlineData("whats my name", Command.WhoAmI, "en")]
    [InlineData("cookies", Command.Cookies, "en")]
    [InlineData("Shutdown.", Command.Shutdown, "en")]
    [InlineData("uptime", Command.Uptime, "en")]
    [InlineData("identify yourself", Command.Uptime, "en")]
    [InlineData("who are you", Command.Uptime, "en")]
    [InlineData("what is your name?", Command.Uptime, "en")]
    [InlineData("picture", Command.Picture, "en")]
    [InlineData("where are you?", Command.Where, "en")]
    [InlineData("order", Command.Order, "en")]
    [InlineData("menu", Command.Menu, "en")]
    [InlineData("never mind", Command.Leave, "en")]
    [InlineData("Never-mind", Command.Leave, "en")]
    [InlineData("back", Command.Leave, "en")]
    [InlineData("hola", Command.Hello, "es")]
    [InlineData("¡Hola!", Command.Hello, "es")]
    [InlineData("¿quién soy?", Command.WhoAmI, "es")]
    [InlineData("quien soy", Command.WhoAmI, "es")]
    [InlineData("QUIÉN SOY", Command.WhoAmI, "es")]
    [InlineData("quie\u0301n soy", Command.WhoAmI, "es")] // as some keyboards write é: two characters
    [InlineData("¿cómo me llamo?", Command.WhoAmI, "es")]
    [InlineData("galletas", Command.Cookies, "es")]
    [InlineData("apágate", Command.Shutdown, "es")]
    [InlineData("apagate", Command.Shutdown, "es")]
    [InlineData("tiempo activo", Command.Uptime, "es")]
    [InlineData("identifícate", Command.Uptime, "es")]
    [InlineData("¿Quién eres?", Command.Uptime, "es")]
    [InlineData("¿Cómo te llamas?", Command.Uptime, "es")]
    [InlineData("foto", Command.Picture, "es")]
    [InlineData("¿Dónde estás?", Command.Where, "es")]
    [InlineData("donde estas", Command.Where, "es")]
    [InlineData("pedido", Command.Order, "es")]
    [InlineData("menú", Command.Menu, "es")]
    [InlineData("MENÚ", Command.Menu, "es")]
    [InlineData("olvídalo", Command.Leave, "es")]
    [InlineData("Olvidalo.", Command.Leave, "es")]
    [InlineData("volver", Command.Leave, "es")]
    public void A_command_is_understood_in_its_language(string text, Command command, string language) =>
        Assert.Equal(new Recognition(command, language), CommandTable.Recognise(text, Languages.English));

    [Theory]
    [InlineData("call me Bob", "Bob", "en")]
    [InlineData("CALL ME bob", "bob", "en")]
    [InlineData("  Call   me   mary ann O'Neil!", "mary ann O'Neil!", "en")]
    [InlineData("call me\nBob", "Bob", "en")]
    [InlineData("Call me: Zoë", "Zoë", "en")]
    [InlineData("my name is José", "José", "en")]
    [InlineData("call me a_b *2*", "a_b *2*", "en")]
    [InlineData("call me", "", "en")]
    [InlineData("call me!", "!", "en")]
    [InlineData("llámame Bob", "Bob", "es")]
    [InlineData("llamame Bob", "Bob", "es")]
    [InlineData("¡Llámame Íñigo!", "Íñigo!", "es")]
    [InlineData("me llamo Ana María", "Ana María", "es")]
    public void What_follows_call_me_stays_as_typed(string text, string argument, string language)
    {
        var heard = CommandTable.Recognise(text, Languages.English);

        Assert.NotNull(heard);
        Assert.Equal((Command.CallMe, language), (heard.Command, heard.Language));
        Assert.Equal(argument, heard.Argument.TrimStart(':', ' '));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   \n")]
    [InlineData("???")]
    [InlineData("🍪")]
    [InlineData("hellooo")]
    [InlineData("call mercy")]
    [InlineData("please order")]
    [InlineData("menu menu")]
    [InlineData("привет")]
    public void Other_texts_are_no_command(string? text) => Assert.Null(CommandTable.Recognise(text, Languages.English));

    [Theory]
    [InlineData("menu", "en", "en")]
    [InlineData("menu", "es", "es")]
    [InlineData("menú", "en", "es")]
    [InlineData("MENU!", "es", "es")]
    public void A_word_of_both_languages_counts_in_the_one_last_used_unless_an_accent_decides(string text, string last, string language) =>
        Assert.Equal(language, CommandTable.Recognise(text, last)?.Language);

    [Fact]
    public void Every_phrase_of_the_tables_is_understood_as_what_it_stands_for()
    {
        foreach (var (language, command, phrase) in CommandTable.All)
        {
            var heard = CommandTable.Recognise(phrase.Replace("*", "Bob", StringComparison.Ordinal), language);
            Assert.Equal((phrase, command, language), (phrase, heard?.Command, heard?.Language));
        }
    }

    [Fact]
    public void Every_command_can_be_given_in_every_language() =>
        Assert.Equal(
            from language in Languages.All from command in Enum.GetValues<Command>() select (language, command),
            CommandTable.All.Select(entry => (entry.Language, entry.Command)).Distinct().Order());

    // https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out: carriers and Twilio act on these words themselves.
    [Theory]
    [InlineData("STOP")]
    [InlineData("STOPALL")]
    [InlineData("UNSUBSCRIBE")]
    [InlineData("CANCEL")]
    [InlineData("END")]
    [InlineData("QUIT")]
    [InlineData("REVOKE")]
    [InlineData("OPTOUT")]
    [InlineData("START")]
    [InlineData("YES")]
    [InlineData("UNSTOP")]
    [InlineData("HELP")]
    [InlineData("INFO")]
    public void No_word_that_carriers_act_on_is_a_command(string word)
    {
        foreach (var text in (string[])[word, word.ToLowerInvariant(), $" {word}! "])
        {
            foreach (var language in Languages.All) Assert.Null(CommandTable.Recognise(text, language));
        }
    }
}
