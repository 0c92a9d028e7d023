namespace Twilio.Security;

/// <summary>Some parts of Twilio sign the URL with its port and some without, whatever the console says.</summary>
internal static class PortVariant
{
    /// <summary>A URL with a port of its own loses it; any other gains its scheme's. Scheme and host keep their letters' case.</summary>
    public static string Of(string url)
    {
        var uri = new Uri(url);
        var other = new UriBuilder(uri);
        if (uri.GetComponents(UriComponents.Port, UriFormat.UriEscaped).Length > 0)
        {
            other.Port = -1;
        }

        return KeepCase(KeepCase(other.ToString(), url, other.Host), url, other.Scheme);
    }

    private static string KeepCase(string text, string original, string part)
    {
        var source = original.IndexOf(part, StringComparison.OrdinalIgnoreCase);
        var target = text.IndexOf(part, StringComparison.Ordinal);
        return source < 0 || target < 0
            ? text
            : string.Concat(text.AsSpan(0, target), original.AsSpan(source, part.Length), text.AsSpan(target + part.Length));
    }
}
