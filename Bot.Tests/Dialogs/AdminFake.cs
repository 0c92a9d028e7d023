using Microsoft.Bot.Schema;
using TwilioBot.Dialogs;

namespace TwilioBot.Tests.Dialogs;

/// <summary>Everybody is an admin, or nobody is.</summary>
internal sealed class AdminFake(bool everybody) : IAdminList
{
    public bool Contains(Activity activity) => everybody;
}
