using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;

namespace TwilioBot.Dialogs;

/// <summary>
/// Decides who answers a message: the dialog in progress, else the one that its text asks for. The leave words are the only commands
/// that reach past a dialog in progress.
/// </summary>
public sealed class MainDialog : ComponentDialog
{
    private static readonly Dictionary<Command, string> DialogFor = new()
    {
        [Command.Hello] = nameof(HelloDialog),
        [Command.CallMe] = nameof(CallMeDialog),
        [Command.WhoAmI] = nameof(WhoAmIDialog),
        [Command.Cookies] = nameof(CookiesDialog),
        [Command.Shutdown] = nameof(ShutdownDialog),
        [Command.Uptime] = nameof(UptimeDialog),
        [Command.Picture] = nameof(PictureDialog),
        [Command.Where] = nameof(WhereDialog),
        [Command.Order] = nameof(OrderDialog),
        [Command.Menu] = nameof(MenuDialog),
        [Command.Leave] = nameof(LeaveDialog),
    };

    private readonly People _people;
    private readonly IAdminList _admins;
    private readonly ReceivedDialog _received;

    /// <param name="people">What the bot knows of the person.</param>
    /// <param name="admins">Who may use the commands for admins.</param>
    /// <param name="dialogs">Every conversation, each once.</param>
    public MainDialog(People people, IAdminList admins, IEnumerable<ConversationDialog> dialogs)
        : base(nameof(MainDialog))
    {
        _people = people;
        _admins = admins;
        foreach (var dialog in dialogs) AddDialog(dialog);
        _received = (ReceivedDialog)FindDialog(nameof(ReceivedDialog));
    }

    /// <summary>Nothing is in progress: a command, something enclosed, or neither.</summary>
    protected override async Task<DialogTurnResult> OnBeginDialogAsync(
        DialogContext innerDc, object options, CancellationToken cancellationToken = default)
    {
        var turn = innerDc.Context;
        if (turn.Activity.Type != ActivityTypes.Message) return await BeginAsync<WelcomeDialog>();

        var heard = await UnderstandAsync(turn, cancellationToken);
        if (heard is not null) await RememberLanguageAsync(turn, heard, cancellationToken);

        var enclosed = Enclosures.Of(turn.Activity).Any;
        if (heard is null) return enclosed ? await BeginAsync<ReceivedDialog>() : await BeginAsync<FallbackDialog>();
        if (enclosed) await _received.AcknowledgeAsync(turn, cancellationToken);
        return await innerDc.BeginDialogAsync(DialogFor[heard.Command], heard.Argument, cancellationToken);

        Task<DialogTurnResult> BeginAsync<T>() => innerDc.BeginDialogAsync(typeof(T).Name, null, cancellationToken);
    }

    /// <summary>A dialog waits for an answer: any text is one, except the words to leave it.</summary>
    protected override async Task<DialogTurnResult> OnContinueDialogAsync(
        DialogContext innerDc, CancellationToken cancellationToken = default)
    {
        var turn = innerDc.Context;
        if (turn.Activity.Type != ActivityTypes.Message) return EndOfTurn;
        if (innerDc.ActiveDialog is not { } waiting || FindDialog(waiting.Id) is null)
        {
            // Stored by a version of the bot that had this dialog: nobody can answer it any more.
            innerDc.Stack.Clear();
            return await OnBeginDialogAsync(innerDc, null!, cancellationToken);
        }

        if (Enclosures.Of(turn.Activity).Any)
        {
            await _received.AcknowledgeAsync(turn, cancellationToken);
            if (string.IsNullOrWhiteSpace(turn.Activity.Text)) return EndOfTurn;
        }

        var heard = await UnderstandAsync(turn, cancellationToken);
        if (heard is not { Command: Command.Leave }) return await innerDc.ContinueDialogAsync(cancellationToken);

        await RememberLanguageAsync(turn, heard, cancellationToken);
        await innerDc.CancelAllDialogsAsync(cancellationToken);
        return await innerDc.BeginDialogAsync(nameof(LeaveDialog), null, cancellationToken);
    }

    private async Task<Recognition?> UnderstandAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var heard = CommandTable.Recognise(turn.Activity.Text, await _people.LanguageAsync(turn, cancellationToken));
        var forbidden = heard is { Command: Command.Shutdown } && !_admins.Contains(turn.Activity);
        return forbidden ? null : heard;
    }

    private async Task RememberLanguageAsync(ITurnContext turn, Recognition heard, CancellationToken cancellationToken)
    {
        var person = await _people.ProfileAsync(turn, cancellationToken);
        person.Language = heard.Language;
    }
}
