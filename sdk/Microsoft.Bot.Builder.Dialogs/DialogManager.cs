using Microsoft.Bot.Builder.Dialogs.Memory;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Runs a root dialog with its memory scopes and saves the states afterwards.</summary>
[Obsolete("Use DialogExtensions.RunAsync instead.")]
public class DialogManager
{
    private const string LastAccess = "_lastAccess";

    private readonly string _dialogStateProperty;
    private string _rootDialogId;

    public DialogManager(Dialog rootDialog = null, string dialogStateProperty = null)
    {
        if (rootDialog != null)
        {
            RootDialog = rootDialog;
        }

        _dialogStateProperty = dialogStateProperty ?? "DialogState";
    }

    public ConversationState ConversationState { get; set; }

    public UserState UserState { get; set; }

    /// <summary>Copied into the state of every turn.</summary>
    public TurnContextStateCollection InitialTurnState { get; } = [];

    public Dialog RootDialog
    {
        get => _rootDialogId == null ? null : Dialogs.Find(_rootDialogId);
        set
        {
            Dialogs = new DialogSet();
            _rootDialogId = value?.Id;
            if (value != null)
            {
                Dialogs.TelemetryClient = value.TelemetryClient;
                Dialogs.Add(value);
            }
        }
    }

    public DialogSet Dialogs { get; set; } = new();

    public DialogStateManagerConfiguration StateConfiguration { get; set; }

    /// <summary>Milliseconds after which an untouched conversation begins anew; never when not set.</summary>
    public int? ExpireAfter { get; set; }

    public async Task<DialogManagerResult> OnTurnAsync(ITurnContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var (key, value) in InitialTurnState)
        {
            context.TurnState.Set(key, value);
        }

        context.TurnState.Set(this);
        var states = StatesOf(context);
        await ExpireAsync(context, cancellationToken).ConfigureAwait(false);

        var stack = ConversationState.CreateProperty<DialogState>(_dialogStateProperty);
        var dialogState = await stack.GetAsync(context, () => new DialogState(), cancellationToken).ConfigureAwait(false);
        var dc = new DialogContext(Dialogs, context, dialogState);

        var result = await DialogTurn.RunAsync(dc, _rootDialogId, StateConfiguration, cancellationToken).ConfigureAwait(false);
        await states.SaveAllChangesAsync(context, false, cancellationToken).ConfigureAwait(false);
        return new DialogManagerResult { TurnResult = result };
    }

    private BotStateSet StatesOf(ITurnContext context)
    {
        ConversationState ??= context.TurnState.Get<ConversationState>() ?? throw new InvalidOperationException(
            $"Unable to get an instance of {nameof(ConversationState)} from turnContext.");
        context.TurnState.Set(ConversationState);
        var states = new BotStateSet(ConversationState);

        UserState ??= context.TurnState.Get<UserState>();
        if (UserState != null)
        {
            context.TurnState.Set(UserState);
            states.Add(UserState);
        }

        return states;
    }

    private async Task ExpireAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        var lastAccess = ConversationState.CreateProperty<DateTime>(LastAccess);
        var now = DateTime.UtcNow;
        var last = await lastAccess.GetAsync(context, () => now, cancellationToken).ConfigureAwait(false);
        if (ExpireAfter is { } milliseconds && now - last.ToUniversalTime() >= TimeSpan.FromMilliseconds(milliseconds))
        {
            await ConversationState.ClearStateAsync(context, cancellationToken).ConfigureAwait(false);
        }

        await lastAccess.SetAsync(context, now, cancellationToken).ConfigureAwait(false);
    }
}
