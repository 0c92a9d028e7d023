using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;
using TwilioBot.Adapters;
using TwilioBot.Dialogs;

namespace TwilioBot.Tests.Conversation;

public sealed class ConversationTests
{
    [Fact]
    public async Task The_whole_conversation_in_English()
    {
        using var bot = new TalkingBot(admins: "+15550100");
        bot.Clock.Now = TalkingBot.Start.AddMinutes(2);

        await bot.Flow()
            .Test("Hello", "Hello.")
            .Test("who am i?", "I don't know yet!")
            .Test("call me Bob", "Got it. I will call you Bob from now on.")
            .Test("hi", "Hello Bob!!")
            .Test("What is my name", "Your name is Bob")
            .Test("cookies", "Did someone say cookies!?!!")
            .AssertReply("What is your favorite type of cookie?")
            .Test("oatmeal", "Golly, I love oatmeal too!!!")
            .Test("shutdown", "Are you sure you want me to shutdown?")
            .Test("no", "**Phew!**")
            .Test("uptime", "I am a bot! I have been running for 2 minutes on web.")
            .Test("picture", reply => Assert.Equal("https://bot.example.com/media/cookies.png", reply.AsMessageActivity().Attachments.Single().ContentUrl))
            .Test("where are you", reply => Assert.Equal("Twilio Inc", ((Place)reply.Entities.Single()).Name))
            .Test("order", reply => Assert.Equal(["Bob", "O12235234"], ((TwilioTemplate)reply.ChannelData).Values))
            .Test("back", "All right!")
            .Test("what now", "Sorry, I didn't get that. Text **menu** to see what I can do.")
            .Send("menu").AssertReplyContains("cookies")
            .Test("shutdown", "Are you sure you want me to shutdown?")
            .Test("Yes!", "Bye!")
            .AssertNoReply(timeout: 1)
            .StartTestAsync();

        Assert.Equal(1, bot.Shutdown.Stops);
    }

    [Fact]
    public async Task The_whole_conversation_in_Spanish()
    {
        using var bot = new TalkingBot(admins: "whatsapp:+15550100");
        bot.Clock.Now = TalkingBot.Start.AddHours(1);

        await bot.Flow()
            .Test("hola", "Hola.")
            .Test("¿Quién soy?", "¡Todavía no lo sé!")
            .Test("Llámame Bob", "Entendido. A partir de ahora te llamaré Bob.")
            .Test("HOLA", "¡¡Hola, Bob!!")
            .Test("como me llamo", "Te llamas Bob")
            .Test("galletas", "¡¿Alguien ha dicho galletas?!")
            .AssertReply("¿Cuál es tu galleta favorita?")
            .Test("avena", "¡¡¡Caramba, avena!!! ¡A mí también me encanta!")
            .Test("apágate", "¿Seguro que quieres que me apague?")
            .Test("no", "**¡Uf!**")
            .Test("tiempo activo", "¡Soy un bot! Llevo 1 hora en marcha en web.")
            .Test("foto", "¡Galletas recién salidas del horno!")
            .Test("¿dónde estás?", "Twilio Inc")
            .Test("pedido", reply => Assert.Equal("es", reply.AsMessageActivity().Locale))
            .Test("volver", "¡Vale!")
            .Test("qué", "Perdona, no te he entendido. Escribe **menú** para ver lo que sé hacer.")
            .Send("menú").AssertReplyContains("galletas")
            .Test("apagate", "¿Seguro que quieres que me apague?")
            .Test("Sí.", "¡Adiós!")
            .AssertNoReply(timeout: 1)
            .StartTestAsync();

        Assert.Equal(1, bot.Shutdown.Stops);
    }

    [Fact]
    public async Task The_bot_answers_in_the_language_of_the_last_command_it_understood()
    {
        using var bot = new TalkingBot();

        await bot.Flow()
            .Test("xyz", "Sorry, I didn't get that. Text **menu** to see what I can do.")
            .Test("hola", "Hola.")
            .Test("xyz", "Perdona, no te he entendido. Escribe **menú** para ver lo que sé hacer.")
            .Send("menu").AssertReplyContains("galletas")
            .Test("hello", "Hello.")
            .Test("menú", reply => Assert.Contains("galletas", reply.AsMessageActivity().Text, StringComparison.Ordinal))
            .StartTestAsync();
    }

    [Theory]
    [InlineData("never mind", "All right!", "Sorry, I didn't get that. Text menu to see what I can do.")]
    [InlineData("Back.", "All right!", "Sorry, I didn't get that. Text menu to see what I can do.")]
    [InlineData("olvídalo", "¡Vale!", "Perdona, no te he entendido. Escribe menú para ver lo que sé hacer.")]
    [InlineData("VOLVER", "¡Vale!", "Perdona, no te he entendido. Escribe menú para ver lo que sé hacer.")]
    public async Task The_leave_words_leave_a_dialog(string word, string reply, string afterwards)
    {
        using var bot = new TalkingBot();
        await bot.TellAsync("cookies");

        Assert.Equal([reply], await bot.TellAsync(word));
        Assert.Equal([afterwards], await bot.TellAsync("oatmeal"));
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("menu")]
    [InlineData("galletas")]
    [InlineData("order")]
    public async Task Any_other_text_answers_the_dialog_in_progress_and_changes_no_language(string answer)
    {
        using var bot = new TalkingBot();
        await bot.TellAsync("cookies");

        Assert.Equal([$"Golly, I love {answer} too!!!"], await bot.TellAsync(answer));
        Assert.Equal(["Sorry, I didn't get that. Text menu to see what I can do."], await bot.TellAsync("xyz"));
    }

    [Theory]
    [InlineData("shutdown", "yes")]
    [InlineData("apágate", "sí")]
    public async Task To_others_stopping_does_not_exist(string command, string yes)
    {
        using var bot = new TalkingBot(admins: "+15550199");

        Assert.Equal(["Sorry, I didn't get that. Text menu to see what I can do."], await bot.TellAsync(command));
        Assert.Equal(["Sorry, I didn't get that. Text menu to see what I can do."], await bot.TellAsync(yes));
        Assert.DoesNotContain(command, (await bot.TellAsync("menu"))[0], StringComparison.Ordinal);
        Assert.Equal(0, bot.Shutdown.Stops);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  \n")]
    public async Task An_empty_message_gets_the_pointer_to_the_menu(string? text)
    {
        using var bot = new TalkingBot();

        Assert.Equal(["Sorry, I didn't get that. Text menu to see what I can do."], await bot.TellAsync(text));
    }

    [Fact]
    public async Task What_people_type_comes_back_as_typed()
    {
        using var bot = new TalkingBot();

        Assert.Equal(["Got it. I will call you a_b <wafel> from now on."], await bot.TellAsync("call me a_b <wafel>"));
        await bot.TellAsync("cookies");
        Assert.Equal(["Golly, I love 2*3 [x](http://y) # 1. z too!!!"], await bot.TellAsync("2*3 [x](http://y) # 1. z"));
    }

    [Fact]
    public async Task Conversations_of_one_person_are_apart_but_the_name_is_shared()
    {
        using var bot = new TalkingBot();
        await bot.TellAsync("call me Bob");
        await bot.TellAsync("cookies");

        bot.Adapter.Conversation.Conversation = new ConversationAccount(id: "with another number of ours");
        Assert.Equal(["Hello Bob!!"], await bot.TellAsync("hello"));
    }

    [Fact]
    public async Task Every_command_of_every_language_has_its_dialog()
    {
        foreach (var (language, command, phrase) in CommandTable.All)
        {
            using var bot = new TalkingBot(admins: "+15550100");

            var replies = await bot.TellAsync(phrase.Replace("*", "Bob", StringComparison.Ordinal));

            Assert.True(replies.Length > 0, $"{command} ({language}: {phrase}) is not answered.");
            Assert.DoesNotContain("Sorry", replies[0], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_dialog_that_an_update_removed_holds_nobody_up()
    {
        using var bot = new TalkingBot();
        await bot.TellAsync("cookies");
        await bot.Adapter.SendTextToBotAsync("", RenameTheDialogInProgress, default);

        Assert.Equal(["Hello."], await bot.TellAsync("hello"));

        async Task RenameTheDialogInProgress(ITurnContext turn, CancellationToken cancellationToken)
        {
            var dialogs = await bot.ConversationState.CreateProperty<DialogState>(nameof(DialogState)).GetAsync(turn, null, cancellationToken);
            var inner = (DialogState)dialogs.DialogStack.Single().State[ComponentDialog.PersistedDialogState];
            inner.DialogStack.Single().Id = "RemovedDialog";
            await bot.ConversationState.SaveChangesAsync(turn, false, cancellationToken);
        }
    }
}
