using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;
using TwilioBot.Adapters;
using TwilioBot.Dialogs;
using TwilioBot.Wire;

namespace TwilioBot.Conversation;

/// <summary>
/// The admins of <c>Admin:Numbers</c>. A number counts on SMS and on WhatsApp, whichever form the setting has, and nowhere else: a Web
/// Chat client may call itself anything, an admin's number included.
/// </summary>
public sealed class AdminNumbers(IOptions<AdminOptions> options) : IAdminList
{
    private readonly HashSet<string> _people = options.Value.Numbers.Select(Bare).ToHashSet(StringComparer.Ordinal);

    public bool Contains(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.ChannelId is TwilioSmsAdapter.Channel or TwilioWhatsAppAdapter.Channel
            && activity.From?.Id is { Length: > 0 } person
            && _people.Contains(Bare(person));
    }

    private static string Bare(string address) =>
        TwilioAddress.IsWhatsApp(address) ? address[TwilioAddress.WhatsAppPrefix.Length..] : address;
}
