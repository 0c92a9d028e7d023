namespace TwilioBot.Wire;

/// <summary>The URL that Twilio asked for, as Twilio knows it: our public address, and the request target byte for byte.</summary>
public static class PublicAddress
{
    /// <summary>
    /// Joins the configured address and the raw request target (<c>IHttpRequestFeature.RawTarget</c>) without normalising either.
    /// </summary>
    /// <param name="publicUrl">
    /// Scheme, host and any path in front of the bot. A <c>#fragment</c> (Twilio's connection overrides) is left out: Twilio
    /// neither sends nor signs it.
    /// </param>
    /// <param name="rawTarget">Path and query as received. Of an absolute target only these count; its host is the caller's word.</param>
    public static string Join(string publicUrl, string rawTarget)
    {
        ArgumentNullException.ThrowIfNull(publicUrl);
        ArgumentNullException.ThrowIfNull(rawTarget);

        var address = publicUrl.AsSpan();
        var fragment = address.IndexOf('#');
        if (fragment >= 0) address = address[..fragment];
        address = address.TrimEnd('/');

        var target = rawTarget.AsSpan();
        if (!target.StartsWith('/')) target = PathOf(target);
        return target.StartsWith('/') ? string.Concat(address, target) : string.Concat(address, "/", target);
    }

    private static ReadOnlySpan<char> PathOf(ReadOnlySpan<char> absolute)
    {
        var scheme = absolute.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0) return absolute;
        var rest = absolute[(scheme + 3)..];
        var path = rest.IndexOfAny('/', '?');
        return path < 0 ? [] : rest[path..];
    }
}
