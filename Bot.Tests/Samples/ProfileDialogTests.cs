using FrameworkBots;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Testing;
using Microsoft.Bot.Schema;

namespace TwilioBot.Tests.Samples;

public sealed class ProfileDialogTests
{
    private readonly UserState _userState = new(new MemoryStorage());

    [Fact]
    public async Task A_profile_is_asked_for_shown_and_kept()
    {
        var client = Client();

        var first = await client.SendActivityAsync<IMessageActivity>("hi");
        Assert.Equal("How do you travel?", first.Text);
        Assert.Equal(["Car", "Bus", "Bicycle"], first.SuggestedActions.Actions.Select(action => action.Title));
        Assert.Equal("What is your name?", await SayAsync(client, "the second one"));
        Assert.Equal("Thanks Ana.", await SayAsync(client, "Ana"));
        Assert.Equal("Would you tell me your age? (1) Yes or (2) No", Next(client));
        Assert.Equal("How old are you?", await SayAsync(client, "yes"));
        Assert.Equal("Send a picture, or type anything to go without.", await SayAsync(client, "thirty-two"));
        Assert.Equal("No picture, then.", await SayAsync(client, "no"));
        Assert.Equal("Ana, by Bus, age 32.", Next(client));
        Assert.Equal("Is this right? (1) Yes or (2) No", Next(client));
        Assert.Equal("Your profile is kept.", await SayAsync(client, "1"));

        Assert.Equal(DialogTurnStatus.Complete, client.DialogTurnResult.Status);
        var profile = Assert.IsType<UserProfile>(client.DialogTurnResult.Result);
        Assert.Equal(("Ana", 32, "Bus"), (profile.Name, profile.Age, profile.Transport));
    }

    [Fact]
    public async Task Answers_that_do_not_fit_are_asked_for_again()
    {
        var client = Client();

        await SayAsync(client, "hi");
        Assert.Equal("Please choose one of these.", await SayAsync(client, "horse"));
        await SayAsync(client, "car");
        Assert.Equal("A name has at least two letters.", await SayAsync(client, "A"));
        await SayAsync(client, "Ana");
        Next(client);
        await SayAsync(client, "yes");
        Assert.Equal("Between 1 and 149, please.", await SayAsync(client, "200"));
        Assert.Equal("Between 1 and 149, please.", await SayAsync(client, "old"));
        Assert.Equal("Digits are easiest.", await SayAsync(client, "-4"));
        Assert.Equal("Send a picture, or type anything to go without.", await SayAsync(client, "149"));

        var letter = await client.SendActivityAsync<IMessageActivity>(WithFile("application/pdf"));
        Assert.Equal("A JPEG or PNG, please.", letter.Text);
        var summary = await client.SendActivityAsync<IMessageActivity>(WithFile("image/png"));
        Assert.Equal("Ana, by Car, age 149, with a picture.", summary.Text);
    }

    [Fact]
    public async Task A_profile_that_is_not_right_is_asked_for_from_the_start()
    {
        var client = Client();

        foreach (var answer in new[] { "hi", "bicycle", "Ana", "no", "none" })
        {
            await SayAsync(client, answer);
            while (Next(client) != null)
            {
            }
        }

        Assert.Equal("Nothing was kept. Let us start over.", await SayAsync(client, "no"));
        Assert.Equal("How do you travel?", Next(client));
        Assert.Equal(DialogTurnStatus.Waiting, client.DialogTurnResult.Status);
    }

    [Fact]
    public async Task A_bot_runs_the_dialog_over_turns_and_keeps_the_profile_with_the_person()
    {
        var storage = new MemoryStorage();
        var userState = new UserState(storage);
        var bot = new DialogBot<ProfileDialog>(new ConversationState(storage), userState, new ProfileDialog(userState));
        var adapter = new TestAdapter();

        await new TestFlow(adapter, bot)
            .Test("hi", "How do you travel?")
            .Test("bus", "What is your name?")
            .Test("Ana", "Thanks Ana.")
            .AssertReplyContains("your age?")
            .Test("no", "Send a picture, or type anything to go without.")
            .Test("no", "No picture, then.")
            .AssertReply("Ana, by Bus, age unknown.")
            .AssertReplyContains("right?")
            .Test("yes", "Your profile is kept.")
            .StartTestAsync();

        using var later = new TurnContext(adapter, Later(adapter));
        var profile = await userState.CreateProperty<UserProfile>(nameof(UserProfile)).GetAsync(later);
        Assert.Equal(("Ana", "Bus"), (profile.Name, profile.Transport));
    }

    private static Activity Later(TestAdapter adapter)
    {
        var message = adapter.MakeActivity("later");
        message.ChannelId = adapter.Conversation.ChannelId;
        return message;
    }

    private static Activity WithFile(string contentType) =>
        (Activity)MessageFactory.Attachment(new Attachment(contentType, "https://example.com/file"));

    private static string? Next(DialogTestClient client) => client.GetNextReply<IMessageActivity>()?.Text;

    private static async Task<string> SayAsync(DialogTestClient client, string text) => (await client.SendActivityAsync<IMessageActivity>(text)).Text;

    private DialogTestClient Client() => new(
        Microsoft.Bot.Connector.Channels.Test,
        new ProfileDialog(_userState),
        middlewares: [new AutoSaveStateMiddleware(_userState)]);
}
