using TwilioBot.Dialogs;

namespace TwilioBot.Tests.Conversation;

public sealed class StoredStateTests
{
    [Fact]
    public async Task Everything_survives_a_new_process_in_the_middle_of_a_dialog()
    {
        var storage = new NamedTypesStorage();
        using (var before = new TalkingBot(storage))
        {
            await before.TellAsync("Llámame Bob");
            await before.TellAsync("galletas");
        }

        using var after = new TalkingBot(storage);
        Assert.Equal(["¡¡¡Caramba, limón!!! ¡A mí también me encanta!"], await after.TellAsync("limón"));
        Assert.Equal(["Te llamas Bob"], await after.TellAsync("¿cómo me llamo?"));
    }

    [Fact]
    public async Task Every_dialog_that_waits_finds_itself_again_and_every_listed_type_is_needed()
    {
        var storage = new NamedTypesStorage();

        foreach (var (said, reply) in (IEnumerable<(string, string)>)[
            ("llámame", "¿Cómo quieres que te llame?"), ("Ana", "Entendido. A partir de ahora te llamaré Ana."),
            ("cookies", "Did someone say cookies!?!!"), ("oatmeal", "Golly, I love oatmeal too!!!"),
            ("shutdown", "Are you sure you want me to shutdown?"), ("no", "Phew!")])
        {
            using var bot = new TalkingBot(storage, admins: "+15550100");
            Assert.Equal(reply, (await bot.TellAsync(said))[0]);
        }

        Assert.All(
            ConversationStateTypes.All,
            entry => Assert.Contains(storage.Written, json => json.Contains($"\"{entry.Name}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_turn_that_fails_leaves_no_trace()
    {
        var storage = new NamedTypesStorage();
        using var bot = new TalkingBot(storage);
        await bot.TellAsync("hello");
        var written = storage.Written.Count;
        bot.Adapter.Use(new Failing());

        await Assert.ThrowsAsync<IOException>(() => bot.TellAsync("call me Bob"));

        Assert.Equal(written, storage.Written.Count);
    }

    private sealed class Failing : Microsoft.Bot.Builder.IMiddleware
    {
        public Task OnTurnAsync(
            Microsoft.Bot.Builder.ITurnContext turnContext, Microsoft.Bot.Builder.NextDelegate next, CancellationToken cancellationToken = default)
        {
            turnContext.OnSendActivities((_, _, _) => throw new IOException("The line is dead."));
            return next(cancellationToken);
        }
    }
}
