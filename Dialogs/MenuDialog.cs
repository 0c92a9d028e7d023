using System.Text.RegularExpressions;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Schema;

namespace TwilioBot.Dialogs;

/// <summary>
/// "menu": what the bot can do, one line each, and to tap where the channel has suggested actions. What only admins may do is shown to
/// them alone.
/// </summary>
public sealed partial class MenuDialog : ConversationDialog
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
        string[] admin = _admins.Contains(step.Context.Activity) ? ["Shutdown"] : [];
        var lines = new List<string>();
        foreach (var key in (string[])["Title", .. Lines, .. admin]) lines.Add(await TextAsync(step.Context, key, [], cancellationToken));

        var menu = await MessageAsync(step.Context, string.Join('\n', lines), cancellationToken);
        var words = lines.Skip(1).Select(line => Word().Match(line)).Where(word => word.Success).Select(word => word.Groups[1].Value).ToList();
        if (Channel.SupportsSuggestedActions(Channel.GetChannelId(step.Context), words.Count, step.Context.Activity.Conversation?.ConversationType))
        {
            menu.SuggestedActions = new SuggestedActions
            {
                Actions = [.. words.Select(word => new CardAction(ActionTypes.ImBack, word, value: word))],
            };
        }

        await step.Context.SendActivityAsync(menu, cancellationToken);
        return await step.EndDialogAsync(null, cancellationToken);
    }

    // What to text stands in bold on each line.
    [GeneratedRegex(@"\*\*(.+?)\*\*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
