using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;

namespace TwilioBot.Sdk.Tests.Dialogs;

public sealed class ComponentDialogTests
{
    [Fact]
    public async Task A_component_runs_its_dialogs_and_passes_their_result_on()
    {
        var talk = new Conversation(
            new WaterfallDialog("main", [(step, token) => step.BeginDialogAsync("numbers", "options", token), Say.TheResult("main got {0}")]),
            Numbers("numbers"));

        Assert.Equal(["one?"], await talk.SaysAsync("hi"));
        Assert.Equal(["two?"], await talk.SaysAsync("1"));
        Assert.Equal(["main got 3"], await talk.SaysAsync("2"));
        Assert.Equal(3, talk.Result.Result);
    }

    [Fact]
    public async Task Components_nest()
    {
        var outer = new ComponentDialog("outer")
            .AddDialog(new WaterfallDialog("w", [(step, token) => step.BeginDialogAsync("inner", null, token), Say.TheResult("inner said {0}")]))
            .AddDialog(Numbers("inner"));
        var talk = new Conversation(outer);

        await talk.SaysAsync("hi");
        await talk.SaysAsync("20");
        Assert.Equal(["inner said 42"], await talk.SaysAsync("22"));
        Assert.Equal(42, talk.Result.Result);
    }

    [Fact]
    public async Task The_inner_stack_is_kept_in_the_components_state()
    {
        var talk = new Conversation(Numbers("c"));
        await talk.SaysAsync("hi");
        await talk.SaysAsync("1");

        var inner = (DialogState)talk.Context.ActiveDialog.State[ComponentDialog.PersistedDialogState];
        Assert.Equal(["number", "c-steps"], inner.DialogStack.Select(instance => instance.Id));
        Assert.Single(talk.Context.Stack);
    }

    [Fact]
    public async Task A_dialog_of_a_parent_can_be_called_from_within()
    {
        var child = new ComponentDialog("child").AddDialog(new WaterfallDialog("childSteps",
        [
            (step, token) => step.BeginDialogAsync("helper", "for child", token),
            Say.TheResult("child got {0}"),
        ]));
        var parent = new ComponentDialog("parent").AddDialog(child)
            .AddDialog(new WaterfallDialog("helper", [Say.AndWait("helping"), (step, token) => step.EndDialogAsync(step.Options, token)]));
        var talk = new Conversation(parent);

        Assert.Equal(["helping"], await talk.SaysAsync("hi"));
        Assert.Equal(["child got for child"], await talk.SaysAsync("thanks"));
    }

    [Fact]
    public void The_first_dialog_added_is_begun_unless_said_otherwise()
    {
        var component = new ComponentDialog("c").AddDialog(new TextPrompt("first")).AddDialog(new TextPrompt("second"));
        Assert.Equal("first", component.InitialDialogId);
        Assert.Equal("second", component.FindDialog("second").Id);
        Assert.Null(component.FindDialog("third"));
    }

    [Fact]
    public void A_component_without_an_id_takes_its_types_name() => Assert.Equal("ComponentDialog", new ComponentDialog().Id);

    [Fact]
    public async Task A_dialog_on_top_of_a_component_hands_back_by_reprompting()
    {
        var component = new Watched("c");
        component.AddDialog(new TextPrompt("ask"));
        component.InitialDialogId = "ask";
        var talk = new Conversation(component, new WaterfallDialog("help", [Say.AndWait("help!"), (step, token) => step.EndDialogAsync(null, token)]))
        {
            Options = Say.Ask("name?"),
        };
        await talk.SaysAsync("hi");

        talk.Turn = dc => dc.BeginDialogAsync("help");
        Assert.Equal(["help!"], await talk.SaysAsync("help"));
        talk.Turn = null;
        Assert.Equal(["name?"], await talk.SaysAsync("thanks"));
        Assert.Equal(["reprompt"], component.Seen);
        await talk.SaysAsync("Ana");
        Assert.Equal("Ana", talk.Result.Result);
        Assert.Equal(["reprompt", "EndCalled"], component.Seen);
    }

    [Fact]
    public async Task Interrupting_from_within_asks_first_and_goes_on()
    {
        var talk = new Conversation(new Interruptible());
        Assert.Equal(["name?"], await talk.SaysAsync("hi"));
        Assert.Equal(["say your name", "name?"], await talk.SaysAsync("help"));
        Assert.Equal(["bye"], await talk.SaysAsync("cancel"));
        Assert.Null(talk.Context.ActiveDialog);
        Assert.Equal(DialogTurnStatus.Complete, talk.Result.Status);
    }

    [Fact]
    public async Task Cancelling_ends_the_dialogs_within_too()
    {
        var client = new RecordingTelemetry();
        var component = new Watched("c");
        component.AddDialog(new WaterfallDialog("w", [Say.AndWait("waiting")]));
        var talk = new Conversation(component);
        talk.Dialogs.TelemetryClient = client;
        await talk.SaysAsync("hi");

        talk.Turn = dc => dc.CancelAllDialogsAsync();
        await talk.SaysAsync("stop");
        Assert.Equal(DialogTurnStatus.Cancelled, talk.Result.Status);
        Assert.Equal(["CancelCalled"], component.Seen);
        Assert.Equal(["WaterfallStart", "WaterfallStep", "WaterfallCancel"], client.Events);
    }

    [Fact]
    public async Task A_changed_component_says_so_once()
    {
        var component = Numbers("c");
        var talk = new Conversation(component);
        await talk.SaysAsync("hi");
        component.AddDialog(new TextPrompt("new"));
        var version = talk.Context.ActiveDialog.Version;

        await talk.SaysAsync("1");
        Assert.NotEqual(version, talk.Context.ActiveDialog.Version);
    }

    private static ComponentDialog Numbers(string id) => new ComponentDialog(id)
        .AddDialog(new WaterfallDialog(id + "-steps",
        [
            Say.Prompt("number", "one?"),
            (step, token) =>
            {
                step.Values["one"] = step.Result;
                return step.PromptAsync("number", Say.Ask("two?"), token);
            },
            (step, token) => step.EndDialogAsync((int)step.Values["one"] + (int)step.Result, token),
        ]))
        .AddDialog(new NumberPrompt<int>("number"));

    private sealed class Watched(string id) : ComponentDialog(id)
    {
        public List<string> Seen { get; } = [];

        protected override Task OnEndDialogAsync(ITurnContext context, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default)
        {
            Seen.Add(reason.ToString());
            return Task.CompletedTask;
        }

        protected override Task OnRepromptDialogAsync(ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default)
        {
            Seen.Add("reprompt");
            return Task.CompletedTask;
        }
    }

    private sealed class Interruptible : ComponentDialog
    {
        public Interruptible()
        {
            AddDialog(new WaterfallDialog("steps", [Say.Prompt("text", "name?"), Say.TheResult("hello {0}")]));
            AddDialog(new TextPrompt("text"));
        }

        protected override async Task<DialogTurnResult> OnContinueDialogAsync(DialogContext innerDc, CancellationToken cancellationToken = default)
        {
            switch (innerDc.Context.Activity.Text)
            {
                case "help":
                    await innerDc.Context.SendActivityAsync("say your name", cancellationToken: cancellationToken);
                    await innerDc.RepromptDialogAsync(cancellationToken);
                    return EndOfTurn;
                case "cancel":
                    await innerDc.Context.SendActivityAsync("bye", cancellationToken: cancellationToken);
                    return await innerDc.CancelAllDialogsAsync(cancellationToken);
                default:
                    return await base.OnContinueDialogAsync(innerDc, cancellationToken);
            }
        }
    }
}
