using TwilioBot.Wire;

namespace TwilioBot.Settings;

/// <summary>Reads the section <c>Admin</c>.</summary>
internal static class AdminSettings
{
    /// <summary>Who may shut the bot down by text. The sender of an SMS can be forged, so this is a convenience, not a lock.</summary>
    public static IReadOnlyList<string> ReadNumbers(SettingsReader reader)
    {
        var numbers = new List<string>();
        foreach (var text in reader.List("Admin:Numbers"))
        {
            if (TwilioAddress.TryNormalizeWhatsApp(text, out var address))
            {
                numbers.Add(address[TwilioAddress.WhatsAppPrefix.Length..]);
            }
            else
            {
                reader.Problem($"Admin:Numbers has \"{text}\". Write numbers in E.164, a plus sign and digits only, such as +15551234567.");
            }
        }
        return numbers;
    }
}
