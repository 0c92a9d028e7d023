using Microsoft.Bot.Builder.Dialogs.Memory;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>The dialog stack during one turn.</summary>
public class DialogContext
{
    private const string ActivityReceivedEmitted = "activityReceivedEmitted";

    public DialogContext(DialogSet dialogs, ITurnContext turnContext, DialogState state)
    {
        Dialogs = dialogs ?? throw new ArgumentNullException(nameof(dialogs));
        Context = turnContext ?? throw new ArgumentNullException(nameof(turnContext));
        ArgumentNullException.ThrowIfNull(state);
        Stack = state.DialogStack;
        State = new DialogStateManager(this);
        Services = [];
        TurnMemory.Set(turnContext, TurnPath.Activity, turnContext.Activity);
    }

    public DialogContext(DialogSet dialogs, DialogContext parentDialogContext, DialogState state)
        : this(dialogs, (parentDialogContext ?? throw new ArgumentNullException(nameof(parentDialogContext))).Context, state)
    {
        Parent = parentDialogContext;
        Services.EnsureCapacity(Parent.Services.Count);
        foreach (var service in Parent.Services)
        {
            Services[service.Key] = service.Value;
        }
    }

    public DialogSet Dialogs { get; }

    public ITurnContext Context { get; }

    public List<DialogInstance> Stack { get; }

    public DialogContext Parent { get; set; }

    /// <summary>The context inside the active dialog when that is a container, else null.</summary>
    public DialogContext Child =>
        ActiveDialog is { } instance && FindDialog(instance.Id) is DialogContainer container ? container.CreateChildContext(this) : null;

    public DialogInstance ActiveDialog => Stack.Count > 0 ? Stack[0] : null;

    public DialogStateManager State { get; set; }

    public TurnContextStateCollection Services { get; }

    public DialogManager DialogManager => Context.TurnState.Get<DialogManager>();

    public Task<DialogTurnResult> BeginDialogAsync(string dialogId, object options = null, CancellationToken cancellationToken = default) =>
        WithErrorContextAsync(async () =>
        {
            TokenGuard.Refuse(options, nameof(options));
            RequireId(dialogId);

            var dialog = FindDialog(dialogId) ?? throw new ArgumentException(
                $"DialogContext.BeginDialogAsync(): A dialog with an id of '{dialogId}' wasn't found."
                + " The dialog must be included in the current or parent DialogSet."
                + " For example, if subclassing a ComponentDialog you can call AddDialog() within your constructor.");

            Stack.Insert(0, new DialogInstance { Id = dialogId });

            return await dialog.BeginDialogAsync(this, options, cancellationToken).ConfigureAwait(false);
        });

    public Task<DialogTurnResult> PromptAsync(string dialogId, PromptOptions options, CancellationToken cancellationToken = default) =>
        WithErrorContextAsync(() =>
        {
            RequireId(dialogId);
            ArgumentNullException.ThrowIfNull(options);
            return BeginDialogAsync(dialogId, options, cancellationToken);
        });

    public Task<DialogTurnResult> ContinueDialogAsync(CancellationToken cancellationToken = default) =>
        WithErrorContextAsync(async () =>
        {
            // Once a turn, however many contexts continue: the leaf decides whether its parents may interrupt it.
            if (Context.TurnState.TryAdd(ActivityReceivedEmitted, true))
            {
                await EmitEventAsync(DialogEvents.ActivityReceived, Context.Activity, true, true, cancellationToken).ConfigureAwait(false);
            }

            if (ActiveDialog == null)
            {
                return new DialogTurnResult(DialogTurnStatus.Empty);
            }

            var dialog = FindDialog(ActiveDialog.Id) ?? throw new InvalidOperationException(
                $"Failed to continue dialog. A dialog with id {ActiveDialog.Id} could not be found.");

            return await dialog.ContinueDialogAsync(this, cancellationToken).ConfigureAwait(false);
        });

    public Task<DialogTurnResult> EndDialogAsync(object result = null, CancellationToken cancellationToken = default) =>
        WithErrorContextAsync(async () =>
        {
            if (result is CancellationToken)
            {
                throw new ArgumentException(
                    $"{ActiveDialog?.Id}.EndDialogAsync() You can't pass a cancellation token as the result of a dialog when calling EndDialog.");
            }

            await EndActiveDialogAsync(DialogReason.EndCalled, result, cancellationToken).ConfigureAwait(false);

            if (ActiveDialog == null)
            {
                return new DialogTurnResult(DialogTurnStatus.Complete, result);
            }

            var dialog = FindDialog(ActiveDialog.Id) ?? throw new InvalidOperationException(
                $"DialogContext.EndDialogAsync(): Can't resume previous dialog. A dialog with an id of '{ActiveDialog.Id}' wasn't found.");

            return await dialog.ResumeDialogAsync(this, DialogReason.EndCalled, result, cancellationToken).ConfigureAwait(false);
        });

    public Task<DialogTurnResult> CancelAllDialogsAsync(CancellationToken cancellationToken = default) =>
        CancelAllDialogsAsync(false, null, null, cancellationToken);

    /// <summary>
    /// Ends every dialog of this stack, and of the parents' on request. Every dialog but the first is asked by an event whether it
    /// takes over; one that does ends the cancelling there.
    /// </summary>
    public Task<DialogTurnResult> CancelAllDialogsAsync(
        bool cancelParents, string eventName = null, object eventValue = null, CancellationToken cancellationToken = default) =>
        WithErrorContextAsync(async () =>
        {
            TokenGuard.Refuse(eventValue, nameof(eventValue));
            if (Stack.Count == 0 && Parent == null)
            {
                return new DialogTurnResult(DialogTurnStatus.Empty);
            }

            var notify = false;
            for (var dc = this; dc != null; notify = true)
            {
                if (dc.Stack.Count == 0)
                {
                    dc = cancelParents ? dc.Parent : null;
                    continue;
                }

                if (notify && await dc.EmitEventAsync(
                    eventName ?? DialogEvents.CancelDialog, eventValue, false, false, cancellationToken).ConfigureAwait(false))
                {
                    break;
                }

                await dc.EndActiveDialogAsync(DialogReason.CancelCalled, null, cancellationToken).ConfigureAwait(false);
            }

            return new DialogTurnResult(DialogTurnStatus.Cancelled);
        });

    public Task<DialogTurnResult> ReplaceDialogAsync(
        string dialogId, object options = null, CancellationToken cancellationToken = default) =>
        WithErrorContextAsync(async () =>
        {
            TokenGuard.Refuse(options, nameof(options));
            await EndActiveDialogAsync(DialogReason.ReplaceCalled, null, cancellationToken).ConfigureAwait(false);
            TurnMemory.Set(Context, "turn.__repeatDialogId", dialogId);
            return await BeginDialogAsync(dialogId, options, cancellationToken).ConfigureAwait(false);
        });

    public Task RepromptDialogAsync(CancellationToken cancellationToken = default) =>
        WithErrorContextAsync(async () =>
        {
            if (await EmitEventAsync(DialogEvents.RepromptDialog, null, false, false, cancellationToken).ConfigureAwait(false)
                || ActiveDialog == null)
            {
                return true;
            }

            var dialog = FindDialog(ActiveDialog.Id) ?? throw new InvalidOperationException(
                $"DialogSet.RepromptDialogAsync(): Can't find A dialog with an id of '{ActiveDialog.Id}'.");

            await dialog.RepromptDialogAsync(Context, ActiveDialog, cancellationToken).ConfigureAwait(false);
            return true;
        });

    /// <summary>Looks for a dialog here, then in the parents; null when none knows it.</summary>
    public Dialog FindDialog(string dialogId)
    {
        if ((Dialogs.Find(dialogId) ?? Parent?.FindDialog(dialogId)) is { } found)
        {
            return found;
        }

        // The container around this context may know dialogs that are in no set.
        return Parent?.ActiveDialog is { } around && Parent.FindDialog(around.Id) is DialogContainer container
            ? container.FindDialog(dialogId, this)
            : null;
    }

    /// <summary>Raises an event on the active dialog, or on the innermost active one; true when a dialog handled it.</summary>
    public Task<bool> EmitEventAsync(
        string name, object value = null, bool bubble = true, bool fromLeaf = false, CancellationToken cancellationToken = default) =>
        WithErrorContextAsync(async () =>
        {
            var dc = this;
            while (fromLeaf && dc.Child is { } child)
            {
                dc = child;
            }

            if (dc.ActiveDialog is not { } instance || dc.FindDialog(instance.Id) is not { } dialog)
            {
                return false;
            }

            var dialogEvent = new DialogEvent { Bubble = bubble, Name = name, Value = value };
            return await dialog.OnDialogEventAsync(dc, dialogEvent, cancellationToken).ConfigureAwait(false);
        });

    /// <summary>The turn's locale (turn.locale, else the activity's) as .NET writes it; the process's culture when neither is one.</summary>
    public string GetLocale()
    {
        var locale = State.GetStringValue(TurnPath.Locale);
        return CultureName(string.IsNullOrEmpty(locale) ? Context.Activity.Locale : locale);
    }

    private static string CultureName(string locale)
    {
        if (!string.IsNullOrEmpty(locale))
        {
            try
            {
                return new System.Globalization.CultureInfo(locale).Name;
            }
            catch (System.Globalization.CultureNotFoundException)
            {
                // An unreadable locale counts as none.
            }
        }

        return System.Globalization.CultureInfo.CurrentCulture.Name;
    }

    private static void RequireId(string dialogId)
    {
        if (string.IsNullOrEmpty(dialogId))
        {
            throw new ArgumentNullException(nameof(dialogId));
        }
    }

    private async Task EndActiveDialogAsync(DialogReason reason, object result, CancellationToken cancellationToken)
    {
        if (ActiveDialog is not { } instance)
        {
            return;
        }

        // Only a dialog of this set is told that it ends; one found in a parent's set is not.
        if (Dialogs.Find(instance.Id) is { } dialog)
        {
            await dialog.EndDialogAsync(Context, instance, reason, cancellationToken).ConfigureAwait(false);
        }

        Stack.RemoveAt(0);
        TurnMemory.Set(Context, TurnPath.LastResult, result);
    }

    private async Task<T> WithErrorContextAsync<T>(Func<Task<T>> action)
    {
        try
        {
            return await action().ConfigureAwait(false);
        }
        catch (Exception error)
        {
            Describe(error);
            throw;
        }
    }

    /// <summary>Notes on an escaping exception, once, where in the dialogs it happened.</summary>
    private void Describe(Exception error)
    {
        if (error.Data.Contains(nameof(DialogContext)))
        {
            return;
        }

        var stack = new List<string>();
        for (var dc = this; dc != null; dc = dc.Parent)
        {
            stack.AddRange(dc.Stack.Select(instance => instance.Id));
        }

        error.Data[nameof(DialogContext)] = new Dictionary<string, object>
        {
            [nameof(ActiveDialog)] = ActiveDialog?.Id,
            [nameof(Parent)] = Parent?.ActiveDialog?.Id,
            [nameof(Stack)] = stack,
        };
    }
}
