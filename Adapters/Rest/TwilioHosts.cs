using System.Net;

namespace TwilioBot.Adapters;

/// <summary>Where REST calls may go, and with them our credentials: Twilio's hosts, or the one configured in their place.</summary>
internal static class TwilioHosts
{
    private const string Domain = ".twilio.com";
    private const string Api = "api";

    // Almost every call is that which creates a message.
    private static volatile Resolved? _last;

    /// <summary>The address to call for an address of Twilio's library.</summary>
    /// <param name="url">An address at one of Twilio's hosts, or one that the configured host gave us (the next page of a list).</param>
    /// <param name="apiBaseUrl"><c>Twilio:ApiBaseUrl</c>; empty: Twilio itself.</param>
    /// <exception cref="InvalidOperationException">Our credentials have no business there.</exception>
    public static Uri Resolve(Uri url, string apiBaseUrl)
    {
        var isTwilio = url.Scheme == Uri.UriSchemeHttps && url.IsDefaultPort
            && url.Host.EndsWith(Domain, StringComparison.OrdinalIgnoreCase);
        if (apiBaseUrl.Length == 0)
        {
            return isTwilio
                ? url
                : throw new InvalidOperationException($"{url.Scheme}://{url.Authority} is no host of Twilio; credentials do not go there.");
        }

        if (_last is { } last && last.Url == url.OriginalString && last.ApiBaseUrl == apiBaseUrl)
        {
            return last.Address;
        }

        var replacement = Replacement(apiBaseUrl);
        if (isTwilio)
        {
            // The first label names the product; an edge and a region may follow it.
            var product = url.Host.Split('.')[0];
            var room = string.Equals(product, Api, StringComparison.OrdinalIgnoreCase) ? "" : "/" + product;
            var address = new Uri(replacement.AbsoluteUri.TrimEnd('/') + room + url.PathAndQuery);
            _last = new Resolved(url.OriginalString, apiBaseUrl, address);
            return address;
        }

        return Uri.Compare(url, replacement, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0
            ? url
            : throw new InvalidOperationException($"{url.Scheme}://{url.Authority} is not Twilio:ApiBaseUrl; credentials do not go there.");
    }

    private static Uri Replacement(string apiBaseUrl)
    {
        if (!Uri.TryCreate(apiBaseUrl, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") || uri.Query.Length > 0)
        {
            throw new InvalidOperationException("Twilio:ApiBaseUrl is no http(s) address. Correct it, or leave it out to call Twilio.");
        }

        var isHere = uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
        return uri.Scheme == "https" || isHere
            ? uri
            : throw new InvalidOperationException(
                "Twilio:ApiBaseUrl must be https, or http on this machine: credentials do not cross a network in the clear.");
    }

    private sealed record Resolved(string Url, string ApiBaseUrl, Uri Address);
}
