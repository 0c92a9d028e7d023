using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;

namespace TwilioBot.Sdk.Tests.Dialogs;

public sealed class DialogContextTests
{
    [Fact]
    public void What_a_context_needs_is_checked()
    {
        var turn = new TurnContext(new TestAdapter(), new Activity());
        Assert.Throws<ArgumentNullException>(() => new DialogContext(null, turn, new DialogState()));
        Assert.Throws<ArgumentNullException>(() => new DialogContext(new DialogSet(), (ITurnContext)null, new DialogState()));
        Assert.Throws<ArgumentNullException>(() => new DialogContext(new DialogSet(), (DialogContext)null, new DialogState()));
    }

    [Fact]
    public async Task Dialogs_that_are_not_there_are_said_so()
    {
        var dc = Empty();
        await Assert.ThrowsAsync<ArgumentNullException>(() => dc.BeginDialogAsync(null));
        await Assert.ThrowsAsync<ArgumentNullException>(() => dc.BeginDialogAsync(string.Empty));
        await Assert.ThrowsAsync<ArgumentNullException>(() => dc.PromptAsync(null, new PromptOptions()));
        await Assert.ThrowsAsync<ArgumentNullException>(() => dc.PromptAsync("p", null));
        var error = await Assert.ThrowsAsync<ArgumentException>(() => dc.BeginDialogAsync("missing"));
        Assert.StartsWith("DialogContext.BeginDialogAsync(): A dialog with an id of 'missing' wasn't found. The dialog must be", error.Message);

        dc.Stack.Add(new DialogInstance { Id = "gone" });
        await Assert.ThrowsAsync<InvalidOperationException>(() => dc.ContinueDialogAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => dc.RepromptDialogAsync());
    }

    [Fact]
    public async Task An_empty_stack_has_nothing_to_continue_cancel_or_end()
    {
        var dc = Empty();
        Assert.Equal(DialogTurnStatus.Empty, (await dc.ContinueDialogAsync()).Status);
        Assert.Equal(DialogTurnStatus.Empty, (await dc.CancelAllDialogsAsync()).Status);
        var ended = await dc.EndDialogAsync("result");
        Assert.Equal((DialogTurnStatus.Complete, "result"), (ended.Status, ended.Result));
        await dc.RepromptDialogAsync();
        Assert.False(await dc.EmitEventAsync("e"));
        Assert.Null(dc.ActiveDialog);
        Assert.Null(dc.Child);
    }

    [Fact]
    public async Task The_newest_dialog_is_active_and_the_result_goes_down_the_stack()
    {
        var dc = Empty();
        dc.Dialogs.Add(new Probe("a")).Add(new Probe("b")).Add(new Probe("c"));
        await dc.BeginDialogAsync("a");
        await dc.BeginDialogAsync("b");
        await dc.BeginDialogAsync("c");
        Assert.Equal(["c", "b", "a"], dc.Stack.Select(instance => instance.Id));

        // A dialog that doesn't say how to resume ends too.
        var ended = await dc.EndDialogAsync(5);
        Assert.Equal((DialogTurnStatus.Complete, 5), (ended.Status, ended.Result));
        Assert.Equal(5, dc.State.GetValue<int>("turn.lastresult"));
    }

    [Fact]
    public async Task Replacing_tells_the_old_dialog_why()
    {
        var dc = Empty();
        var old = new Probe("old");
        dc.Dialogs.Add(old).Add(new Probe("new"));
        await dc.BeginDialogAsync("old");
        await dc.ReplaceDialogAsync("new", "options");

        Assert.Equal([DialogReason.ReplaceCalled], old.Ended);
        Assert.Equal(["new"], dc.Stack.Select(instance => instance.Id));
        Assert.Equal("new", dc.State.GetValue<string>("turn.__repeatDialogId"));
    }

    [Fact]
    public async Task Tokens_are_refused_where_options_or_results_are_meant()
    {
        var dc = Empty();
        dc.Dialogs.Add(new Probe("a"));
        await Assert.ThrowsAsync<ArgumentException>(() => dc.BeginDialogAsync("a", CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => dc.ReplaceDialogAsync("a", CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => dc.EndDialogAsync(CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => dc.CancelAllDialogsAsync(false, null, CancellationToken.None));
    }

    [Fact]
    public async Task Cancelling_asks_every_dialog_but_the_first_and_stops_where_one_takes_over()
    {
        var dc = Empty();
        var (a, b, c) = (new Probe("a"), new Probe("b") { Handles = "cancelDialog" }, new Probe("c"));
        dc.Dialogs.Add(a).Add(b).Add(c);
        await dc.BeginDialogAsync("a");
        await dc.BeginDialogAsync("b");
        await dc.BeginDialogAsync("c");

        Assert.Equal(DialogTurnStatus.Cancelled, (await dc.CancelAllDialogsAsync()).Status);
        Assert.Equal([DialogReason.CancelCalled], c.Ended);
        Assert.Empty(b.Ended);
        Assert.DoesNotContain("cancelDialog", c.Events);
        Assert.Equal(["b", "a"], dc.Stack.Select(instance => instance.Id));

        b.Handles = null;
        await dc.CancelAllDialogsAsync(false, "own", "value");
        Assert.Equal(["own"], a.Events);
        Assert.Empty(dc.Stack);
    }

    [Fact]
    public async Task Cancelling_can_go_on_to_the_parents()
    {
        var parent = Empty();
        var root = new Probe("root");
        parent.Dialogs.Add(root);
        await parent.BeginDialogAsync("root");
        var child = new DialogContext(new DialogSet().Add(new Probe("leaf")), parent, new DialogState());
        await child.BeginDialogAsync("leaf");

        await child.CancelAllDialogsAsync(cancelParents: true);
        Assert.Empty(child.Stack);
        Assert.Empty(parent.Stack);
        Assert.Equal([DialogReason.CancelCalled], root.Ended);
    }

    [Fact]
    public async Task Events_go_to_the_active_dialog_and_bubble_to_the_parents()
    {
        var parent = Empty();
        var root = new Probe("root") { Handles = "wanted" };
        parent.Dialogs.Add(root);
        await parent.BeginDialogAsync("root");
        var leaf = new Probe("leaf");
        var child = new DialogContext(new DialogSet().Add(leaf), parent, new DialogState());
        await child.BeginDialogAsync("leaf");

        Assert.True(await child.EmitEventAsync("wanted", 1));
        Assert.False(await child.EmitEventAsync("wanted", 1, bubble: false));
        Assert.False(await child.EmitEventAsync("unwanted"));
        Assert.Equal(["wanted", "wanted", "unwanted"], leaf.Events);
        Assert.Equal(["wanted", "unwanted"], root.Events);
    }

    [Fact]
    public async Task Events_from_the_leaf_begin_at_the_innermost_dialog()
    {
        var leaf = new Probe("leaf");
        var dc = Empty();
        dc.Dialogs.Add(new ComponentDialog("outer").AddDialog(new ComponentDialog("inner").AddDialog(leaf)));
        await dc.BeginDialogAsync("outer");

        await dc.EmitEventAsync("e", fromLeaf: true);
        Assert.Equal(["e"], leaf.Events);
        Assert.Equal("leaf", dc.Child.Child.ActiveDialog.Id);
        Assert.Null(dc.Child.Child.Child);
    }

    [Fact]
    public async Task A_turn_announces_its_activity_once()
    {
        var probe = new Probe("p");
        var dc = Empty();
        dc.Dialogs.Add(probe);
        await dc.BeginDialogAsync("p");
        await dc.ContinueDialogAsync();
        await dc.ContinueDialogAsync();
        Assert.Equal([DialogEvents.ActivityReceived], probe.Events);
    }

    [Fact]
    public async Task A_dialog_that_handles_reprompting_is_not_asked_to_reprompt()
    {
        var probe = new Probe("p") { Handles = DialogEvents.RepromptDialog };
        var dc = Empty();
        dc.Dialogs.Add(probe);
        await dc.BeginDialogAsync("p");
        await dc.RepromptDialogAsync();
        Assert.Equal(0, probe.Reprompts);

        probe.Handles = null;
        await dc.RepromptDialogAsync();
        Assert.Equal(1, probe.Reprompts);
    }

    [Fact]
    public async Task An_escaping_exception_knows_where_it_happened()
    {
        var dc = Empty();
        dc.Dialogs.Add(new ComponentDialog("c").AddDialog(new WaterfallDialog("w", [(step, token) => throw new FormatException("oops")])));
        var error = await Assert.ThrowsAsync<FormatException>(() => dc.BeginDialogAsync("c"));
        var where = (IDictionary<string, object>)error.Data["DialogContext"];
        Assert.Equal("w", where["ActiveDialog"]);
        Assert.Equal("c", where["Parent"]);
        Assert.Equal(["w", "c"], (IEnumerable<string>)where["Stack"]);
    }

    [Fact]
    public async Task The_turn_knows_its_activity_and_the_last_result_as_they_are()
    {
        var activity = new Activity { Type = ActivityTypes.Message, Text = "hi" };
        var dc = Empty(activity);
        dc.Dialogs.Add(new Probe("p"));
        await dc.BeginDialogAsync("p");
        Func<int> result = () => 1;
        await dc.EndDialogAsync(result);

        Assert.Same(activity, dc.State.GetValue<Activity>("turn.activity"));
        Assert.Equal("hi", dc.State.GetValue<string>("turn.activity.text"));
        Assert.Same(result, dc.State.GetValue<object>("turn.lastresult"));
    }

    [Fact]
    public void Services_and_dialogs_of_the_parent_are_known_to_the_child()
    {
        var parent = Empty();
        parent.Dialogs.Add(new Probe("a"));
        parent.Services.Set("service", "s");
        var child = new DialogContext(new DialogSet(), parent, new DialogState());
        Assert.Same(parent, child.Parent);
        Assert.Equal("s", child.Services.Get<string>("service"));
        Assert.Equal("a", child.FindDialog("a").Id);
        Assert.Null(child.FindDialog("b"));
    }

    [Theory]
    [InlineData("es-mx", null, "es-MX")]
    [InlineData("es-mx", "fr-fr", "fr-FR")]
    public void The_turns_locale_goes_before_the_activitys(string activity, string turn, string locale)
    {
        var dc = Empty(new Activity { Locale = activity });
        if (turn != null)
        {
            dc.State.SetValue("turn.locale", turn);
        }

        Assert.Equal(locale, dc.GetLocale());
    }

    [Fact]
    public void Without_a_locale_the_process_decides() =>
        Assert.Equal(System.Globalization.CultureInfo.CurrentCulture.Name, Empty().GetLocale());

    private static DialogContext Empty(Activity activity = null) =>
        new(new DialogSet(), new TurnContext(new TestAdapter(), activity ?? new Activity { Type = ActivityTypes.Message, Text = "hi" }), new DialogState());

    private sealed class Probe(string id) : Dialog(id)
    {
        public List<string> Events { get; } = [];

        public List<DialogReason> Ended { get; } = [];

        public int Reprompts { get; private set; }

        public string Handles { get; set; }

        public override Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(EndOfTurn);

        public override Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default) =>
            Task.FromResult(EndOfTurn);

        public override Task EndDialogAsync(ITurnContext turnContext, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default)
        {
            Ended.Add(reason);
            return Task.CompletedTask;
        }

        public override Task RepromptDialogAsync(ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default)
        {
            Reprompts++;
            return Task.CompletedTask;
        }

        protected override Task<bool> OnPreBubbleEventAsync(DialogContext dc, DialogEvent e, CancellationToken cancellationToken)
        {
            Events.Add(e.Name);
            return Task.FromResult(e.Name == Handles);
        }
    }
}
