using Microsoft.Bot.Schema;

namespace TwilioBot.Dialogs;

/// <summary>Who may stop the bot by text.</summary>
public interface IAdminList
{
    /// <summary>Whether the sender of an activity may.</summary>
    /// <param name="activity">Its channel counts as well as its <c>From.Id</c>: on some channels clients choose their own id.</param>
    bool Contains(Activity activity);
}
