using System.Text.RegularExpressions;
using Microsoft.Bot.Schema;
using TwilioBot.Adapters;
using TwilioBot.Dialogs;

namespace TwilioBot.Tests.Dialogs;

public sealed partial class MenuDialogTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public async Task Every_word_of_the_menu_works_and_every_command_but_the_menu_itself_is_on_it(string language)
    {
        var menu = await MenuAsync(language, admin: true);

        var commands = Word().Matches(menu).Select(word => CommandTable.Recognise(word.Groups[1].Value, language)).ToList();

        Assert.All(commands, command => Assert.Equal(language, command?.Language));
        Assert.Equal(
            Enum.GetValues<Command>().Except([Command.Menu]),
            commands.Select(command => command!.Command).Order());
    }

    [Theory]
    [InlineData("en", "shutdown")]
    [InlineData("es", "apágate")]
    public async Task Stopping_is_shown_to_admins_only(string language, string word)
    {
        Assert.Contains(word, await MenuAsync(language, admin: true), StringComparison.Ordinal);
        Assert.DoesNotContain(word, await MenuAsync(language, admin: false), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_thing_has_a_line_of_its_own_on_SMS()
    {
        var lines = TwilioMarkdown.ToSms(await MenuAsync("en", admin: false)).Split('\n');

        Assert.Equal(11, lines.Length);
        Assert.Equal("hello: I greet you", lines[1]);
    }

    private static async Task<string> MenuAsync(string language, bool admin)
    {
        var person = new RememberedPerson(language);
        var client = person.TalkTo(new MenuDialog(person.People, new AdminFake(admin)));
        return (await client.SendActivityAsync<IMessageActivity>("menu")).Text;
    }

    [GeneratedRegex(@"\*\*(.+?)\*\*")]
    private static partial Regex Word();
}
