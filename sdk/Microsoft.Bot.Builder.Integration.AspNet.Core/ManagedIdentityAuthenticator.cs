using Microsoft.Bot.Connector.Authentication;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>
/// Gets tokens of a user-assigned managed identity from wherever the platform gives them out (App Service and Container Apps say so in
/// <c>IDENTITY_ENDPOINT</c>, machines have a metadata service). Microsoft's library keeps them and asks for new ones in time.
/// </summary>
internal sealed class ManagedIdentityAuthenticator(string clientId, string resource, HttpClient httpClient) : IAuthenticator
{
    // Secrets travel here: no redirect and no proxy may take them elsewhere.
    private static readonly HttpClient SharedClient = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

    private readonly IManagedIdentityApplication _identity = ManagedIdentityApplicationBuilder
        .Create(ManagedIdentityId.WithUserAssignedClientId(clientId))
        .WithHttpClientFactory(new OneHttpClient(httpClient ?? SharedClient))
        .Build();

    public async Task<AuthenticatorResult> GetTokenAsync(bool forceRefresh = false)
    {
        try
        {
            var token = await _identity.AcquireTokenForManagedIdentity(resource).WithForceRefresh(forceRefresh).ExecuteAsync().ConfigureAwait(false);
            return new AuthenticatorResult { AccessToken = token.AccessToken, ExpiresOn = token.ExpiresOn };
        }
        catch (Exception error) when (error is MsalException or HttpRequestException)
        {
            throw new UnauthorizedAccessException($"No token for the managed identity {clientId}: {error.Message.ReplaceLineEndings(" ")}", error);
        }
    }

    private sealed class OneHttpClient(HttpClient httpClient) : IMsalHttpClientFactory
    {
        public HttpClient GetHttpClient() => httpClient;
    }
}
