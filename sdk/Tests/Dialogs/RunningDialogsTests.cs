using System.Security.Claims;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Skills;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;

namespace TwilioBot.Sdk.Tests.Dialogs;

public sealed class RunningDialogsTests
{
    private const string ParentBot = "00000000-0000-0000-0000-000000000001";
    private const string SkillBot = "00000000-0000-0000-0000-000000000002";

    [Fact]
    public async Task RunAsync_begins_continues_and_begins_again()
    {
        var bot = new Bot(new AskName());
        Assert.Equal(["name?"], await bot.SaysAsync("hi"));
        Assert.Equal(["hello Ana"], await bot.SaysAsync("Ana"));
        Assert.Equal(["name?"], await bot.SaysAsync("hi"));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(AuthenticationConstants.ToChannelFromBotOAuthScope, false)]
    [InlineData(ParentBot, true)]
    [InlineData("", true)]
    public async Task A_skill_tells_its_parent_that_it_is_done(string scope, bool tells)
    {
        var bot = new Bot(new AskName()) { CalledBySkillToken = scope != null, ConversationScope = string.IsNullOrEmpty(scope) ? null : scope };
        await bot.SaysAsync("hi");
        await bot.SaysAsync("Ana");

        var end = bot.LastReplies.SingleOrDefault(activity => activity.Type == ActivityTypes.EndOfConversation);
        Assert.Equal(tells, end != null);
        if (tells)
        {
            Assert.Equal(("Ana", EndOfConversationCodes.CompletedSuccessfully), (end.Value, end.Code));
        }
    }

    [Fact]
    public async Task A_skill_is_cancelled_and_reprompted_by_its_parent()
    {
        var dialog = new AskName();
        var bot = new Bot(dialog) { CalledBySkillToken = true };
        await bot.SaysAsync("hi");
        Assert.Equal(["name?"], await bot.SendsAsync(new Activity { Type = ActivityTypes.Event, Name = DialogEvents.RepromptDialog }));
        Assert.Empty(await bot.SendsAsync(new Activity { Type = ActivityTypes.EndOfConversation }));
        Assert.Equal([DialogReason.CancelCalled], dialog.Ended);

        Assert.Empty(await bot.SendsAsync(new Activity { Type = ActivityTypes.EndOfConversation }));
        Assert.Equal(["name?"], await bot.SaysAsync("hi"));
    }

    [Fact]
    public async Task An_error_that_a_dialog_handles_does_not_end_the_turn()
    {
        var bot = new Bot(new HandlesErrors());
        Assert.Equal(["handled oops", "went on"], await bot.SaysAsync("hi"));
    }

    [Fact]
    public async Task An_error_that_nobody_handles_escapes()
    {
        var bot = new Bot(new WaterfallDialog("w", [(step, token) => throw new FormatException("oops")]));
        await Assert.ThrowsAsync<FormatException>(() => bot.SaysAsync("hi"));
    }

    [Fact]
    public async Task Prompts_that_understand_an_answer_are_not_interrupted()
    {
        var number = new Interrupted(new NumberPrompt<int>("ask"));
        var bot = new Bot(number);
        await bot.SaysAsync("hi");
        await bot.SaysAsync("no number");
        Assert.Equal(["no number"], number.Heard);
        await bot.SaysAsync("5");
        Assert.Equal(["no number"], number.Heard);

        var text = new Interrupted(new TextPrompt("ask"));
        bot = new Bot(text);
        await bot.SaysAsync("hi");
        await bot.SaysAsync("any text");
        Assert.Equal(["any text"], text.Heard);
    }

    [Fact]
    public async Task A_manager_runs_its_root_dialog_and_keeps_states_between_turns()
    {
        var manager = new DialogManager(new RemembersName());
        var bot = new Bot(manager);
        Assert.Equal(["name?"], await bot.SaysAsync("hi"));
        Assert.Equal(["hello Ana"], await bot.SaysAsync("Ana"));
        Assert.Equal(["hello Ana"], await bot.SaysAsync("hi"));
        Assert.Equal(DialogTurnStatus.Complete, bot.Result.TurnResult.Status);

        bot.ConversationId = "another";
        Assert.Equal(["hello Ana"], await bot.SaysAsync("hi"));
    }

    [Fact]
    public void A_manager_knows_its_root_dialog()
    {
        var root = new TextPrompt("root");
        var manager = new DialogManager(root);
        Assert.Same(root, manager.RootDialog);
        Assert.Same(root, manager.Dialogs.Find("root"));
        manager.RootDialog = null;
        Assert.Null(manager.RootDialog);
        Assert.Null(new DialogManager().RootDialog);
    }

    [Fact]
    public async Task A_manager_needs_conversation_state()
    {
        var turn = new TurnContext(new TestAdapter(), new Activity { Type = ActivityTypes.Message });
        await Assert.ThrowsAsync<InvalidOperationException>(() => new DialogManager(new TextPrompt("p")).OnTurnAsync(turn));
    }

    [Fact]
    public async Task A_manager_hands_on_its_turn_state_and_itself()
    {
        string service = null;
        DialogManager seen = null;
        var manager = new DialogManager(new WaterfallDialog("w",
        [
            (step, token) =>
            {
                service = step.Context.TurnState.Get<string>("service");
                seen = step.DialogManager;
                return step.EndDialogAsync(null, token);
            },
        ]));
        manager.InitialTurnState.Set("service", "s");
        await new Bot(manager).SaysAsync("hi");
        Assert.Equal("s", service);
        Assert.Same(manager, seen);
    }

    [Fact]
    public async Task An_expired_conversation_begins_anew()
    {
        var bot = new Bot(new DialogManager(new AskName()) { ExpireAfter = int.MaxValue });
        await bot.SaysAsync("hi");
        Assert.Equal(["hello Ana"], await bot.SaysAsync("Ana"));

        bot = new Bot(new DialogManager(new AskName()) { ExpireAfter = 0 });
        await bot.SaysAsync("hi");
        Assert.Equal(["name?"], await bot.SaysAsync("Ana"));
    }

    [Fact]
    public void States_are_taken_apart_by_their_keys()
    {
        var keys = new PersistedStateKeys { UserState = "u", ConversationState = "c" };
        var state = new PersistedState(keys, new Dictionary<string, object> { ["u"] = new Dictionary<string, object> { ["x"] = 1 } });
        Assert.Equal(1, state.UserState["x"]);
        Assert.Empty(state.ConversationState);
        Assert.Equal(["u", "c"], keys);
    }

    private sealed class Bot
    {
        private readonly MemoryStorage _storage = new();
        private readonly Func<ITurnContext, ConversationState, CancellationToken, Task> _run;

        public Bot(Dialog dialog) =>
            _run = (turn, conversation, token) => dialog.RunAsync(turn, conversation.CreateProperty<DialogState>("dialogs"), token);

        public Bot(DialogManager manager) => _run = async (turn, conversation, token) => Result = await manager.OnTurnAsync(turn, token);

        public bool CalledBySkillToken { get; set; }

        public string ConversationScope { get; set; }

        public string ConversationId { get; set; } = "conversation";

        public DialogManagerResult Result { get; private set; }

        public List<Activity> LastReplies { get; } = [];

        public Task<List<string>> SaysAsync(string text) => SendsAsync(Say.Message(text));

        public async Task<List<string>> SendsAsync(Activity activity)
        {
            var (user, conversation) = (new UserState(_storage), new ConversationState(_storage));
            var adapter = new TestAdapter(TestAdapter.CreateConversation(ConversationId)).Use(new AutoSaveStateMiddleware(user, conversation));
            LastReplies.Clear();
            await adapter.ProcessActivityAsync(activity, async (turn, token) =>
            {
                turn.TurnState.Set(user);
                turn.TurnState.Set(conversation);
                if (CalledBySkillToken)
                {
                    turn.TurnState.Set<System.Security.Principal.IIdentity>(BotAdapter.BotIdentityKey, new ClaimsIdentity(
                    [
                        new Claim(AuthenticationConstants.VersionClaim, "2.0"),
                        new Claim(AuthenticationConstants.AudienceClaim, SkillBot),
                        new Claim(AuthenticationConstants.AuthorizedParty, ParentBot),
                    ]));
                }

                if (ConversationScope != null)
                {
                    turn.TurnState.Set(SkillHandler.SkillConversationReferenceKey, new SkillConversationReference { OAuthScope = ConversationScope });
                }

                await _run(turn, conversation, token);
            });
            while (adapter.GetNextReply() is Activity reply)
            {
                LastReplies.Add(reply);
            }

            return [.. LastReplies.Where(reply => reply.Type == ActivityTypes.Message).Select(reply => reply.Text)];
        }
    }

    private sealed class AskName : ComponentDialog
    {
        public AskName()
        {
            AddDialog(new WaterfallDialog("steps", [Say.Prompt("text", "name?"), Say.TheResult("hello {0}")]));
            AddDialog(new TextPrompt("text"));
        }

        public List<DialogReason> Ended { get; } = [];

        protected override Task OnEndDialogAsync(ITurnContext context, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default)
        {
            Ended.Add(reason);
            return Task.CompletedTask;
        }
    }

    private sealed class RemembersName : ComponentDialog
    {
        public RemembersName()
        {
            AddDialog(new WaterfallDialog("steps",
            [
                (step, token) => step.State.TryGetValue<string>("user.name", out var name)
                    ? step.NextAsync(name, token)
                    : step.PromptAsync("text", Say.Ask("name?"), token),
                async (step, token) =>
                {
                    step.State.SetValue("user.name", step.Result);
                    await step.Context.SendActivityAsync($"hello {step.Result}", cancellationToken: token);
                    return await step.EndDialogAsync(null, token);
                },
            ]));
            AddDialog(new TextPrompt("text"));
        }
    }

    private sealed class HandlesErrors : ComponentDialog
    {
        private bool _failed;

        public HandlesErrors() => AddDialog(new WaterfallDialog("w",
        [
            async (step, token) =>
            {
                if (!_failed)
                {
                    _failed = true;
                    throw new FormatException("oops");
                }

                await step.Context.SendActivityAsync("went on", cancellationToken: token);
                return EndOfTurn;
            },
        ]));

        protected override async Task<bool> OnPreBubbleEventAsync(DialogContext dc, DialogEvent e, CancellationToken cancellationToken)
        {
            if (e.Name != DialogEvents.Error)
            {
                return false;
            }

            await dc.Context.SendActivityAsync($"handled {((Exception)e.Value).Message}", cancellationToken: cancellationToken);
            await dc.CancelAllDialogsAsync(cancellationToken);
            return true;
        }
    }

    private sealed class Interrupted : ComponentDialog
    {
        public Interrupted(Dialog prompt)
        {
            AddDialog(prompt);
            InitialDialogId = prompt.Id;
        }

        public List<string> Heard { get; } = [];

        protected override Task<DialogTurnResult> OnBeginDialogAsync(DialogContext innerDc, object options, CancellationToken cancellationToken = default) =>
            innerDc.PromptAsync(InitialDialogId, Say.Ask("?"), cancellationToken);

        protected override Task<bool> OnPreBubbleEventAsync(DialogContext dc, DialogEvent e, CancellationToken cancellationToken)
        {
            if (e.Name == DialogEvents.ActivityReceived)
            {
                Heard.Add(((Activity)e.Value).Text);
            }

            return Task.FromResult(false);
        }
    }
}
