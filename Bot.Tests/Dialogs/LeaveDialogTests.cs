using TwilioBot.Dialogs;

namespace TwilioBot.Tests.Dialogs;

public sealed class LeaveDialogTests
{
    [Theory]
    [InlineData("en", "All right!")]
    [InlineData("es", "¡Vale!")]
    public async Task Says_a_short_word(string language, string expected)
    {
        var person = new RememberedPerson(language);

        Assert.Equal(expected, await person.TalkTo(new LeaveDialog(person.People)).TellAsync("back"));
    }
}
