using System.Buffers;
using System.Text;

namespace TwilioBot.Wire;

/// <summary>The URL that a signature covers, as text: nothing here unescapes, lower-cases or removes a dot segment.</summary>
internal static class SignedUrl
{
    private const int LongestPort = 4; // ":443"

    /// <summary>Room for the URL and for each of its variants, in UTF-8.</summary>
    public static int MaxByteCount(string url) => Encoding.UTF8.GetByteCount(url) + LongestPort + (2 * url.AsSpan().Count('\''));

    /// <summary>
    /// The other spellings that Twilio is known to have signed, least surprising first: the port left out or the scheme's own
    /// port added, and apostrophes of the query escaped. Each is an address of the same host and path.
    /// </summary>
    public static IEnumerable<string> VariantsOf(string url)
    {
        var otherPort = WithOtherPort(url);
        if (otherPort is not null) yield return otherPort;

        var escaped = WithEscapedApostrophes(url);
        if (escaped is null) yield break;
        yield return escaped;
        if (otherPort is not null) yield return WithEscapedApostrophes(otherPort)!;
    }

    /// <summary>Reads <c>bodySHA256</c> from the query: the last one, because Twilio appends it to the configured URL.</summary>
    public static bool TryGetBodyHash(string url, Span<byte> hash)
    {
        const string name = "bodySHA256=";
        var rest = url.AsSpan(url.IndexOf('?', StringComparison.Ordinal) + 1);
        while (!rest.IsEmpty)
        {
            var field = rest[(rest.LastIndexOf('&') + 1)..];
            if (field.StartsWith(name, StringComparison.Ordinal))
            {
                var digits = field[name.Length..];
                return digits.Length == 2 * hash.Length
                    && Convert.FromHexString(digits, hash, out _, out _) == OperationStatus.Done;
            }

            rest = rest[..Math.Max(0, rest.Length - field.Length - 1)];
        }

        return false;
    }

    private static string? WithOtherPort(string url)
    {
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0) return null;

        var authority = url.AsSpan(scheme + 3);
        var end = authority.IndexOfAny('/', '?', '#');
        if (end >= 0) authority = authority[..end];
        var afterHost = scheme + 3 + authority.Length;

        // A colon before '@' belongs to the password, one before ']' to an IPv6 address.
        var host = authority[(authority.LastIndexOf('@') + 1)..];
        var colon = host.LastIndexOf(':');
        if (colon > host.LastIndexOf(']')) return url.Remove(afterHost - (host.Length - colon), host.Length - colon);

        return url.AsSpan(0, scheme) switch
        {
            var s when s.Equals("https", StringComparison.OrdinalIgnoreCase) => url.Insert(afterHost, ":443"),
            var s when s.Equals("http", StringComparison.OrdinalIgnoreCase) => url.Insert(afterHost, ":80"),
            _ => null,
        };
    }

    private static string? WithEscapedApostrophes(string url)
    {
        var query = url.IndexOf('?', StringComparison.Ordinal);
        return query >= 0 && url.AsSpan(query).Contains('\'')
            ? string.Concat(url.AsSpan(0, query), url[query..].Replace("'", "%27", StringComparison.Ordinal))
            : null;
    }
}
