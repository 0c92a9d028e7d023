namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Runs a dialog as a bot's logic.</summary>
public static class DialogExtensions
{
    /// <summary>Goes on with the stack, or begins the dialog when the stack is empty.</summary>
    public static async Task RunAsync(
        this Dialog dialog, ITurnContext turnContext, IStatePropertyAccessor<DialogState> accessor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        ArgumentNullException.ThrowIfNull(turnContext);
        var dialogs = new DialogSet(accessor)
        {
            TelemetryClient = turnContext.TurnState.Get<IBotTelemetryClient>() ?? dialog.TelemetryClient,
        };
        dialogs.Add(dialog);

        var dc = await dialogs.CreateContextAsync(turnContext, cancellationToken).ConfigureAwait(false);
        await DialogTurn.RunAsync(dc, dialog.Id, null, cancellationToken).ConfigureAwait(false);
    }
}
