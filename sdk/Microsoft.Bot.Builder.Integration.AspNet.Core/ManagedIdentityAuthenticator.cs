using System.Globalization;
using Microsoft.Bot.Connector.Authentication;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>
/// Gets tokens of a user-assigned managed identity: from App Service or Container Apps, which say where in <c>IDENTITY_ENDPOINT</c>,
/// else from the machine's metadata service. Keeps one until shortly before it ends.
/// </summary>
internal sealed class ManagedIdentityAuthenticator(
    string clientId, string resource, HttpClient httpClient, TimeProvider clock = null, Func<string, string> environment = null) : IAuthenticator
{
    private const string MachineEndpoint = "http://169.254.169.254/metadata/identity/oauth2/token";

    private static readonly TimeSpan RenewBeforeEnd = TimeSpan.FromMinutes(5);

    // Secrets travel here: no redirect and no proxy may take them elsewhere.
    private static readonly HttpClient SharedClient = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly Func<string, string> _environment = environment ?? Environment.GetEnvironmentVariable;
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
        using var request = CreateRequest();
        using var response = await (httpClient ?? SharedClient).SendAsync(request).ConfigureAwait(false);
        var text = await response.Content.ReadAsStringAsync().ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            throw new UnauthorizedAccessException($"No token for the managed identity {clientId}: {(int)response.StatusCode}.");
        }

        var answer = JObject.Parse(text);
        return new AuthenticatorResult
        {
            AccessToken = (string)answer["access_token"],
            ExpiresOn = DateTimeOffset.FromUnixTimeSeconds(long.Parse((string)answer["expires_on"], CultureInfo.InvariantCulture)),
        };
    }

    private HttpRequestMessage CreateRequest()
    {
        var query = $"resource={Uri.EscapeDataString(resource)}&client_id={Uri.EscapeDataString(clientId)}";
        if (_environment("IDENTITY_ENDPOINT") is { Length: > 0 } endpoint && _environment("IDENTITY_HEADER") is { Length: > 0 } secret)
        {
            var platform = new HttpRequestMessage(HttpMethod.Get, $"{endpoint}?api-version=2019-08-01&{query}");
            platform.Headers.Add("X-IDENTITY-HEADER", secret);
            return platform;
        }

        var machine = new HttpRequestMessage(HttpMethod.Get, $"{MachineEndpoint}?api-version=2018-02-01&{query}");
        machine.Headers.Add("Metadata", "true");
        return machine;
    }
}
