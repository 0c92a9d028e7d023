using Microsoft.Bot.Schema;

namespace TwilioBot.Tests.Conversation;

public sealed class OtherActivityTests
{
    [Fact]
    public async Task Newcomers_are_greeted_once()
    {
        using var bot = new TalkingBot();

        Assert.Equal(
            ["Hello! I am a bot. Text menu to see what I can do."],
            await bot.SendAsync(Joined("bot", "+15550100", "+15550101")));
    }

    [Fact]
    public async Task Newcomers_are_greeted_in_the_language_of_their_channel()
    {
        using var bot = new TalkingBot();
        var joined = Joined("+15550100");
        joined.Locale = "es-MX";

        Assert.Equal(["¡Hola! Soy un bot. Escribe menú para ver lo que sé hacer."], await bot.SendAsync(joined));
    }

    [Fact]
    public async Task The_bot_does_not_greet_itself()
    {
        using var bot = new TalkingBot();

        Assert.Empty(await bot.SendAsync(Joined("bot")));
    }

    [Fact]
    public async Task A_newcomer_does_not_disturb_a_dialog_in_progress()
    {
        using var bot = new TalkingBot();
        await bot.TellAsync("cookies");

        await bot.SendAsync(Joined("+15550101"));

        Assert.Equal(["Golly, I love oatmeal too!!!"], await bot.TellAsync("oatmeal"));
    }

    [Theory]
    [InlineData(ActivityTypes.Event, "twilio/status")]
    [InlineData(ActivityTypes.Event, "something else")]
    [InlineData(ActivityTypes.Typing, null)]
    [InlineData(ActivityTypes.EndOfConversation, null)]
    [InlineData("something new", null)]
    public async Task Other_activities_are_ignored_and_leave_the_dialog_alone(string type, string? name)
    {
        using var bot = new TalkingBot();
        await bot.TellAsync("cookies");

        Assert.Empty(await bot.SendAsync(new Activity { Type = type, Name = name, Text = "hello" }));
        Assert.Equal(["Golly, I love oatmeal too!!!"], await bot.TellAsync("oatmeal"));
    }

    private static Activity Joined(params string[] ids) => new()
    {
        Type = ActivityTypes.ConversationUpdate,
        MembersAdded = [.. ids.Select(id => new ChannelAccount(id))],
    };
}
