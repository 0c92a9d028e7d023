using Microsoft.Bot.Schema;
using TwilioBot.Adapters;
using TwilioBot.Dialogs;

namespace TwilioBot.Tests.Dialogs;

public sealed class OrderDialogTests
{
    [Theory]
    [InlineData("en", "Bob", "Bob")]
    [InlineData("en", "a_b", "a_b")]
    [InlineData("en", null, "there")]
    [InlineData("es", null, "qué tal")]
    public async Task Confirms_through_the_template_in_the_persons_language(string language, string? name, string expected)
    {
        var person = new RememberedPerson(language, name);

        var reply = await person.TalkTo(new OrderDialog(person.People)).SendActivityAsync<IMessageActivity>("order");

        var template = Assert.IsType<TwilioTemplate>(reply.ChannelData);
        Assert.Equal("order", template.Name);
        Assert.Equal([expected, "O12235234"], template.Values);
        Assert.Equal((language, null), (reply.Locale, reply.Text));
    }
}
