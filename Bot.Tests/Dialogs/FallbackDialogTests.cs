using TwilioBot.Dialogs;

namespace TwilioBot.Tests.Dialogs;

public sealed class FallbackDialogTests
{
    [Theory]
    [InlineData("en", "Sorry, I didn't get that. Text menu to see what I can do.")]
    [InlineData("es", "Perdona, no te he entendido. Escribe menú para ver lo que sé hacer.")]
    public async Task Points_to_the_menu(string language, string expected)
    {
        var person = new RememberedPerson(language);

        Assert.Equal(expected, await person.TalkTo(new FallbackDialog(person.People)).TellAsync("xyzzy"));
    }
}
