using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;
using TwilioBot.Adapters;
using TwilioBot.Dialogs;

namespace TwilioBot.Tests.Dialogs;

public sealed class ShutdownDialogTests
{
    [Theory]
    [InlineData("en", "yes")]
    [InlineData("en", "Yes!")]
    [InlineData("en", "sí")]
    [InlineData("en", "YES PLEASE")]
    [InlineData("es", "sí")]
    [InlineData("es", "Si.")]
    [InlineData("es", "yes")]
    [InlineData("es", "¡Claro!")]
    public async Task Yes_in_any_language_stops_the_bot_once(string language, string yes)
    {
        var (client, host) = Begin(language);

        Assert.Equal(language == "en" ? "Are you sure you want me to shutdown?" : "¿Seguro que quieres que me apague?", await client.TellAsync("shutdown"));
        Assert.Null(client.NextText());
        Assert.Equal(0, host.Stops);

        Assert.Equal(language == "en" ? "Bye!" : "¡Adiós!", await client.TellAsync(yes));
        Assert.Null(client.NextText());
        Assert.Equal(1, host.Stops);
    }

    [Theory]
    [InlineData("en", "no")]
    [InlineData("en", "maybe")]
    [InlineData("en", "1")]
    [InlineData("en", "hello")]
    [InlineData("en", "yesterday")]
    [InlineData("en", "👍")]
    [InlineData("en", "not sure")]
    [InlineData("es", "no")]
    [InlineData("es", "quizás")]
    [InlineData("es", "menú")]
    public async Task Anything_else_lets_it_run_without_a_second_question(string language, string answer)
    {
        var (client, host) = Begin(language);
        await client.TellAsync("shutdown");

        Assert.Equal(language == "en" ? "Phew!" : "¡Uf!", await client.TellAsync(answer));
        Assert.Null(client.NextText());
        Assert.Equal(0, host.Stops);
        Assert.Equal(DialogTurnStatus.Complete, client.DialogTurnResult.Status);
    }

    [Fact]
    public async Task Relief_is_bold_on_WhatsApp()
    {
        var (client, _) = Begin("en");
        await client.TellAsync("shutdown");

        var reply = await client.SendActivityAsync<IMessageActivity>("no");

        Assert.Equal("*Phew!*", TwilioMarkdown.ToWhatsApp(reply.Text));
    }

    private static (Microsoft.Bot.Builder.Testing.DialogTestClient Client, CountingShutdown Host) Begin(string language)
    {
        var person = new RememberedPerson(language);
        var host = new CountingShutdown();
        return (person.TalkTo(new ShutdownDialog(person.People, host)), host);
    }
}
