using System.Security.Cryptography;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Tokens;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>The keys that an issuer signs with, from its OpenID metadata (OpenID Connect Discovery 1.0, RFC 7517).</summary>
internal sealed class SigningKeysRetriever : IConfigurationRetriever<IReadOnlyList<SecurityKey>>
{
    public async Task<IReadOnlyList<SecurityKey>> GetConfigurationAsync(
        string address, IDocumentRetriever retriever, CancellationToken cancel)
    {
        var metadata = JObject.Parse(await retriever.GetDocumentAsync(address, cancel).ConfigureAwait(false));
        var keySet = JObject.Parse(
            await retriever.GetDocumentAsync((string)metadata[EndorsementsRetriever.JsonWebKeySetUri], cancel).ConfigureAwait(false));
        List<SecurityKey> keys = [.. (keySet["keys"] as JArray ?? []).OfType<JObject>().Where(IsForSigning).Select(ToKey)];

        // No keys are a failure of the issuer: those that it published before still serve.
        return keys.Count > 0 ? keys : throw new InvalidDataException($"The issuer publishes no keys for signing: {address}");
    }

    private static bool IsForSigning(JObject key)
        => (string)key["kty"] == "RSA"
            && (string)key["use"] is null or "sig"
            && Base64UrlOf(key, "n") != null
            && Base64UrlOf(key, "e") != null;

    private static SecurityKey ToKey(JObject key)
        => new RsaSecurityKey(new RSAParameters { Modulus = Base64UrlOf(key, "n"), Exponent = Base64UrlOf(key, "e") })
        {
            KeyId = (string)key["kid"],
        };

    private static byte[] Base64UrlOf(JObject key, string member)
        => JsonWebToken.TryDecode((string)key[member], out var bytes) && bytes.Length > 0 ? bytes : null;
}
