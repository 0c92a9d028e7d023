using Microsoft.Bot.Builder.Dialogs;

namespace TwilioBot.Dialogs;

/// <summary>"menu": what the bot can do, one line each. What only admins may do is shown to them alone.</summary>
public sealed class MenuDialog : ConversationDialog
{
    private static readonly string[] Lines =
        ["Hello", "CallMe", "WhoAmI", "Cookies", "Picture", "Where", "Order", "Uptime", "Received", "Leave"];

    private readonly IAdminList _admins;

    public MenuDialog(People people, IAdminList admins)
        : base(nameof(MenuDialog), people)
    {
        _admins = admins;
        TalkThrough(ShowTheMenu);
    }

    private async Task<DialogTurnResult> ShowTheMenu(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        string[] admin = _admins.Contains(step.Context.Activity.From?.Id) ? ["Shutdown"] : [];
        var lines = new List<string>();
        foreach (var key in (string[])["Title", .. Lines, .. admin]) lines.Add(await TextAsync(step.Context, key, [], cancellationToken));

        var menu = await MessageAsync(step.Context, string.Join('\n', lines), cancellationToken);
        await step.Context.SendActivityAsync(menu, cancellationToken);
        return await step.EndDialogAsync(null, cancellationToken);
    }
}
