using TwilioBot.Dialogs;

namespace TwilioBot.Tests.Dialogs;

public sealed class HelloDialogTests
{
    [Theory]
    [InlineData("en", null, "Hello.")]
    [InlineData("en", "Bob", "Hello Bob!!")]
    [InlineData("en", "a_b *c* <wafel>", "Hello a_b *c* <wafel>!!")]
    [InlineData("es", null, "Hola.")]
    [InlineData("es", "Íñigo", "¡¡Hola, Íñigo!!")]
    public async Task Greets_by_name_when_it_is_known(string language, string? name, string expected)
    {
        var person = new RememberedPerson(language, name);
        var client = person.TalkTo(new HelloDialog(person.People));

        Assert.Equal(expected, await client.TellAsync("hello"));
        Assert.Null(client.NextText());
    }
}
