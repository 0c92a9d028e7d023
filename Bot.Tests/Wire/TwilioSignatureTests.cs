using System.Security.Cryptography;
using System.Text;
using TwilioBot.Wire;

namespace TwilioBot.Tests.Wire;

public sealed class TwilioSignatureTests
{
    private const string Url = "https://bot.example.com/api/sms?tenant=a&n=1";
    private const string Token = "00000000000000000000000000000000";
    private const string Previous = "11111111111111111111111111111111";

    private static readonly TwilioForm Form = TwilioForm.Parse(
        "ToCity=&From=%2B15555550100&To=%2B15555550199&Body=Hola+%F0%9F%A6%99+caf%C3%A9&MessageSid=SM1&Address=+x+"u8);

    private static readonly string Good = TwilioSignature.Compute(Url, Form, Token);

    /// <summary>Everything that is not Twilio's own word for word; each must be refused.</summary>
    public static TheoryData<string, string, string> ForgedRequests => new()
    {
        { "http for https", "http://bot.example.com/api/sms?tenant=a&n=1", Body() },
        { "other host", "https://bot.example.org/api/sms?tenant=a&n=1", Body() },
        { "host in upper case", "https://BOT.example.com/api/sms?tenant=a&n=1", Body() },
        { "scheme in upper case", "HTTPS://bot.example.com/api/sms?tenant=a&n=1", Body() },
        { "userinfo added", "https://u:p@bot.example.com/api/sms?tenant=a&n=1", Body() },
        { "trailing slash", "https://bot.example.com/api/sms/?tenant=a&n=1", Body() },
        { "double slash", "https://bot.example.com//api/sms?tenant=a&n=1", Body() },
        { "path in upper case", "https://bot.example.com/api/SMS?tenant=a&n=1", Body() },
        { "path escaped", "https://bot.example.com/api/%73ms?tenant=a&n=1", Body() },
        { "query dropped", "https://bot.example.com/api/sms", Body() },
        { "query reordered", "https://bot.example.com/api/sms?n=1&tenant=a", Body() },
        { "query extended", "https://bot.example.com/api/sms?tenant=a&n=1&x=2", Body() },
        { "fragment", "https://bot.example.com/api/sms?tenant=a&n=1#rc=2", Body() },
        { "field added", Url, Body() + "&Extra=1" },
        { "empty field added", Url, Body() + "&Extra=" },
        { "field removed", Url, Body().Replace("&MessageSid=SM1", "", StringComparison.Ordinal) },
        { "empty field removed", Url, Body().Replace("ToCity=&", "", StringComparison.Ordinal) },
        { "field repeated with another value", Url, Body() + "&Body=other" },
        { "value changed", Url, Body().Replace("0100", "0101", StringComparison.Ordinal) },
        { "value trimmed", Url, Body().Replace("Address=+x+", "Address=x", StringComparison.Ordinal) },
        { "name in another case", Url, Body().Replace("Body=", "body=", StringComparison.Ordinal) },
        { "value in another case", Url, Body().Replace("Hola", "hola", StringComparison.Ordinal) },
        { "plus for a blank", Url, Body().Replace("Hola+", "Hola%2B", StringComparison.Ordinal) },
        { "decomposed accent", Url, Body().Replace("caf%C3%A9", "cafe%CC%81", StringComparison.Ordinal) },
        { "surrogates encoded one by one", Url, Body().Replace("%F0%9F%A6%99", "%ED%A0%BE%ED%B6%99", StringComparison.Ordinal) },
    };

    /// <summary>The same content, written differently.</summary>
    public static TheoryData<string, string, string> SameRequests => new()
    {
        { "as signed", Url, Body() },
        { "fields reordered", Url, string.Join('&', Body().Split('&').Reverse()) },
        { "field repeated with the same value", Url, Body() + "&MessageSid=SM1" },
        { "%20 for a blank", Url, Body().Replace("Hola+", "Hola%20", StringComparison.Ordinal) },
        { "lower-case escapes", Url, Body().Replace("%C3%A9", "%c3%a9", StringComparison.Ordinal) },
        { "needless escapes", Url, Body().Replace("Body=", "%42ody=", StringComparison.Ordinal) },
        { "the scheme's own port", "https://bot.example.com:443/api/sms?tenant=a&n=1", Body() },
        { "a port that is not signed", "https://bot.example.com:8443/api/sms?tenant=a&n=1", Body() },
    };

    [Theory]
    [MemberData(nameof(ForgedRequests))]
    public void A_request_that_differs_from_what_was_signed_is_refused(string what, string url, string body) =>
        Assert.Equal((what, SignatureVerdict.Mismatch), (what, Verify(url, body, Good)));

    [Theory]
    [MemberData(nameof(SameRequests))]
    public void A_request_that_only_looks_different_is_let_in(string what, string url, string body) =>
        Assert.Equal((what, SignatureVerdict.Valid), (what, Verify(url, body, Good)));

    [Fact]
    public void Each_single_bit_of_the_signature_counts()
    {
        for (var bit = 0; bit < 160; bit++)
        {
            var signature = Convert.FromBase64String(Good);
            signature[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Equal(SignatureVerdict.Mismatch, TwilioSignature.Verify(Url, Form, Convert.ToBase64String(signature), Token));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_a_header_the_signature_is_missing(string? header) =>
        Assert.Equal(SignatureVerdict.Missing, TwilioSignature.Verify(Url, Form, header, Token));

    [Fact]
    public void A_header_that_is_not_20_bytes_in_plain_Base64_is_malformed()
    {
        string[] headers =
        [
            " ", "x", "not-base64!", $" {Good}", $"{Good} ", $"{Good}\n", $"{Good},{Good}", $"{Good}{Good}", Good[..^1], Good + "=",
            Good.TrimEnd('='), Good.Insert(14, " "), $"sha1={Good}", $"\"{Good}\"", Convert.ToHexString(Convert.FromBase64String(Good)),
            new string('=', 28), new string('A', 28),
            Convert.ToBase64String(new byte[19]), Convert.ToBase64String(new byte[21]), new string('\u00E9', 28),
            Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Token), "x"u8)),
            Good.Replace('=', 'A'), WithSpareBits(Good),
        ];
        Assert.All(headers, h => Assert.Equal((h, SignatureVerdict.Malformed), (h, TwilioSignature.Verify(Url, Form, h, Token))));
    }

    [Fact]
    public void Both_tokens_are_accepted_during_a_rotation_and_no_other()
    {
        var old = TwilioSignature.Compute(Url, Form, Previous);
        Assert.Equal(SignatureVerdict.Valid, TwilioSignature.Verify(Url, Form, Good, Token, Previous));
        Assert.Equal(SignatureVerdict.Valid, TwilioSignature.Verify(Url, Form, old, Token, Previous));
        Assert.Equal(SignatureVerdict.Mismatch, TwilioSignature.Verify(Url, Form, old, Token));
        Assert.Equal(SignatureVerdict.Mismatch, TwilioSignature.Verify(Url, Form, Good, Token.Replace('0', 'O')));
        Assert.Equal(SignatureVerdict.Mismatch, TwilioSignature.Verify(Url, Form, Good, Token + " "));
    }

    [Fact]
    public void An_empty_token_is_nobodys_key()
    {
        var fields = string.Concat(Form.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Key + f.Value));
        var data = Encoding.UTF8.GetBytes(Url + fields);
#pragma warning disable CA5350 // Twilio's protocol.
        var withEmptyKey = Convert.ToBase64String(HMACSHA1.HashData(Array.Empty<byte>(), data));
#pragma warning restore CA5350
        Assert.Equal(SignatureVerdict.Mismatch, TwilioSignature.Verify(Url, Form, withEmptyKey, ""));
        Assert.Equal(SignatureVerdict.Mismatch, TwilioSignature.Verify(Url, Form, withEmptyKey, Token, ""));
        Assert.Equal(SignatureVerdict.Mismatch, TwilioSignature.Verify(Url, Form, Good));
        Assert.Throws<ArgumentException>(() => TwilioSignature.Compute(Url, Form, ""));
    }

    [Fact]
    public void A_token_may_be_of_any_length()
    {
        var token = new string('é', 1000);
        Assert.Equal(SignatureVerdict.Valid, TwilioSignature.Verify(Url, Form, TwilioSignature.Compute(Url, Form, token), token));
    }

    [Theory]
    [InlineData("http://bot.example.com/x", "http://bot.example.com:80/x")]
    [InlineData("https://bot.example.com", "https://bot.example.com:443")]
    [InlineData("https://bot.example.com?q=a:1", "https://bot.example.com:443?q=a:1")]
    [InlineData("https://user:pa:ss@bot.example.com/x", "https://user:pa:ss@bot.example.com:443/x")]
    [InlineData("https://user:pa:ss@bot.example.com:8443/x", "https://user:pa:ss@bot.example.com/x")]
    [InlineData("https://[::1]/x", "https://[::1]:443/x")]
    [InlineData("https://[::1]:8443/x", "https://[::1]/x")]
    [InlineData("https://bot.example.com/x?b=It's", "https://bot.example.com/x?b=It%27s")]
    [InlineData("https://bot.example.com/x?b=It's", "https://bot.example.com:443/x?b=It%27s")]
    public void A_port_may_be_signed_or_not_and_an_apostrophe_escaped(string requested, string asSigned) =>
        Assert.Equal(SignatureVerdict.Valid, TwilioSignature.Verify(requested, Form, TwilioSignature.Compute(asSigned, Form, Token), Token));

    [Theory]
    [InlineData("https://bot.example.com/x", "https://bot.example.com:80/x")]
    [InlineData("https://bot.example.com/x", "https://bot.example.com:8443/x")]
    [InlineData("https://bot.example.com:8443/x", "https://bot.example.com:443/x")]
    [InlineData("ftp://bot.example.com/x", "ftp://bot.example.com:443/x")]
    [InlineData("bot.example.com/x", "bot.example.com:443/x")]
    [InlineData("https://bot.example.com/It's", "https://bot.example.com/It%27s")]
    public void Any_other_port_or_spelling_is_refused(string requested, string asSigned) =>
        Assert.Equal(SignatureVerdict.Mismatch, TwilioSignature.Verify(requested, Form, TwilioSignature.Compute(asSigned, Form, Token), Token));

    [Fact]
    public void A_body_hash_is_checked_as_well_as_the_signature()
    {
        var body = "{\"a\":1}"u8.ToArray();
        var hash = Convert.ToHexStringLower(SHA256.HashData(body));

        Assert.Equal(SignatureVerdict.Valid, VerifyBody($"https://h/x?bodySHA256={hash}", body));
        Assert.Equal(SignatureVerdict.Valid, VerifyBody($"https://h/x?a=1&bodySHA256={hash}&b=2", body));
        Assert.Equal(SignatureVerdict.Mismatch, VerifyBody($"https://h/x?bodySHA256={hash}", "{\"a\":2}"u8.ToArray()));
        Assert.Equal(SignatureVerdict.Mismatch, VerifyBody("https://h/x", body));
        Assert.Equal(SignatureVerdict.Mismatch, VerifyBody("https://h/x?bodySHA256=", body));
        Assert.Equal(SignatureVerdict.Mismatch, VerifyBody($"https://h/x?bodySHA256={hash[..^2]}", body));
        Assert.Equal(SignatureVerdict.Mismatch, VerifyBody($"https://h/x?bodySHA256={hash}00", body));
        Assert.Equal(SignatureVerdict.Mismatch, VerifyBody($"https://h/x?bodySHA256={new string('z', 64)}", body));
        Assert.Equal(SignatureVerdict.Mismatch, VerifyBody($"https://h/x?xbodySHA256={hash}", body));
        Assert.Equal(SignatureVerdict.Mismatch, VerifyBody($"https://h/bodySHA256={hash}", body));
        Assert.Equal(SignatureVerdict.Missing, TwilioSignature.VerifyBody($"https://h/x?bodySHA256={hash}", body, null, Token));

        static SignatureVerdict VerifyBody(string url, byte[] body) =>
            TwilioSignature.VerifyBody(url, body, TwilioSignature.Compute(url, TwilioForm.Empty, Token), Token);
    }

    [Fact]
    public void Long_forms_of_many_fields_are_checked_too()
    {
        var form = TwilioForm.Of(Enumerable.Range(0, 256).Select(i => KeyValuePair.Create($"k{i % 50}", new string('ж', 100) + (i % 7))));
        Assert.Equal(SignatureVerdict.Valid, TwilioSignature.Verify(Url, form, TwilioSignature.Compute(Url, form, Token), Token));
    }

    private static SignatureVerdict Verify(string url, string body, string header) =>
        TwilioSignature.Verify(url, TwilioForm.Parse(Encoding.UTF8.GetBytes(body)), header, Token);

    private static string Body() => Encoding.ASCII.GetString(Form.ToBytes());

    /// <summary>The last character but one carries two bits that decode to nothing.</summary>
    private static string WithSpareBits(string signature)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        return signature[..26] + alphabet[alphabet.IndexOf(signature[26], StringComparison.Ordinal) | 1] + "=";
    }
}
