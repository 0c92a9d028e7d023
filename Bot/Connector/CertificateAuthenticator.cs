using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Bot.Connector.Authentication;

namespace TwilioBot.Connector;

/// <summary>
/// Gets tokens for an app by its certificate: OAuth 2.0 client credentials with a signed assertion (RFC 7523, as Microsoft Entra wants
/// it), and keeps one until shortly before it ends.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Credentials live as long as the bot; the lock is never waited on by its handle.")]
internal sealed class CertificateAuthenticator(
    string appId, string login, string scope, X509Certificate2 certificate, HttpClient httpClient, TimeProvider clock) : IAuthenticator
{
    private static readonly TimeSpan RenewBeforeEnd = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AssertionLifetime = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private AuthenticatorResult? _current;

    public async Task<AuthenticatorResult> GetTokenAsync(bool forceRefresh = false)
    {
        await _oneAtATime.WaitAsync().ConfigureAwait(false);
        try
        {
            if (forceRefresh || _current is null || clock.GetUtcNow() >= _current.ExpiresOn - RenewBeforeEnd)
            {
                _current = await RequestTokenAsync().ConfigureAwait(false);
            }
            return _current;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private async Task<AuthenticatorResult> RequestTokenAsync()
    {
        var address = new Uri($"{login.TrimEnd('/')}/oauth2/v2.0/token");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = appId,
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ["client_assertion"] = CreateAssertion(address),
            ["scope"] = $"{scope.TrimEnd('/')}/.default",
        });
        using var response = await httpClient.PostAsync(address, form).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            throw new UnauthorizedAccessException($"No token for app {appId} by its certificate ({(int)response.StatusCode}).");
        }
        var answer = await response.Content.ReadFromJsonAsync<Answer>().ConfigureAwait(false);
        return answer is { Token.Length: > 0 }
            ? new AuthenticatorResult { AccessToken = answer.Token, ExpiresOn = clock.GetUtcNow().AddSeconds(answer.Seconds) }
            : throw new UnauthorizedAccessException($"No token for app {appId} in the answer.");
    }

    private string CreateAssertion(Uri audience)
    {
        var now = clock.GetUtcNow();
        var header = new Dictionary<string, object>
        {
            ["alg"] = "PS256",
            ["typ"] = "JWT",
            ["x5t#S256"] = Base64Url.EncodeToString(SHA256.HashData(certificate.RawData)),
        };
        var claims = new Dictionary<string, object>
        {
            ["aud"] = audience.AbsoluteUri,
            ["iss"] = appId,
            ["sub"] = appId,
            ["jti"] = Guid.NewGuid().ToString(),
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + AssertionLifetime).ToUnixTimeSeconds(),
        };
        var text = $"{Encode(header)}.{Encode(claims)}";
        using var key = certificate.GetRSAPrivateKey() ?? throw new InvalidOperationException("The certificate has no RSA private key.");
        var signature = key.SignData(System.Text.Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pss);
        return $"{text}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Encode(Dictionary<string, object> members) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(members));

    private sealed record Answer(
        [property: JsonPropertyName("access_token")] string? Token, [property: JsonPropertyName("expires_in")] double Seconds);
}
