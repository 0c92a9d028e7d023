using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;

namespace TwilioBot.Sdk.Tests.Dialogs;

/// <summary>A conversation with a set of dialogs: begins the first one when none is active, and keeps the state in JSON between turns.</summary>
internal sealed class Conversation
{
    private readonly ConversationState _state = new(new MemoryStorage());
    private readonly IStatePropertyAccessor<DialogState> _accessor;
    private readonly TestAdapter _adapter;
    private readonly DialogSet _dialogs;
    private readonly string _first;

    public Conversation(params Dialog[] dialogs)
    {
        _adapter = new TestAdapter().Use(new AutoSaveStateMiddleware(_state));
        _accessor = _state.CreateProperty<DialogState>("dialogState");
        _dialogs = new DialogSet(_accessor);
        foreach (var dialog in dialogs)
        {
            _dialogs.Add(dialog);
        }

        _first = dialogs[0].Id;
    }

    public object Options { get; set; }

    /// <summary>Runs in place of continuing or beginning.</summary>
    public Func<DialogContext, Task<DialogTurnResult>> Turn { get; set; }

    public string Locale { get; set; }

    public DialogTurnResult Result { get; private set; }

    public DialogContext Context { get; private set; }

    public DialogSet Dialogs => _dialogs;

    public Task<IReadOnlyList<string>> SaysAsync(string text) => SendsAsync(new Activity { Type = ActivityTypes.Message, Text = text });

    /// <summary>The texts of the replies to what the user says.</summary>
    public async Task<IReadOnlyList<string>> SendsAsync(Activity activity) =>
        [.. (await RepliesToAsync(activity)).Select(reply => reply.Text ?? reply.Type)];

    public async Task<IReadOnlyList<Activity>> RepliesToAsync(Activity activity)
    {
        activity.Locale ??= Locale;
        await _adapter.ProcessActivityAsync(activity, OnTurnAsync, CancellationToken.None);
        var replies = new List<Activity>();
        while (_adapter.GetNextReply() is Activity reply)
        {
            replies.Add(reply);
        }

        return replies;
    }

    private async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        // The adapter fills in a locale of its own where the user has none.
        turnContext.Activity.Locale = Locale;
        Context = await _dialogs.CreateContextAsync(turnContext, cancellationToken);
        if (Turn != null)
        {
            Result = await Turn(Context);
            return;
        }

        Result = await Context.ContinueDialogAsync(cancellationToken);
        if (Result.Status == DialogTurnStatus.Empty)
        {
            Result = await Context.BeginDialogAsync(_first, Options, cancellationToken);
        }
    }
}
