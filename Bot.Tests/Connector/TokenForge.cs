using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TwilioBot.Tests.Connector;

/// <summary>Makes tokens: genuine ones, signed with keys that the local issuers publish, and every other kind.</summary>
internal static class TokenForge
{
    public const string AppId = "00000000-0000-0000-0000-00000000b07a";
    public const string ChannelIssuer = "https://api.botframework.com";
    public const string ServiceUrl = "https://service.example/amer/";
    public const string WellKnownTenant = "d6d49420-f39b-4df7-a1dc-d59a935871db";

    /// <summary>Endorsed for webchat, emulator, msteams and directline.</summary>
    public static readonly RSA Endorsed = RSA.Create(2048);

    /// <summary>Endorsed for facebook only.</summary>
    public static readonly RSA ForFacebook = RSA.Create(2048);

    /// <summary>Published with an empty list of endorsements.</summary>
    public static readonly RSA Unendorsed = RSA.Create(2048);

    /// <summary>Published without such a list.</summary>
    public static readonly RSA Plain = RSA.Create(2048);

    public static readonly RSA TooShort = RSA.Create(1024);
    public static readonly RSA ForEncryption = RSA.Create(2048);
    public static readonly RSA Emulator = RSA.Create(2048);

    /// <summary>Nobody publishes it.</summary>
    public static readonly RSA Foreign = RSA.Create(2048);

    public static readonly ECDsa Curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public static string ChannelKeys => new JObject
    {
        ["keys"] = new JArray(
            Published(Endorsed, "endorsed", "sig", "webchat", "emulator", "msteams", "directline"),
            Published(ForFacebook, "for-facebook", "sig", "facebook"),
            Published(Unendorsed, "unendorsed", "sig", []),
            Published(Plain, "plain", null, null),
            Published(TooShort, "too-short", "sig", "webchat"),
            Published(ForEncryption, "for-encryption", "enc", "webchat"),
            PublishedCurve()),
    }.ToString();

    public static string EmulatorKeys => new JObject { ["keys"] = new JArray(Published(Emulator, "emulator-key", "sig", null)) }.ToString();

    public static long Now => DateTimeOffset.UtcNow.ToUnixTimeSeconds();

    public static JObject Header(string keyId = "endorsed", string algorithm = "RS256") => new() { ["alg"] = algorithm, ["typ"] = "JWT", ["kid"] = keyId };

    /// <summary>What a channel says of itself; every row of the matrix departs from this in one thing.</summary>
    public static JObject ChannelClaims() => new()
    {
        ["iss"] = ChannelIssuer, ["aud"] = AppId, ["serviceurl"] = ServiceUrl, ["nbf"] = Now - 10, ["exp"] = Now + 3600,
    };

    public static JObject EmulatorClaims(string issuer = $"https://sts.windows.net/{WellKnownTenant}/", string version = "1.0") => new()
    {
        ["iss"] = issuer, ["aud"] = AppId, ["ver"] = version, [version == "2.0" ? "azp" : "appid"] = AppId, ["nbf"] = Now - 10, ["exp"] = Now + 3600,
    };

    public static string Sign(JObject header, JObject claims, RSA key, HashAlgorithmName? hash = null, RSASignaturePadding? padding = null) =>
        Sign(Text(header), Text(claims), key, hash, padding);

    public static string Sign(string header, string claims, RSA key, HashAlgorithmName? hash = null, RSASignaturePadding? padding = null) =>
        SignParts(Encode(header), Encode(claims), key, hash, padding);

    public static string SignParts(string header, string claims, RSA key, HashAlgorithmName? hash = null, RSASignaturePadding? padding = null) =>
        Complete(
            $"{header}.{claims}",
            signed => key.SignData(signed, hash ?? HashAlgorithmName.SHA256, padding ?? RSASignaturePadding.Pkcs1));

    public static string Complete(string text, Func<byte[], byte[]> sign) => $"{text}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(text)))}";

    public static string Unsigned(JObject header, JObject claims) => $"{Encode(Text(header))}.{Encode(Text(claims))}";

    public static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    public static string Text(JToken json) => json.ToString(Formatting.None);

    public static JObject PublicKey(RSA key, string keyId)
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        return new JObject
        {
            ["kty"] = "RSA",
            ["kid"] = keyId,
            ["n"] = Base64Url.EncodeToString(parameters.Modulus),
            ["e"] = Base64Url.EncodeToString(parameters.Exponent),
        };
    }

    public static JObject Published(RSA key, string keyId, string? use, params string[]? endorsements)
    {
        var published = PublicKey(key, keyId);
        if (use is not null) published["use"] = use;
        if (endorsements is not null) published["endorsements"] = new JArray(endorsements);
        return published;
    }

    private static JObject PublishedCurve()
    {
        var point = Curve.ExportParameters(includePrivateParameters: false).Q;
        return new JObject
        {
            ["kty"] = "EC",
            ["crv"] = "P-256",
            ["kid"] = "curve",
            ["use"] = "sig",
            ["x"] = Base64Url.EncodeToString(point.X),
            ["y"] = Base64Url.EncodeToString(point.Y),
            ["endorsements"] = new JArray("webchat"),
        };
    }
}
