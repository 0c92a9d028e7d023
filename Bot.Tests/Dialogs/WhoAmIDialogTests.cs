using TwilioBot.Dialogs;

namespace TwilioBot.Tests.Dialogs;

public sealed class WhoAmIDialogTests
{
    [Theory]
    [InlineData("en", "Bob", "Your name is Bob")]
    [InlineData("en", null, "I don't know yet!")]
    [InlineData("es", "Bob", "Te llamas Bob")]
    [InlineData("es", null, "¡Todavía no lo sé!")]
    public async Task Tells_the_name_when_it_is_known(string language, string? name, string expected)
    {
        var person = new RememberedPerson(language, name);

        Assert.Equal(expected, await person.TalkTo(new WhoAmIDialog(person.People)).TellAsync("who am I?"));
    }
}
