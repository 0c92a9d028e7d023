using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Testing;
using Microsoft.Bot.Builder.Testing.XUnit;
using Microsoft.Bot.Schema;
using Xunit.Abstractions;

namespace TwilioBot.Sdk.Tests.Testing;

public sealed class DialogTestClientTests
{
    private static WaterfallDialog Hello => new("hello",
    [
        (step, token) => step.PromptAsync("name", new PromptOptions { Prompt = MessageFactory.Text("Your name?") }, token),
        async (step, token) =>
        {
            await step.Context.SendActivityAsync($"Hello {step.Result}", cancellationToken: token);
            return await step.EndDialogAsync(step.Result, token);
        },
    ]);

    private static ComponentDialog Component => new ComponentDialog("component").AddDialog(Hello).AddDialog(new TextPrompt("name"));

    [Fact]
    public async Task A_dialog_can_be_talked_with()
    {
        var client = new DialogTestClient("test", Component);

        var question = await client.SendActivityAsync<IMessageActivity>("hi");
        Assert.Equal("Your name?", question.Text);
        Assert.Equal(DialogTurnStatus.Waiting, client.DialogTurnResult.Status);

        var answer = await client.SendActivityAsync<IMessageActivity>(new Activity { Type = ActivityTypes.Message, Text = "Ana" });
        Assert.Equal("Hello Ana", answer.Text);
        Assert.Equal(DialogTurnStatus.Complete, client.DialogTurnResult.Status);
        Assert.Equal("Ana", client.DialogTurnResult.Result);
        Assert.Null(client.GetNextReply<IMessageActivity>());
    }

    [Fact]
    public async Task Options_middleware_and_channel_reach_the_dialog()
    {
        object options = null;
        string channel = null;
        var counter = new CountingMiddleware();
        var dialog = new WaterfallDialog("d",
        [
            (step, token) =>
            {
                options = step.Options;
                channel = step.Context.Activity.ChannelId;
                return step.EndDialogAsync(null, token);
            },
        ]);
        var client = new DialogTestClient("twilio-sms", dialog, "options", [counter]);
        Assert.Null(await client.SendActivityAsync<IMessageActivity>("hi"));

        Assert.Equal("options", options);
        Assert.Equal("twilio-sms", channel);
        Assert.Equal(1, counter.Turns);
        Assert.NotNull(client.DialogContext);
    }

    [Fact]
    public void A_given_conversation_state_is_used()
    {
        var state = new ConversationState(new MemoryStorage());
        Assert.Same(state, new DialogTestClient(new TestAdapter(), Component, conversationState: state).ConversationState);
    }

    [Fact]
    public async Task The_logger_writes_what_both_sides_say()
    {
        var output = new Output();
        var client = new DialogTestClient("test", Component, null, [new XUnitDialogTestLogger(output)]);
        await client.SendActivityAsync<IMessageActivity>("hi");
        await client.SendActivityAsync<IMessageActivity>(new Activity { Type = ActivityTypes.Event, Name = "ping" });

        Assert.Equal("\r\nUser:  hi", output.Lines[0]);
        Assert.StartsWith("       -> ts: ", output.Lines[1]);
        Assert.Equal("\r\nBot:   Text = Your name?\r\n       Speak = \r\n       InputHint = acceptingInput", output.Lines[2]);
        Assert.Matches("-> ts: .* elapsed: .* ms$", output.Lines[3]);
        Assert.Equal("\r\nUser:  Activity = ActivityTypes.event", output.Lines[4]);
        Assert.Contains("\"name\": \"ping\"", output.Lines[5]);
    }

    [Fact]
    public void Test_data_travels_as_json()
    {
        var data = new TestDataObject(new Activity { Text = "x" });
        Assert.Equal("x", data.GetObject<Activity>().Text);
        Assert.Contains("\"text\":\"x\"", data.TestObject);
    }

    private sealed class CountingMiddleware : IMiddleware
    {
        public int Turns { get; private set; }

        public Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
        {
            Turns++;
            return next(cancellationToken);
        }
    }

    private sealed class Output : ITestOutputHelper
    {
        public List<string> Lines { get; } = [];

        public void WriteLine(string message) => Lines.Add(message);

        public void WriteLine(string format, params object[] args) => Lines.Add(string.Format(System.Globalization.CultureInfo.InvariantCulture, format, args));
    }
}
