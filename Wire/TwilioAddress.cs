using System.Diagnostics.CodeAnalysis;

namespace TwilioBot.Wire;

/// <summary>
/// Addresses as Twilio writes them: <c>+E.164</c>, short codes and names on SMS, <c>whatsapp:</c> in front on WhatsApp. Someone
/// else's address is an opaque string: WhatsApp may send <c>whatsapp:CC.id</c> for a person who hides their number.
/// </summary>
public static class TwilioAddress
{
    /// <summary>What a WhatsApp address begins with.</summary>
    public const string WhatsAppPrefix = "whatsapp:";

    /// <summary>Whether the address is one on WhatsApp.</summary>
    public static bool IsWhatsApp([NotNullWhen(true)] string? address) =>
        address is not null && address.StartsWith(WhatsAppPrefix, StringComparison.Ordinal);

    /// <summary>Whether the text is <c>+</c>, a country code and a number: 2 to 15 digits, no blanks or brackets.</summary>
    public static bool IsE164([NotNullWhen(true)] string? s) => IsE164(s.AsSpan());

    /// <summary>The address as logs may show it: its channel and its last two characters.</summary>
    public static string Mask(string? address)
    {
        var rest = address.AsSpan();
        var colon = rest.IndexOf(':');
        var channel = colon >= 0 ? rest[..(colon + 1)] : [];
        rest = rest[channel.Length..];
        var tail = rest.Length > 4 ? rest[^2..] : [];
        return string.Concat(channel, "***", tail);
    }

    /// <summary>Reads one of our own SMS numbers: E.164, with blanks around it at most.</summary>
    public static bool TryNormalizeSms(string? s, [NotNullWhen(true)] out string? e164)
    {
        e164 = s?.Trim();
        if (IsE164(e164)) return true;
        e164 = null;
        return false;
    }

    /// <summary>Reads one of our own WhatsApp numbers; the prefix is added when it is missing.</summary>
    public static bool TryNormalizeWhatsApp(string? s, [NotNullWhen(true)] out string? address)
    {
        address = s?.Trim();
        var prefixed = address?.StartsWith(WhatsAppPrefix, StringComparison.OrdinalIgnoreCase) == true;
        if (prefixed) address = address![WhatsAppPrefix.Length..];
        address = IsE164(address) ? WhatsAppPrefix + address : null;
        return address is not null;
    }

    private static bool IsE164(ReadOnlySpan<char> s) =>
        s.Length is >= 3 and <= 16 && s[0] == '+' && s[1] != '0' && !s[1..].ContainsAnyExceptInRange('0', '9');
}
