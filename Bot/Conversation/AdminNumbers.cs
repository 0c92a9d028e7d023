using Microsoft.Extensions.Options;
using TwilioBot.Dialogs;
using TwilioBot.Wire;

namespace TwilioBot.Conversation;

/// <summary>The admins of <c>Admin:Numbers</c>. A number counts on SMS and on WhatsApp, whichever form the setting has.</summary>
public sealed class AdminNumbers(IOptions<AdminOptions> options) : IAdminList
{
    private readonly HashSet<string> _people = options.Value.Numbers.Select(Bare).ToHashSet(StringComparer.Ordinal);

    public bool Contains(string? personId) => !string.IsNullOrEmpty(personId) && _people.Contains(Bare(personId));

    private static string Bare(string address) =>
        TwilioAddress.IsWhatsApp(address) ? address[TwilioAddress.WhatsAppPrefix.Length..] : address;
}
