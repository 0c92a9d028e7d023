using Microsoft.Bot.Builder.Dialogs;
using TwilioBot.Dialogs;

namespace TwilioBot.Tests.Dialogs;

public sealed class CallMeDialogTests
{
    [Theory]
    [InlineData("en", "Bob", "Got it. I will call you Bob from now on.", "Bob")]
    [InlineData("en", "  mary ann   O'Neil!", "Got it. I will call you mary ann O'Neil from now on.", "mary ann O'Neil")]
    [InlineData("en", "a_b", "Got it. I will call you a_b from now on.", "a_b")]
    [InlineData("es", "Bob", "Entendido. A partir de ahora te llamaré Bob.", "Bob")]
    public async Task Remembers_the_name_as_typed(string language, string typed, string expected, string stored)
    {
        var person = new RememberedPerson(language);
        var client = person.TalkTo(new CallMeDialog(person.People), typed);

        Assert.Equal(expected, await client.TellAsync("call me"));
        Assert.Equal(stored, person.StoredName);
        Assert.Equal(DialogTurnStatus.Complete, client.DialogTurnResult.Status);
    }

    [Theory]
    [InlineData("en", "What should I call you?", "bob", "Got it. I will call you bob from now on.")]
    [InlineData("en", "What should I call you?", "Call me Bob!", "Got it. I will call you Bob from now on.")]
    [InlineData("es", "¿Cómo quieres que te llame?", "Me llamo Ana", "Entendido. A partir de ahora te llamaré Ana.")]
    public async Task Asks_for_the_name_when_none_came(string language, string question, string answer, string expected)
    {
        var person = new RememberedPerson(language);
        var client = person.TalkTo(new CallMeDialog(person.People), "");

        Assert.Equal(question, await client.TellAsync("call me"));
        Assert.Equal(question, await client.TellAsync("???"));
        Assert.Equal(expected, await client.TellAsync(answer));
    }

    [Theory]
    [InlineData("en", "What a long name! Please pick one of at most 40 characters.")]
    [InlineData("es", "¡Qué nombre tan largo! Elige uno de 40 caracteres como máximo, por favor.")]
    public async Task Declines_a_name_that_is_too_long_and_keeps_the_old_one(string language, string expected)
    {
        var person = new RememberedPerson(language, "Bob");
        var client = person.TalkTo(new CallMeDialog(person.People), new string('x', 41));

        Assert.Equal(expected, await client.TellAsync("call me"));
        Assert.Equal("Bob", person.StoredName);
    }
}
