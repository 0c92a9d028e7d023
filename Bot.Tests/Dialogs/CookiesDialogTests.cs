using Microsoft.Bot.Builder.Dialogs;
using TwilioBot.Dialogs;

namespace TwilioBot.Tests.Dialogs;

public sealed class CookiesDialogTests
{
    [Theory]
    [InlineData("en", "Did someone say cookies!?!!", "What is your favorite type of cookie?", "Golly, I love oatmeal_2*3 too!!!")]
    [InlineData("es", "¡¿Alguien ha dicho galletas?!", "¿Cuál es tu galleta favorita?", "¡¡¡Caramba, oatmeal_2*3!!! ¡A mí también me encanta!")]
    public async Task Asks_for_the_favourite_and_agrees(string language, string excited, string question, string agreed)
    {
        var person = new RememberedPerson(language);
        var client = person.TalkTo(new CookiesDialog(person.People));

        Assert.Equal(excited, await client.TellAsync("cookies"));
        Assert.Equal(question, client.NextText());
        Assert.Equal(DialogTurnStatus.Waiting, client.DialogTurnResult.Status);
        Assert.Equal(agreed, await client.TellAsync("  oatmeal_2*3\n"));
        Assert.Null(client.NextText());
        Assert.Equal(DialogTurnStatus.Complete, client.DialogTurnResult.Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task An_empty_answer_is_asked_for_again(string nothing)
    {
        var person = new RememberedPerson("en");
        var client = person.TalkTo(new CookiesDialog(person.People));
        await client.TellAsync("cookies");
        client.NextText();

        Assert.Equal("What is your favorite type of cookie?", await client.TellAsync(nothing));
        Assert.Equal("Golly, I love oatmeal too!!!", await client.TellAsync("oatmeal"));
    }
}
