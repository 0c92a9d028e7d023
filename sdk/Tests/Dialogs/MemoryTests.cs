using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Dialogs.Memory;
using Microsoft.Bot.Builder.Dialogs.Memory.Scopes;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Newtonsoft.Json.Linq;

namespace TwilioBot.Sdk.Tests.Dialogs;

public sealed class MemoryTests
{
    [Theory]
    [InlineData("user")]
    [InlineData("conversation")]
    [InlineData("turn")]
    [InlineData("dialog")]
    [InlineData("this")]
    public Task Values_are_set_got_and_removed_without_regard_to_case(string scope) => InDialogAsync(dc =>
    {
        dc.State.SetValue(scope.ToUpperInvariant() + ".nuM", 15);
        dc.State.SetValue(scope + ".NUM", 25);
        Assert.Equal(25, dc.State.GetValue<int>(scope + ".num"));
        Assert.Equal(25, dc.State.GetIntValue(scope + ".num"));
        Assert.Equal("25", dc.State.GetValue<string>(scope + ".num"));

        dc.State.SetValue(scope + ".foo", new { Name = "Tom", Sub = new { Name = "Bob", Cool = true } });
        Assert.Equal("Bob", dc.State.GetValue<string>(scope + ".foo.SUB.name"));
        Assert.True(dc.State.GetBoolValue(scope + ".foo.sub.cool"));

        dc.State.RemoveValue(scope + ".foo.sub");
        Assert.False(dc.State.TryGetValue<string>(scope + ".foo.sub.name", out _));
        Assert.Equal("Tom", dc.State.GetStringValue(scope + ".foo.name"));
    });

    [Fact]
    public Task What_is_not_there_has_the_default() => InDialogAsync(dc =>
    {
        Assert.Null(dc.State.GetValue<string>("user.xxx"));
        Assert.Equal("default", dc.State.GetValue("user.xxx", () => "default"));
        Assert.Equal(7, dc.State.GetIntValue("user.xxx", 7));
        Assert.True(dc.State.GetBoolValue("user.xxx", true));
        Assert.Equal("d", dc.State.GetStringValue("nowhere.xxx", "d"));
        dc.State.SetValue("turn.x.y", null);
        Assert.Null(dc.State.GetValue<object>("turn.x.y"));
    });

    [Fact]
    public Task Brackets_hold_positions_names_and_paths() => InDialogAsync(dc =>
    {
        dc.State.SetValue("user.name", "joe");
        dc.State.SetValue("conversation.stuff[user.name]", "by path");
        dc.State.SetValue("conversation.stuff['frank']", "by name");
        dc.State.SetValue("conversation.stuff[\"Jo.Bob\"]", "with a dot");
        dc.State.SetValue("conversation.list[1]", "second");
        dc.State.SetValue("conversation.list[0]", "first");

        Assert.Equal("by path", dc.State.GetValue<string>("conversation.stuff.joe"));
        Assert.Equal("by path", dc.State.GetValue<string>("conversation.stuff[user.name]"));
        Assert.Equal("by name", dc.State.GetValue<string>("conversation.stuff.frank"));
        Assert.Equal("with a dot", dc.State.GetValue<string>("conversation.stuff['Jo.Bob']"));
        Assert.Equal(["first", "second"], dc.State.GetValue<string[]>("conversation.list"));
    });

    [Fact]
    public Task Short_forms_stand_for_scopes() => InDialogAsync(dc =>
    {
        dc.State.SetValue("$a", "dialog");
        dc.State.SetValue("#b", "intent");
        dc.State.SetValue("@@c", new[] { "one", "two" });
        dc.State.SetValue("turn.recognized.entities.d", new[] { new[] { new { name = "inner" } } });

        Assert.Equal("dialog", dc.State.GetValue<string>("dialog.a"));
        Assert.Equal("intent", dc.State.GetValue<string>("turn.recognized.intents.b"));
        Assert.Equal("one", dc.State.GetValue<string>("@c"));
        Assert.Equal("two", dc.State.GetValue<string[]>("@@c")[1]);
        Assert.Equal("inner", dc.State.GetValue<string>("@d.name"));
        Assert.Equal("one", dc.State.GetValue<string>("turn.recognized.entities.c.First()"));
        Assert.Equal("probe", dc.State.GetValue<string>("%id"));
        Assert.Null(dc.State.GetValue<string>("@missing"));
    });

    [Theory]
    [InlineData("$", "$")]
    [InlineData("$23", "$23")]
    [InlineData("$foo.bar[0]", "dialog.foo.bar[0]")]
    [InlineData("#foo", "turn.recognized.intents.foo")]
    [InlineData("##", "##")]
    [InlineData("@foo.bar", "turn.recognized.entities.foo.first().bar")]
    [InlineData("@foo[0]", "turn.recognized.entities.foo.first()[0]")]
    [InlineData("@@foo", "turn.recognized.entities.foo")]
    [InlineData("@@@@", "@@@@")]
    [InlineData("%foo", "class.foo")]
    [InlineData("user.x", "user.x")]
    public Task Short_forms_are_written_out(string path, string full) =>
        InDialogAsync(dc => Assert.Equal(full, dc.State.TransformPath(path)));

    [Fact]
    public Task Paths_must_begin_with_a_scope() => InDialogAsync(dc =>
    {
        Assert.Contains("path", Assert.Throws<ArgumentNullException>(() => dc.State.SetValue(null, 1)).Message);
        Assert.Contains("does not match memory scope", Assert.Throws<ArgumentOutOfRangeException>(() => dc.State.SetValue("xxx", 1)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => dc.State.SetValue("xxx.y", 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => dc.State.ResolveMemoryScope("xxx", out _));
        Assert.Throws<ArgumentNullException>(() => dc.State.RemoveValue(null));
        Assert.Throws<NotSupportedException>(() => dc.State.RemoveValue("user"));
        Assert.Throws<NotSupportedException>(() => dc.State.RemoveValue("xxx"));
        Assert.Throws<NotSupportedException>(() => dc.State.SetValue("user", new { }));
        Assert.Throws<ArgumentException>(() => dc.State.SetValue("user.x", Task.CompletedTask));

        Assert.Equal("conversation", dc.State.ResolveMemoryScope("Conversation.a.b", out var rest).Name);
        Assert.Equal("a.b", rest);
        dc.State.ResolveMemoryScope("user", out rest);
        Assert.Equal(string.Empty, rest);
    });

    [Fact]
    public Task The_manager_is_a_dictionary_of_its_scopes() => InDialogAsync(dc =>
    {
        IDictionary<string, object> state = dc.State;
        Assert.True(state.IsReadOnly);
        Assert.Equal(state.Count, state.Keys.Count);
        Assert.Contains("user", state.Keys);
        Assert.True(state.ContainsKey("User"));
        Assert.False(state.ContainsKey("nobody"));
        Assert.Equal(state.Count, state.ToList().Count);
        Assert.Throws<NotSupportedException>(() => state.Add("x", 1));
        Assert.Throws<NotSupportedException>(() => state.Remove("user"));
        Assert.Throws<NotSupportedException>(state.Clear);
        state["user.name"] = "Ana";
        Assert.Equal("Ana", state["user.name"]);
        Assert.True(state.TryGetValue("user.name", out var name));
        Assert.Equal("Ana", name);
        state["turn"] = new Dictionary<string, object> { ["x"] = 1 };
        Assert.Equal(1, dc.State.GetValue<int>("turn.x"));
        var copy = new KeyValuePair<string, object>[state.Count];
        state.CopyTo(copy, 0);
        Assert.Equal(state.Keys, copy.Select(pair => pair.Key));
    });

    [Fact]
    public Task A_snapshot_has_the_scopes_that_belong_in_it() => InDialogAsync(dc =>
    {
        dc.State.SetValue("user.name", "Ana");
        var snapshot = dc.State.GetMemorySnapshot();
        foreach (var scope in dc.State.Configuration.MemoryScopes)
        {
            Assert.Equal(scope.IncludeInSnapshot, snapshot.ContainsKey(scope.Name));
        }

        Assert.Equal("Ana", (string)snapshot.SelectToken("user.name"));
    });

    [Fact]
    public Task Scopes_check_what_they_are_given() => InDialogAsync(dc =>
    {
        foreach (var scope in dc.State.Configuration.MemoryScopes)
        {
            Assert.Throws<ArgumentNullException>(() => scope.GetMemory(null));
            Assert.ThrowsAny<Exception>(() => scope.SetMemory(null, new object()));
        }

        foreach (var name in new[] { "user", "conversation", "class", "dialogclass", "dialogcontext", "settings" })
        {
            Assert.Throws<NotSupportedException>(() => dc.State.GetMemoryScope(name).SetMemory(dc, new Dictionary<string, object>()));
        }

        Assert.Null(dc.State.GetMemoryScope("nobody"));
        Assert.Throws<ArgumentNullException>(() => new DialogStateManager(null));
    });

    [Fact]
    public Task Every_change_makes_a_new_version() => InDialogAsync(dc =>
    {
        var before = dc.State.Version();
        dc.State.SetValue("user.x", 1);
        Assert.NotEqual(before, dc.State.Version());
    });

    [Fact]
    public Task Watched_paths_know_when_they_changed() => InDialogAsync(dc =>
    {
        var paths = dc.State.TrackPaths(["dialog.user.first", "dialog.user.last"]);
        dc.State.SetValue("dialog.eventCounter", 1);
        dc.State.SetValue("dialog.foo", 3);
        Assert.False(dc.State.AnyPathChanged(0, paths));

        dc.State.SetValue("dialog.eventCounter", 2);
        dc.State.SetValue("dialog.user.first", "bart");
        Assert.True(dc.State.AnyPathChanged(1, paths));

        dc.State.SetValue("dialog.eventCounter", 3);
        dc.State.SetValue("dialog.user", new Dictionary<string, object> { ["first"] = "tom", ["last"] = "starr" });
        Assert.True(dc.State.AnyPathChanged(2, paths));
        Assert.False(dc.State.AnyPathChanged(3, paths));
    });

    [Fact]
    public Task Settings_are_the_configuration() => InDialogAsync(
        dc =>
        {
            Assert.Equal("yoyo", dc.State.GetValue<string>("settings.test"));
            Assert.Equal("one", dc.State.GetValue<string>("settings.array[1]"));
            Assert.Equal("cat", dc.State.GetValue<string>("settings.fake.zzz"));
            Assert.Equal("zero", dc.State.GetValue<string>("settings.fake.0"));
        },
        turn => turn.TurnState.Set<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string>
        {
            ["test"] = "yoyo",
            ["array:0"] = "zero",
            ["array:1"] = "one",
            ["fake:0"] = "zero",
            ["fake:zzz"] = "cat",
        }).Build()));

    [Fact]
    public Task The_dialog_context_shows_the_stack_from_the_leaf() => InDialogAsync(dc =>
    {
        Assert.Equal(["probe", "root"], dc.State.GetValue<string[]>("dialogcontext.stack"));
        Assert.Equal("probe", dc.State.GetValue<string>("dialogcontext.activeDialog"));
        Assert.Equal("root", dc.State.GetValue<string>("dialogcontext.parent"));
        Assert.Equal("root", dc.State.GetValue<string>("dialogclass.id"));
    });

    [Fact]
    public Task Within_a_container_dialog_is_its_state_and_this_the_active_dialogs() => InDialogAsync(dc =>
    {
        dc.State.SetValue("dialog.x", "container");
        dc.State.SetValue("this.x", "leaf");
        Assert.Equal("container", dc.Parent.ActiveDialog.State["x"]);
        Assert.Equal("leaf", dc.ActiveDialog.State["x"]);
    });

    [Fact]
    public Task A_container_may_ask_to_be_looked_through() => InDialogAsync(dc =>
    {
        ((DialogContainer)dc.Parent.FindDialog("root")).IgnoreMemoryScopeBinding = true;
        dc.State.SetValue("dialog.x", "leaf");
        Assert.Equal("leaf", dc.ActiveDialog.State["x"]);
    });

    [Fact]
    public void Values_are_kept_plain_so_that_any_store_can_write_them()
    {
        var state = new Dictionary<string, object>();
        ObjectPath.SetPathValue(state, "n", 15);
        ObjectPath.SetPathValue(state, "s", new JValue("text"));
        ObjectPath.SetPathValue(state, "o.x", 1);
        Assert.IsType<string>(state["s"]);
        Assert.Equal(15, Convert.ToInt32(state["n"]));
        Assert.IsType<JObject>(state["o"]);
    }

    /// <summary>Runs the test inside a dialog, in a container, in a turn with user and conversation state.</summary>
    private static async Task InDialogAsync(Action<DialogContext> test, Action<ITurnContext> prepare = null)
    {
        var storage = new MemoryStorage();
        var (user, conversation) = (new UserState(storage), new ConversationState(storage));
        var ran = false;
        var probe = new Probe(dc =>
        {
            test(dc);
            ran = true;
        });
        var root = new ComponentDialog("root").AddDialog(probe);
        await new TestAdapter().ProcessActivityAsync(
            new Activity { Type = ActivityTypes.Message, Text = "hi" },
            async (turn, token) =>
            {
                turn.TurnState.Set(user);
                turn.TurnState.Set(conversation);
                prepare?.Invoke(turn);
                await root.RunAsync(turn, conversation.CreateProperty<DialogState>("dialogs"), token);
            });
        Assert.True(ran);
    }

    private sealed class Probe(Action<DialogContext> test) : Dialog("probe")
    {
        public override Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object options = null, CancellationToken cancellationToken = default)
        {
            test(dc);
            return dc.EndDialogAsync(null, cancellationToken);
        }
    }
}
