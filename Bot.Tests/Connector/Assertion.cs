using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Newtonsoft.Json.Linq;

namespace TwilioBot.Tests.Connector;

/// <summary>What an app signs with its certificate to prove itself (RFC 7523).</summary>
internal static class Assertion
{
    public static void IsBy(X509Certificate2 certificate, string assertion, string appId, string audience)
    {
        var parts = assertion.Split('.');
        var header = JObject.Parse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[0])));
        var claims = JObject.Parse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1])));
        Assert.Equal("PS256", (string?)header["alg"]);
        Assert.Equal(Base64Url.EncodeToString(SHA256.HashData(certificate.RawData)), (string?)header["x5t#S256"]);
        Assert.Equal((appId, appId, audience), ((string?)claims["iss"], (string?)claims["sub"], (string?)claims["aud"]));
        using var key = certificate.GetRSAPublicKey()!;
        Assert.True(key.VerifyData(
            Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pss));
    }
}
