using System.Security.Cryptography;
using System.Text;

namespace TwilioBot.Wire;

/// <summary>Makes and checks the header by which Twilio proves that a webhook is its own.</summary>
/// <remarks>
/// The proof is HMAC-SHA1, keyed with the account's auth token, over the URL followed by every field's name and value, sorted.
/// Source: https://www.twilio.com/docs/usage/webhooks/webhooks-security
/// </remarks>
public static class TwilioSignature
{
    /// <summary>The header's name.</summary>
    public const string HeaderName = "X-Twilio-Signature";

    /// <summary>The header's value as Twilio would send it.</summary>
    /// <param name="url">The URL exactly as requested, query string included, without <c>#fragment</c>.</param>
    /// <param name="form">The fields of the body; <see cref="TwilioForm.Empty"/> for GET and for bodies that are no form.</param>
    /// <param name="authToken">The account's auth token; never an API key's secret.</param>
    public static string Compute(string url, TwilioForm form, string authToken)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(form);
        ArgumentException.ThrowIfNullOrEmpty(authToken);

        using var text = new SignedText(url, form);
        Span<byte> signature = stackalloc byte[HMACSHA1.HashSizeInBytes];
        Sign(text.Bytes, authToken, signature);
        return Convert.ToBase64String(signature);
    }

    /// <summary>Checks a form webhook.</summary>
    /// <param name="url">
    /// The URL as Twilio knows it (see <see cref="PublicAddress"/>), never rebuilt through <see cref="Uri"/>, which normalises. A
    /// port may be signed or left out, as in Twilio's own libraries.
    /// </param>
    /// <param name="form">All fields of the body.</param>
    /// <param name="header">The header's value.</param>
    /// <param name="authTokens">The tokens to accept, the current one and perhaps the previous one; empty ones are ignored.</param>
    public static SignatureVerdict Verify(string url, TwilioForm form, string? header, params ReadOnlySpan<string> authTokens)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(form);

        if (string.IsNullOrEmpty(header)) return SignatureVerdict.Missing;
        Span<byte> claimed = stackalloc byte[HMACSHA1.HashSizeInBytes];
        if (!TryDecode(header, claimed)) return SignatureVerdict.Malformed;

        using var text = new SignedText(url, form);
        if (IsSigned(text.Bytes, claimed, authTokens)) return SignatureVerdict.Valid;
        foreach (var variant in SignedUrl.VariantsOf(url))
        {
            text.ReplaceUrl(variant);
            if (IsSigned(text.Bytes, claimed, authTokens)) return SignatureVerdict.Valid;
        }

        return SignatureVerdict.Mismatch;
    }

    /// <summary>
    /// Checks a webhook whose body is no form (JSON): the URL is signed and carries the body's SHA-256 as <c>bodySHA256</c>. A URL
    /// without it is a <see cref="SignatureVerdict.Mismatch"/>, because nothing then vouches for the body.
    /// </summary>
    public static SignatureVerdict VerifyBody(string url, ReadOnlySpan<byte> body, string? header, params ReadOnlySpan<string> authTokens)
    {
        var verdict = Verify(url, TwilioForm.Empty, header, authTokens);
        if (verdict != SignatureVerdict.Valid) return verdict;

        Span<byte> claimed = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> actual = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, actual);
        return SignedUrl.TryGetBodyHash(url, claimed) && CryptographicOperations.FixedTimeEquals(actual, claimed)
            ? SignatureVerdict.Valid
            : SignatureVerdict.Mismatch;
    }

    /// <summary>Exactly what Twilio would send: decoders also let blanks and unused bits pass.</summary>
    private static bool TryDecode(string header, Span<byte> claimed)
    {
        Span<char> canonical = stackalloc char[28];
        return header.Length == canonical.Length
            && Convert.TryFromBase64String(header, claimed, out var length)
            && length == claimed.Length
            && Convert.TryToBase64Chars(claimed, canonical, out _)
            && canonical.SequenceEqual(header);
    }

    private static bool IsSigned(ReadOnlySpan<byte> text, ReadOnlySpan<byte> claimed, ReadOnlySpan<string> authTokens)
    {
        Span<byte> expected = stackalloc byte[HMACSHA1.HashSizeInBytes];
        foreach (var token in authTokens)
        {
            // An empty key is one that everybody has.
            if (string.IsNullOrEmpty(token)) continue;
            Sign(text, token, expected);
            if (CryptographicOperations.FixedTimeEquals(expected, claimed)) return true;
        }

        return false;
    }

    private static void Sign(ReadOnlySpan<byte> text, string authToken, Span<byte> signature)
    {
        Span<byte> small = stackalloc byte[128];
        var length = Encoding.UTF8.GetByteCount(authToken);
        var key = length <= small.Length ? small[..length] : new byte[length];
        Encoding.UTF8.GetBytes(authToken, key);
#pragma warning disable CA5350 // SHA-1 is Twilio's protocol; as an HMAC it is not known to be weak.
        HMACSHA1.HashData(key, text, signature);
#pragma warning restore CA5350
        CryptographicOperations.ZeroMemory(key);
    }
}
