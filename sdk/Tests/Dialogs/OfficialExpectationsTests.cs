using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace TwilioBot.Sdk.Tests.Dialogs;

/// <summary>Results of the official packages that a friendlier implementation would be tempted to improve on.</summary>
public sealed class OfficialExpectationsTests
{
    [Fact]
    public async Task Only_a_dialog_of_the_own_set_is_told_that_it_ends()
    {
        var reasons = new List<DialogReason>();
        var child = new ComponentDialog("child");
        child.AddDialog(new WaterfallDialog("inner", [(step, token) => step.BeginDialogAsync("elsewhere", null, token)]));
        var parent = new ComponentDialog("parent");
        parent.AddDialog(child);
        parent.AddDialog(new Ending("elsewhere", reasons));

        var talk = new Conversation(parent);
        await talk.SaysAsync("hi");
        Assert.Equal(DialogTurnStatus.Complete, talk.Result.Status);
        Assert.Empty(reasons);

        talk = new Conversation(new Ending("alone", reasons));
        await talk.SaysAsync("hi");
        Assert.Equal([DialogReason.EndCalled], reasons);
    }

    [Fact]
    public async Task A_component_whose_inner_dialogs_are_cancelled_completes()
    {
        var component = new ComponentDialog("component");
        component.AddDialog(new WaterfallDialog("inner", [(step, token) => step.CancelAllDialogsAsync(token)]));
        var talk = new Conversation(component);
        await talk.SaysAsync("hi");
        Assert.Equal((DialogTurnStatus.Complete, null), (talk.Result.Status, talk.Result.Result));
    }

    [Fact]
    public async Task Messages_say_which_dialog_is_missing()
    {
        var turn = new TurnContext(new TestAdapter(), Say.Message("hi"));
        var dc = new DialogContext(new DialogSet(), turn, new DialogState());

        Assert.Equal(
            "DialogContext.BeginDialogAsync(): A dialog with an id of 'x' wasn't found. The dialog must be included in the current or"
            + " parent DialogSet. For example, if subclassing a ComponentDialog you can call AddDialog() within your constructor.",
            (await Assert.ThrowsAsync<ArgumentException>(() => dc.BeginDialogAsync("x"))).Message);

        dc.Stack.Add(new DialogInstance { Id = "gone" });
        Assert.Equal(
            "Failed to continue dialog. A dialog with id gone could not be found.",
            (await Assert.ThrowsAsync<InvalidOperationException>(() => dc.ContinueDialogAsync())).Message);
        Assert.Equal(
            "DialogSet.RepromptDialogAsync(): Can't find A dialog with an id of 'gone'.",
            (await Assert.ThrowsAsync<InvalidOperationException>(() => dc.RepromptDialogAsync())).Message);
        Assert.Equal(
            "gone.EndDialogAsync() You can't pass a cancellation token as the result of a dialog when calling EndDialog.",
            (await Assert.ThrowsAsync<ArgumentException>(() => dc.EndDialogAsync(default(CancellationToken)))).Message);

        dc.Stack.Insert(0, new DialogInstance { Id = "top" });
        Assert.Equal(
            "DialogContext.EndDialogAsync(): Can't resume previous dialog. A dialog with an id of 'gone' wasn't found.",
            (await Assert.ThrowsAsync<InvalidOperationException>(() => dc.EndDialogAsync())).Message);
        Assert.Equal(
            "options cannot be a cancellation token",
            (await Assert.ThrowsAsync<ArgumentException>(() => dc.ReplaceDialogAsync("x", default(CancellationToken)))).Message);
        Assert.Equal(
            "DialogSet.CreateContextAsync(): DialogSet created with a null IStatePropertyAccessor.",
            (await Assert.ThrowsAsync<InvalidOperationException>(() => new DialogSet().CreateContextAsync(turn))).Message);
    }

    [Fact]
    public async Task An_activity_prompt_asks_through_the_overload_that_knows_of_retries()
    {
        var prompt = new CountingActivityPrompt();
        var talk = new Conversation(prompt) { Options = Say.Ask("Send it.", "Again!") };

        Assert.Equal(["Send it."], await talk.SaysAsync("hi"));
        Assert.Equal(["said", "Again!"], await talk.SaysAsync("text"));
        await talk.SendsAsync(new Activity { Type = ActivityTypes.Event, Value = 2 });

        Assert.Equal([false, true], prompt.Retries);
        Assert.Equal(ActivityTypes.Event, ((Activity)talk.Result.Result).Type);
    }

    [Fact]
    public async Task Yes_and_no_are_shown_in_the_activitys_language_and_read_in_the_other()
    {
        var options = Say.Ask("Sure?");
        options.RecognizeLanguage = "es-es";
        var talk = new Conversation(new ConfirmPrompt("p")) { Options = options, Locale = "en-us" };

        Assert.Equal(["Sure? (1) Yes or (2) No"], await talk.SaysAsync("hi"));
        await talk.SaysAsync("sí");
        Assert.True((bool)talk.Result.Result);
    }

    [Theory]
    [InlineData("en-us", "the last one please", "blue", 4, 7)]
    [InlineData("en-us", "second to last", "green", 0, 13)]
    [InlineData("es-es", "la última", "blue", 3, 8)]
    [InlineData("es-es", "el penúltimo", "green", 3, 11)]
    public void Places_are_counted_from_the_end_too(string locale, string said, string meant, int start, int end)
    {
        var found = Assert.Single(ChoiceRecognizers.RecognizeChoices(said, new[] { "red", "green", "blue" }, new FindChoicesOptions { Locale = locale }));
        Assert.Equal((meant, start, end), (found.Resolution.Value, found.Start, found.End));
        Assert.Equal(1.0f, found.Resolution.Score);
    }

    [Fact]
    public void A_button_without_a_title_is_listed_without_one()
    {
        Choice[] choices = [new("red") { Action = new CardAction { Type = ActionTypes.ImBack, Title = string.Empty, Value = "r" } }, new("blue")];

        Assert.Equal("Which? (1)  or (2) blue", ChoiceFactory.Inline(choices, "Which?").Text);
        Assert.Equal("Which?\n\n   1. \n   2. blue", ChoiceFactory.List(choices, "Which?").Text);
        Assert.Equal("Which? (1) red", ChoiceFactory.Inline([new("red") { Action = new CardAction { Value = "r" } }], "Which?").Text);
    }

    [Theory]
    [InlineData(Channels.Alexa, 0, 0)]
    [InlineData(Channels.Console, 0, 0)]
    [InlineData(Channels.Cortana, 0, 100)]
    [InlineData(Channels.Directline, 100, 100)]
    [InlineData(Channels.DirectlineSpeech, 100, 100)]
    [InlineData(Channels.Email, 0, 0)]
    [InlineData(Channels.Emulator, 100, 100)]
    [InlineData(Channels.Facebook, 10, 3)]
    [InlineData(Channels.Groupme, 0, 0)]
    [InlineData(Channels.Kik, 20, 0)]
    [InlineData(Channels.Line, 13, 99)]
    [InlineData(Channels.Msteams, 0, 50)]
    [InlineData(Channels.Skype, 10, 3)]
    [InlineData(Channels.Skypeforbusiness, 0, 0)]
    [InlineData(Channels.Slack, 0, 100)]
    [InlineData(Channels.Sms, 0, 0)]
    [InlineData(Channels.Telegram, 100, 0)]
    [InlineData(Channels.Telephony, 0, 0)]
    [InlineData(Channels.Test, 0, 0)]
    [InlineData(Channels.Twilio, 0, 0)]
    [InlineData(Channels.Webchat, 100, 100)]
    [InlineData("acs", 0, 0)]
    [InlineData("", 0, 0)]
    [InlineData(null, 0, 0)]
    public void Every_channel_shows_so_many_buttons(string channel, int suggested, int onCards)
    {
        Assert.Equal(suggested > 0, Channel.SupportsSuggestedActions(channel, 1, null));
        Assert.Equal(suggested >= 3, Channel.SupportsSuggestedActions(channel, 3, null));
        Assert.Equal(suggested > 0, Channel.SupportsSuggestedActions(channel, Math.Max(suggested, 1), "personal") && channel != Channels.Msteams);
        Assert.False(Channel.SupportsSuggestedActions(channel, suggested + 1, null));
        Assert.Equal(onCards > 0, Channel.SupportsCardActions(channel, Math.Max(onCards, 1)));
        Assert.False(Channel.SupportsCardActions(channel, onCards + 1));
        Assert.Equal(20, Channel.MaxActionTitleLength(channel));
        Assert.Equal(channel != Channels.Cortana, Channel.HasMessageFeed(channel));
    }

    [Theory]
    [InlineData("personal", 3, true)]
    [InlineData("personal", 4, false)]
    [InlineData("groupChat", 3, false)]
    [InlineData("channel", 1, false)]
    public void Teams_suggests_in_personal_conversations_only(string conversationType, int count, bool shown) =>
        Assert.Equal(shown, Channel.SupportsSuggestedActions(Channels.Msteams, count, conversationType));

    [Fact]
    public void Overlays_reach_into_nested_objects_and_replace_lists()
    {
        var merged = ObjectPath.Assign<JObject>(
            JObject.Parse("{ 'a': { 'x': 1, 'y': 2 }, 'list': [1, 2, 3], 'kept': 5 }"),
            JObject.Parse("{ 'a': { 'y': 3 }, 'list': [4], 'kept': null }"));
        Assert.Equal("""{"a":{"x":1,"y":3},"list":[4],"kept":5}""", merged.ToString(Newtonsoft.Json.Formatting.None));
    }

    [Fact]
    public void Objects_are_kept_under_camel_case_names_without_their_nulls()
    {
        var memory = new Dictionary<string, object>();
        ObjectPath.SetPathValue(memory, "foo", new { BarBaz = 15, Nothing = (string)null });
        Assert.Equal("""{"barBaz":15}""", JToken.FromObject(memory["foo"]).ToString(Newtonsoft.Json.Formatting.None));
        Assert.Equal(3, ObjectPath.GetPathValue<int>(JObject.Parse("{ 'word': 'abc' }"), "word.length"));
    }

    [Fact]
    public void Only_dictionaries_and_json_are_taken_apart()
    {
        var seen = new List<string>();
        ObjectPath.ForEachProperty(new { Name = 1 }, (name, _) => seen.Add(name));
        Assert.Empty(seen);
        ObjectPath.ForEachProperty(JObject.Parse("{ 'a': 1 }"), (name, _) => seen.Add(name));
        ObjectPath.ForEachProperty(new Dictionary<string, object> { ["b"] = 2 }, (name, _) => seen.Add(name));
        Assert.Equal(["a", "b"], seen);
    }

    [Fact]
    public async Task Telemetry_goes_to_the_turns_client_before_the_dialogs()
    {
        var turns = new RecordingTelemetry();
        var state = new ConversationState(new MemoryStorage());
        var adapter = new TestAdapter();
        var waterfall = new WaterfallDialog("w", [Say.AndWait("Hi")]);

        await adapter.SendTextToBotAsync(
            "hi",
            async (turn, token) =>
            {
                turn.TurnState.Add<IBotTelemetryClient>(turns);
                await waterfall.RunAsync(turn, state.CreateProperty<DialogState>("d"), token);
            },
            default);

        Assert.Same(turns, waterfall.TelemetryClient);
    }

    private sealed class Ending(string id, List<DialogReason> reasons) : Dialog(id)
    {
        public override Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object options = null, CancellationToken cancellationToken = default) =>
            dc.EndDialogAsync(null, cancellationToken);

        public override Task EndDialogAsync(
            ITurnContext turnContext, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default)
        {
            reasons.Add(reason);
            return Task.CompletedTask;
        }
    }

    private sealed class CountingActivityPrompt() : ActivityPrompt("p", async (context, token) =>
    {
        if (context.Recognized.Value.Type == ActivityTypes.Event)
        {
            return true;
        }

        await context.Context.SendActivityAsync("said", cancellationToken: token);
        return false;
    })
    {
        public List<bool> Retries { get; } = [];

        protected override Task OnPromptAsync(
            ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("The overload without isRetry is for derived prompts.");

        protected override Task OnPromptAsync(
            ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, bool isRetry, CancellationToken cancellationToken = default)
        {
            Retries.Add(isRetry);
            return base.OnPromptAsync(turnContext, state, options, isRetry, cancellationToken);
        }
    }
}
