using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;

namespace TwilioBot.Sdk.Tests.Dialogs;

public sealed class WaterfallTests
{
    [Fact]
    public async Task Steps_run_one_per_message()
    {
        var talk = new Conversation(new WaterfallDialog("w", [Say.AndWait("one"), Say.AndWait("two"), Say.TheResult("got {0}")]));

        Assert.Equal(["one"], await talk.SaysAsync("hi"));
        Assert.Equal(["two"], await talk.SaysAsync("a"));
        Assert.Equal(["got b"], await talk.SaysAsync("b"));
        Assert.Equal(DialogTurnStatus.Complete, talk.Result.Status);
        Assert.Equal("b", talk.Result.Result);
    }

    [Fact]
    public async Task The_waterfall_ends_after_its_last_step_with_the_last_result()
    {
        var talk = new Conversation(new WaterfallDialog("w", [Say.AndWait("only")]));
        await talk.SaysAsync("hi");
        await talk.SaysAsync("bye");

        Assert.Equal(DialogTurnStatus.Complete, talk.Result.Status);
        Assert.Equal("bye", talk.Result.Result);
        Assert.Null(talk.Context.ActiveDialog);
    }

    [Fact]
    public async Task A_waterfall_without_steps_ends_at_once()
    {
        var talk = new Conversation(new WaterfallDialog("w"));
        await talk.SaysAsync("hi");
        Assert.Equal(DialogTurnStatus.Complete, talk.Result.Status);
    }

    [Fact]
    public async Task A_step_sees_its_index_reason_result_and_options()
    {
        var seen = new List<(int, DialogReason, object, object)>();
        WaterfallStep note(Func<WaterfallStepContext, Task<DialogTurnResult>> then) => (step, token) =>
        {
            seen.Add((step.Index, step.Reason, step.Result, step.Options));
            return then(step);
        };
        var talk = new Conversation(
            new WaterfallDialog("w",
            [
                note(step => step.NextAsync("next")),
                note(step => Task.FromResult(Dialog.EndOfTurn)),
                note(step => step.BeginDialogAsync("child")),
                note(step => step.EndDialogAsync("end")),
            ]),
            new WaterfallDialog("child", [(step, token) => step.EndDialogAsync("from child", token)]))
        {
            Options = "options",
        };
        await talk.SaysAsync("hi");
        await talk.SaysAsync("answer");

        Assert.Equal(
            [
                (0, DialogReason.BeginCalled, null, "options"),
                (1, DialogReason.NextCalled, "next", "options"),
                (2, DialogReason.ContinueCalled, "answer", "options"),
                (3, DialogReason.EndCalled, "from child", "options"),
            ],
            seen);
    }

    [Fact]
    public async Task Values_are_shared_between_steps_across_turns()
    {
        var talk = new Conversation(new WaterfallDialog("w",
        [
            (step, token) =>
            {
                step.Values["name"] = "Ana";
                step.Values["age"] = 7;
                return Task.FromResult(Dialog.EndOfTurn);
            },
            (step, token) => step.EndDialogAsync($"{step.Values["name"]} {step.Values["age"]}", token),
        ]));
        await talk.SaysAsync("hi");
        await talk.SaysAsync("more");

        Assert.Equal("Ana 7", talk.Result.Result);
    }

    [Fact]
    public async Task State_is_kept_under_the_known_keys()
    {
        var talk = new Conversation(new WaterfallDialog("w", [Say.AndWait("one"), Say.AndWait("two")])) { Options = "o" };
        await talk.SaysAsync("hi");
        await talk.SaysAsync("on");

        var state = talk.Context.ActiveDialog.State;
        Assert.Equal("o", state["options"]);
        Assert.Equal(1, Convert.ToInt32(state["stepIndex"]));
        Assert.True(Guid.TryParse((string)state["instanceId"], out _));
        Assert.IsAssignableFrom<IDictionary<string, object>>(state["values"]);
    }

    [Fact]
    public async Task Activities_that_are_no_messages_pass_a_waiting_waterfall_by()
    {
        var talk = new Conversation(new WaterfallDialog("w", [Say.AndWait("one"), Say.AndWait("two")]));
        await talk.SaysAsync("hi");

        Assert.Empty(await talk.SendsAsync(new Activity { Type = ActivityTypes.Event }));
        Assert.Equal(DialogTurnStatus.Waiting, talk.Result.Status);
        Assert.Equal(["two"], await talk.SaysAsync("on"));
    }

    [Fact]
    public async Task Next_can_be_called_once()
    {
        var talk = new Conversation(new WaterfallDialog("w",
        [
            async (step, token) =>
            {
                await step.NextAsync(null, token);
                return await step.NextAsync(null, token);
            },
            Say.AndWait("two"),
        ]));

        var error = await Assert.ThrowsAnyAsync<Exception>(() => talk.SaysAsync("hi"));
        Assert.Contains("w[0]", error.Message);
    }

    [Fact]
    public void A_null_step_is_refused() => Assert.Throws<ArgumentNullException>(() => new WaterfallDialog("w").AddStep(null));

    [Fact]
    public void The_version_changes_with_the_number_of_steps()
    {
        var waterfall = new WaterfallDialog("w");
        var before = waterfall.GetVersion();
        waterfall.AddStep(Say.AndWait("x"));
        Assert.NotEqual(before, waterfall.GetVersion());
    }

    [Fact]
    public async Task A_replaced_waterfall_starts_anew_with_new_options()
    {
        var talk = new Conversation(new WaterfallDialog("w",
        [
            Say.AndWait("again?"),
            (step, token) => (string)step.Result == "yes"
                ? step.ReplaceDialogAsync("w", "round two", token)
                : step.EndDialogAsync(step.Options, token),
        ]));

        await talk.SaysAsync("hi");
        Assert.Equal(["again?"], await talk.SaysAsync("yes"));
        await talk.SaysAsync("no");
        Assert.Equal("round two", talk.Result.Result);
    }

    [Fact]
    public async Task Nested_waterfalls_come_back_to_their_parent()
    {
        var talk = new Conversation(
            new WaterfallDialog("a", [Say.AndWait("a1"), (step, token) => step.BeginDialogAsync("b", null, token), Say.TheResult("a3 {0}")]),
            new WaterfallDialog("b", [Say.AndWait("b1"), (step, token) => step.BeginDialogAsync("c", null, token)]),
            new WaterfallDialog("c", [Say.AndWait("c1"), (step, token) => step.EndDialogAsync("c", token)]));

        Assert.Equal(["a1"], await talk.SaysAsync("hi"));
        Assert.Equal(["b1"], await talk.SaysAsync("hi"));
        Assert.Equal(["c1"], await talk.SaysAsync("hi"));
        Assert.Equal(["a3 c"], await talk.SaysAsync("hi"));
    }

    [Fact]
    public async Task A_step_has_the_parent_of_its_waterfall()
    {
        var component = new ComponentDialog("component");
        DialogContext parent = null;
        component.AddDialog(new WaterfallDialog("inner",
        [
            (step, token) =>
            {
                parent = step.Parent;
                return step.BeginDialogAsync("outer", null, token);
            },
        ]));
        var talk = new Conversation(component, new WaterfallDialog("outer", [Say.AndWait("found above")]));

        Assert.Equal(["found above"], await talk.SaysAsync("hi"));
        Assert.Equal("component", parent.ActiveDialog.Id);
    }

    [Fact]
    public async Task Tokens_are_refused_as_options_and_results()
    {
        var talk = new Conversation(new WaterfallDialog("w", [(step, token) => step.EndDialogAsync(CancellationToken.None, token)]));
        await Assert.ThrowsAsync<ArgumentException>(() => talk.SaysAsync("hi"));

        var other = new Conversation(new WaterfallDialog("w", [Say.AndWait("x")])) { Options = CancellationToken.None };
        await Assert.ThrowsAsync<ArgumentException>(() => other.SaysAsync("hi"));
    }
}
