using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TwilioBot.Sdk.Tests.Connector;

/// <summary>Signs tokens with its own key and publishes that key as OpenID metadata, at an address that no other test uses.</summary>
internal sealed class TokenIssuer : IDisposable
{
    // Making a key takes long; one serves all issuers, which differ by address.
    private static readonly RSA OwnKey = RSA.Create(2048);

    private readonly string _base = $"https://login-{Guid.NewGuid():N}.example";

    public TokenIssuer()
    {
        Server = new StubHandler(Answer);
        Http = new HttpClient(Server);
    }

    public StubHandler Server { get; }

    public HttpClient Http { get; }

    public string MetadataUrl => $"{_base}/openid";

    public string KeyId { get; set; } = "key-1";

    public string[] Endorsements { get; set; } = ["test"];

    /// <summary>A token with these claims, valid for an hour unless they say otherwise.</summary>
    public string Sign(JObject claims, string algorithm = "RS256", string keyId = "key-1", RSA key = null)
    {
        var now = DateTimeOffset.UtcNow;
        var payload = new JObject { ["nbf"] = now.ToUnixTimeSeconds(), ["exp"] = now.AddHours(1).ToUnixTimeSeconds() };
        payload.Merge(claims, new JsonMergeSettings { MergeNullValueHandling = MergeNullValueHandling.Merge });
        foreach (var absent in payload.Properties().Where(property => property.Value.Type == JTokenType.Null).ToList())
        {
            absent.Remove();
        }

        return Sign(new JObject { ["alg"] = algorithm, ["kid"] = keyId }.ToString(Formatting.None), payload.ToString(Formatting.None), key);
    }

    public string Sign(string header, string payload, RSA key = null)
    {
        var text = $"{Encode(Encoding.UTF8.GetBytes(header))}.{Encode(Encoding.UTF8.GetBytes(payload))}";
        var signature = (key ?? OwnKey).SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{text}.{Encode(signature)}";
    }

    public void Dispose() => Http.Dispose();

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);

    private HttpResponseMessage Answer(HttpRequestMessage request)
    {
        var parameters = OwnKey.ExportParameters(includePrivateParameters: false);
        var answer = request.RequestUri.AbsoluteUri == MetadataUrl
            ? new JObject { ["jwks_uri"] = $"{_base}/keys" }
            : new JObject
            {
                ["keys"] = new JArray(new JObject
                {
                    ["kty"] = "RSA",
                    ["kid"] = KeyId,
                    ["n"] = Encode(parameters.Modulus),
                    ["e"] = Encode(parameters.Exponent),
                    ["endorsements"] = new JArray(Endorsements),
                }),
            };
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(answer.ToString()) };
    }
}
