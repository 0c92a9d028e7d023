using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TwilioBot.Sdk.Tests.Dialogs;

public sealed class DialogSetTests
{
    [Fact]
    public void What_a_set_needs_is_checked()
    {
        Assert.Throws<ArgumentNullException>(() => new DialogSet(null));
        Assert.Throws<ArgumentNullException>(() => new DialogSet().Add(null));
        Assert.Throws<ArgumentNullException>(() => new DialogSet().Find(null));
        Assert.Throws<ArgumentNullException>(() => new DialogSet().Find(" "));
    }

    [Fact]
    public async Task A_context_needs_a_turn_and_a_place_for_the_stack()
    {
        var state = new ConversationState(new MemoryStorage()).CreateProperty<DialogState>("d");
        await Assert.ThrowsAsync<ArgumentNullException>(() => new DialogSet(state).CreateContextAsync(null));
        var turn = new TurnContext(new Microsoft.Bot.Builder.Adapters.TestAdapter(), new Activity());
        await Assert.ThrowsAsync<InvalidOperationException>(() => new DialogSet().CreateContextAsync(turn));
    }

    [Fact]
    public void Dialogs_are_found_by_id()
    {
        var set = new DialogSet().Add(new WaterfallDialog("A")).Add(new WaterfallDialog("B"));
        Assert.Equal("A", set.Find("A").Id);
        Assert.Null(set.Find("C"));
        Assert.Equal(["A", "B"], set.GetDialogs().Select(dialog => dialog.Id));
    }

    [Fact]
    public void A_taken_id_gets_a_number()
    {
        var first = new WaterfallDialog("A");
        var set = new DialogSet().Add(first).Add(first).Add(new WaterfallDialog("A")).Add(new WaterfallDialog("A"));
        Assert.Equal(["A", "A2", "A3"], set.GetDialogs().Select(dialog => dialog.Id));
    }

    [Fact]
    public void Dialogs_bring_along_the_dialogs_they_depend_on()
    {
        var set = new DialogSet().Add(new Dependent());
        Assert.NotNull(set.Find("needed"));
    }

    [Fact]
    public void The_version_is_that_of_the_dialogs()
    {
        var empty = new DialogSet().GetVersion();
        Assert.Equal(empty, new DialogSet().GetVersion());
        var set = new DialogSet();
        set.GetVersion();
        set.Add(new WaterfallDialog("A"));
        Assert.NotEqual(empty, set.GetVersion());
        Assert.Equal(set.GetVersion(), new DialogSet().Add(new WaterfallDialog("A")).GetVersion());
        Assert.NotEqual(set.GetVersion(), new DialogSet().Add(new WaterfallDialog("A", [Say.AndWait("x")])).GetVersion());
    }

    [Fact]
    public void The_telemetry_client_reaches_all_dialogs_also_later_ones_and_those_within()
    {
        var client = new RecordingTelemetry();
        var component = new ComponentDialog("C").AddDialog(new WaterfallDialog("inner"));
        var set = new DialogSet().Add(component).Add(new WaterfallDialog("A"));
        Assert.IsType<NullBotTelemetryClient>(set.Find("A").TelemetryClient);

        set.TelemetryClient = client;
        set.Add(new WaterfallDialog("B"));
        component.AddDialog(new WaterfallDialog("later"));
        Assert.All(
            new[] { set.Find("A"), set.Find("B"), component, component.FindDialog("inner"), component.FindDialog("later") },
            dialog => Assert.Same(client, dialog.TelemetryClient));

        set.Find("A").TelemetryClient = new NullBotTelemetryClient();
        Assert.Same(client, set.Find("B").TelemetryClient);

        set.TelemetryClient = null;
        Assert.IsType<NullBotTelemetryClient>(component.FindDialog("inner").TelemetryClient);
    }

    [Fact]
    public async Task A_waterfall_reports_its_steps()
    {
        var client = new RecordingTelemetry();
        var talk = new Conversation(new WaterfallDialog("w", [NamedStep, (step, token) => step.EndDialogAsync(null, token)]));
        talk.Dialogs.TelemetryClient = client;
        await talk.SaysAsync("hi");
        await talk.SaysAsync("on");

        Assert.Equal(["WaterfallStart", "WaterfallStep", "WaterfallStep", "WaterfallComplete"], client.Events);
        Assert.Equal(["w"], client.Pages);
        Assert.Equal([nameof(NamedStep), "Step2of2"], client.Properties.Skip(1).Take(2).Select(properties => properties["StepName"]));
        Assert.All(client.Properties, properties => Assert.Equal("w", properties["DialogId"]));
        Assert.Single(client.Properties.Select(properties => properties["InstanceId"]).Distinct());
    }

    [Fact]
    public async Task A_cancelled_waterfall_reports_where_it_was()
    {
        var client = new RecordingTelemetry();
        var dialog = new WaterfallDialog("w", [NamedStep, NamedStep]) { TelemetryClient = client };
        var instance = new DialogInstance { Id = "w" };
        instance.State.Add("stepIndex", 1L);
        instance.State.Add("instanceId", "guid");
        await dialog.EndDialogAsync(null, instance, DialogReason.CancelCalled);

        Assert.Equal(["WaterfallCancel"], client.Events);
        Assert.Equal((nameof(NamedStep), "guid"), (client.Properties[0]["StepName"], client.Properties[0]["InstanceId"]));
    }

    [Fact]
    public void The_stack_is_written_under_its_names()
    {
        var state = new DialogState([new DialogInstance { Id = "a", Version = "1", StackIndex = 2, State = new Dictionary<string, object> { ["x"] = 1 } }]);
        var json = JObject.FromObject(state);
        Assert.Equal("a", (string)json.SelectToken("dialogStack[0].id"));
        Assert.Equal("1", (string)json.SelectToken("dialogStack[0].version"));
        Assert.Equal(2, (int)json.SelectToken("dialogStack[0].stackIndex"));
        Assert.Equal(1, (int)json.SelectToken("dialogStack[0].state.x"));
        Assert.Empty(new DialogState(null).DialogStack);
        Assert.Empty(new DialogState().DialogStack);
    }

    [Fact]
    public async Task A_store_of_plain_json_is_enough()
    {
        var component = new ComponentDialog("c")
            .AddDialog(new WaterfallDialog("w",
            [
                (step, token) =>
                {
                    step.Values["n"] = 1;
                    return step.PromptAsync("ask", Say.Ask("name?", "again?"), token);
                },
                (step, token) => step.EndDialogAsync($"{step.Result} {step.Values["n"]} {step.Options}", token),
            ]))
            .AddDialog(new TextPrompt("ask", (context, token) => Task.FromResult(context.AttemptCount > 1)));
        var stored = "{}";

        Assert.Equal(["name?"], await TurnAsync("hi", DialogTurnStatus.Waiting));
        Assert.Equal(["again?"], await TurnAsync("Ana", DialogTurnStatus.Waiting));
        await TurnAsync("Eva", DialogTurnStatus.Complete, "Eva 1 options");

        async Task<List<string>> TurnAsync(string text, DialogTurnStatus status, object result = null)
        {
            var said = new List<string>();
            var turn = new TurnContext(new Microsoft.Bot.Builder.Adapters.TestAdapter(), new Activity { Type = ActivityTypes.Message, Text = text, Conversation = new ConversationAccount(id: "1") });
            turn.OnSendActivities((_, activities, _) =>
            {
                said.AddRange(activities.Select(activity => activity.Text));
                return Task.FromResult(Array.Empty<ResourceResponse>());
            });
            var state = JsonConvert.DeserializeObject<DialogState>(stored);
            var dc = new DialogContext(new DialogSet().Add(component), turn, state);
            var came = await dc.ContinueDialogAsync();
            came = came.Status == DialogTurnStatus.Empty ? await dc.BeginDialogAsync("c", "options") : came;
            Assert.Equal((status, result), (came.Status, came.Result));
            stored = JsonConvert.SerializeObject(state);
            return said;
        }
    }

    private static async Task<DialogTurnResult> NamedStep(WaterfallStepContext step, CancellationToken token)
    {
        await step.Context.SendActivityAsync("named", cancellationToken: token);
        return Dialog.EndOfTurn;
    }

    private sealed class Dependent : Dialog, IDialogDependencies
    {
        public override Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(EndOfTurn);

        public IEnumerable<Dialog> GetDependencies() => [new TextPrompt("needed")];
    }
}
