using System.Collections.Specialized;
using System.Security.Cryptography;
using System.Text;

namespace Twilio.Security;

/// <summary>Checks that a webhook was signed with the account's auth token.</summary>
/// <remarks>https://www.twilio.com/docs/usage/webhooks/webhooks-security</remarks>
public class RequestValidator
{
    private readonly byte[] _secret;

    public RequestValidator(string secret) => _secret = Encoding.UTF8.GetBytes(secret);

    /// <summary>Repeated fields arrive here joined by commas, which is not what Twilio signs: they fail.</summary>
    public bool Validate(string url, NameValueCollection parameters, string expected) =>
        Validate(url, parameters.AllKeys.ToDictionary(key => key, key => parameters[key]), expected);

    /// <summary>Form posts and GETs (no parameters). Accepts the signature of the URL with and without its port.</summary>
    public bool Validate(string url, IDictionary<string, string> parameters, string expected)
    {
        RequireText(url, nameof(url));
        RequireText(expected, nameof(expected));

        var fields = Join(parameters);
        return FixedTimeEquals(Sign(url + fields), expected) || FixedTimeEquals(Sign(PortVariant.Of(url) + fields), expected);
    }

    /// <summary>Other bodies: the URL carries their hash as bodySHA256, and the signature covers the URL alone.</summary>
    public bool Validate(string url, string body, string expected)
    {
        RequireText(url, nameof(url));
        RequireText(expected, nameof(expected));

        var bodyHash = string.Empty;
        foreach (var field in new Uri(url, UriKind.Absolute).Query.TrimStart('?').Split('&'))
        {
            var pair = field.Split('=');
            if (pair[0] == "bodySHA256" && pair.Length > 1)
            {
                bodyHash = Uri.UnescapeDataString(pair[1]);
            }
        }

        return Validate(url, (IDictionary<string, string>)null, expected) && ValidateBody(body, bodyHash);
    }

    /// <param name="rawBody">The body as it came.</param>
    /// <param name="expected">Its SHA-256 in lower-case hex.</param>
    public static bool ValidateBody(string rawBody, string expected) =>
        FixedTimeEquals(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rawBody))), expected);

    private string Sign(string text) =>
#pragma warning disable CA5350 // SHA-1 is what Twilio signs with.
        Convert.ToBase64String(HMACSHA1.HashData(_secret, Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350

    private static string Join(IDictionary<string, string> parameters) => parameters == null
        ? string.Empty
        : string.Concat(parameters.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => field.Key + field.Value));

    private static bool FixedTimeEquals(string actual, string expected) =>
        expected != null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(actual), Encoding.UTF8.GetBytes(expected));

    private static void RequireText(string value, string name)
    {
        if (string.IsNullOrEmpty(value))
        {
            throw new ArgumentException($"Parameter '{name}' cannot be null or empty.", name);
        }
    }
}
