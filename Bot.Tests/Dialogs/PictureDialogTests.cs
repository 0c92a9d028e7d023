using Microsoft.Bot.Schema;
using TwilioBot.Dialogs;

namespace TwilioBot.Tests.Dialogs;

public sealed class PictureDialogTests
{
    [Theory]
    [InlineData("en", "https://bot.example.com", "Fresh from the oven: cookies!", "https://bot.example.com/media/cookies.png")]
    [InlineData("es", "https://bot.example.com/twilio/", "¡Galletas recién salidas del horno!", "https://bot.example.com/twilio/media/cookies.png")]
    [InlineData("en", "https://bot.example.com#rc=2", "Fresh from the oven: cookies!", "https://bot.example.com/media/cookies.png")]
    public async Task Sends_the_bots_own_picture_with_a_caption(string language, string publicUrl, string caption, string address)
    {
        var person = new RememberedPerson(language);
        var dialog = new PictureDialog(person.People, new BotHome("web", DateTimeOffset.UnixEpoch, () => new Uri(publicUrl)));

        var reply = await person.TalkTo(dialog).SendActivityAsync<IMessageActivity>("picture");

        var attachment = Assert.Single(reply.Attachments);
        Assert.Equal((caption, "image/png", address), (reply.Text, attachment.ContentType, attachment.ContentUrl));
    }

    [Fact]
    public void The_picture_is_a_png_that_lies_beside_the_program()
    {
        var picture = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Media", "cookies.png"));

        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], picture[..4]);
        Assert.InRange(picture.Length, 1, 200 * 1024);
    }
}
