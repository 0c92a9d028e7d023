using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>
/// Gets tokens for an app id and its password (OAuth 2.0 client credentials), and keeps one until shortly before it ends.
/// </summary>
internal sealed class ClientSecretAuthenticator(
    string appId, string password, string authority, string scope, HttpClient httpClient, TimeProvider clock = null) : IAuthenticator
{
    private static readonly TimeSpan RenewBeforeEnd = TimeSpan.FromMinutes(5);
    private static readonly HttpClient SharedClient = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(15) });

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private AuthenticatorResult _current;

    public async Task<AuthenticatorResult> GetTokenAsync(bool forceRefresh = false)
    {
        if (!forceRefresh && IsFresh(_current))
        {
            return _current;
        }

        await _oneAtATime.WaitAsync().ConfigureAwait(false);
        try
        {
            if (forceRefresh || !IsFresh(_current))
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

    private bool IsFresh(AuthenticatorResult token) => token != null && _clock.GetUtcNow() < token.ExpiresOn - RenewBeforeEnd;

    private async Task<AuthenticatorResult> RequestTokenAsync()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = appId,
            ["client_secret"] = password,
            ["scope"] = $"{scope.TrimEnd('/')}/.default",
        });
        var address = $"{authority.TrimEnd('/')}/oauth2/v2.0/token";
        using var response = await (httpClient ?? SharedClient).PostAsync(new Uri(address), form).ConfigureAwait(false);
        var text = await response.Content.ReadAsStringAsync().ConfigureAwait(false);
        var answer = Parse(text);
        if (!response.IsSuccessStatusCode || (string)answer?["access_token"] is not { Length: > 0 } token)
        {
            // The description names the app and the reason, never the secret.
            var reason = (string)answer?["error_description"] ?? (string)answer?["error"] ?? "no token in the answer";
            throw new UnauthorizedAccessException(
                string.Format(CultureInfo.InvariantCulture, "No token for app {0}: {1} ({2})", appId, reason, (int)response.StatusCode));
        }

        var seconds = (double?)answer["expires_in"] ?? 0;
        return new AuthenticatorResult { AccessToken = token, ExpiresOn = _clock.GetUtcNow().AddSeconds(seconds) };
    }

    private static JObject Parse(string text)
    {
        try
        {
            return JObject.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
