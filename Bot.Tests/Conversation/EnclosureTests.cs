using Microsoft.Bot.Schema;
using TwilioBot.Adapters;

namespace TwilioBot.Tests.Conversation;

public sealed class EnclosureTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("look at this")]
    public async Task A_picture_is_acknowledged_whatever_stands_beside_it(string? text)
    {
        using var bot = new TalkingBot();

        Assert.Equal(["Thank you! I received 1 picture (image/png)."], await bot.SendAsync(Picture(text)));
    }

    [Fact]
    public async Task A_command_beside_a_picture_is_carried_out_too()
    {
        using var bot = new TalkingBot();

        Assert.Equal(["¡Gracias! He recibido 1 foto (image/png).", "Hola."], await bot.SendAsync(Picture("hola")));
    }

    [Fact]
    public async Task A_picture_or_a_place_does_not_disturb_a_dialog_that_waits_for_a_text()
    {
        using var bot = new TalkingBot();
        await bot.TellAsync("cookies");

        Assert.Equal(["Thank you! I received 1 picture (image/png)."], await bot.SendAsync(Picture(null)));
        Assert.Equal(["Thank you! I received a location: Twilio Inc."], await bot.SendAsync(new Activity
        {
            Type = ActivityTypes.Message,
            Text = "",
            Entities = [new TwilioLocation(37.7879277, -122.3937508, "Twilio Inc").ToPlace()],
        }));
        Assert.Equal(["Golly, I love oatmeal too!!!"], await bot.TellAsync("oatmeal"));
    }

    [Fact]
    public async Task A_picture_is_no_answer_to_whether_to_stop()
    {
        using var bot = new TalkingBot(admins: "+15550100");
        await bot.TellAsync("shutdown");

        Assert.Equal(["Thank you! I received 1 picture (image/png)."], await bot.SendAsync(Picture(" ")));
        Assert.Equal(["Bye!"], await bot.TellAsync("yes"));
    }

    [Fact]
    public async Task A_picture_with_an_answer_beside_it_answers_the_dialog()
    {
        using var bot = new TalkingBot();
        await bot.TellAsync("cookies");

        Assert.Equal(
            ["Thank you! I received 1 picture (image/png).", "Golly, I love these too!!!"],
            await bot.SendAsync(Picture("these")));
    }

    [Fact]
    public async Task An_attachment_without_an_address_is_part_of_the_text()
    {
        using var bot = new TalkingBot();
        var activity = new Activity
        {
            Type = ActivityTypes.Message,
            Text = "hello",
            Attachments = [new Attachment { ContentType = "text/html", Content = "<p>hello</p>" }],
        };

        Assert.Equal(["Hello."], await bot.SendAsync(activity));
    }

    private static Activity Picture(string? text) => new()
    {
        Type = ActivityTypes.Message,
        Text = text,
        Attachments = [new Attachment("image/png", "https://api.twilio.com/media")],
    };
}
