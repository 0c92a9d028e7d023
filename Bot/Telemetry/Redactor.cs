using System.Text.RegularExpressions;

namespace TwilioBot.Telemetry;

/// <summary>
/// Takes out of a text what no log may hold: phone numbers but for their last two digits, the bot's own secrets, bearer tokens, the
/// queries of addresses. What the bot itself logs has none of them; libraries and exceptions may.
/// </summary>
public sealed partial class Redactor
{
    private const string Hidden = "***";

    // A word that short is no secret, and would be found in everything.
    private const int ShortestSecret = 6;

    private readonly string[] _secrets;

    /// <param name="secrets">What may not be shown; empty ones and very short ones are left out.</param>
    public Redactor(IEnumerable<string?> secrets) =>
        _secrets = [.. secrets.OfType<string>().Where(secret => secret.Length >= ShortestSecret).Distinct().OrderByDescending(secret => secret.Length)];

    /// <summary>The text without them.</summary>
    public string Redact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var secret in _secrets)
        {
            text = text.Replace(secret, Hidden, StringComparison.Ordinal);
        }
        text = Tokens().Replace(text, Hidden);
        text = Queries().Replace(text, "?" + Hidden);
        return Numbers().Replace(text, number => Hidden + number.Value[^2..]);
    }

    // 8 to 15 digits (E.164), not within a word such as a SID; %2B is a plus sign in an address.
    [GeneratedRegex(@"(?:(?:\+|%2[Bb])|(?<![0-9A-Za-z.\-]))[0-9]{8,15}(?![0-9A-Za-z\-])", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    // Behind an address: the id that lets its bearer report a status, and whatever else a caller writes there.
    [GeneratedRegex(@"\?[^\s?=""'&]+=[^\s""']*", RegexOptions.CultureInvariant)]
    private static partial Regex Queries();

    [GeneratedRegex(@"(?<=\b(?:Bearer|Basic)\s+)[A-Za-z0-9+/=_.\-]{8,}|\beyJ[A-Za-z0-9_\-]{8,}\.[A-Za-z0-9_\-]+(?:\.[A-Za-z0-9_\-]*)?", RegexOptions.CultureInvariant)]
    private static partial Regex Tokens();
}
