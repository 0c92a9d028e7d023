using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Identity.Client;

namespace TwilioBot.Connector;

/// <summary>Gets tokens for an app by its certificate from one login address. Microsoft's library keeps them and asks for new ones in time.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Credentials live as long as the bot; the lock is never waited on by its handle.")]
internal sealed class CertificateAuthenticator(
    string appId, string login, string scope, X509Certificate2 certificate, HttpClient httpClient) : IAuthenticator
{
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    // Without instance discovery nobody but the login address is asked, and the certificate's word goes nowhere else.
    private readonly IConfidentialClientApplication _app = ConfidentialClientApplicationBuilder.Create(appId)
        .WithAuthority(login, validateAuthority: false)
        .WithInstanceDiscovery(false)
        .WithCertificate(certificate)
        .WithHttpClientFactory(new OneHttpClient(httpClient))
        .Build();

    public async Task<AuthenticatorResult> GetTokenAsync(bool forceRefresh = false)
    {
        // The library has no such lock: every turn that waits for the first token would ask for one of its own.
        await _oneAtATime.WaitAsync().ConfigureAwait(false);
        try
        {
            var token = await _app.AcquireTokenForClient([$"{scope.TrimEnd('/')}/.default"])
                .WithForceRefresh(forceRefresh)
                .ExecuteAsync()
                .ConfigureAwait(false);
            return new AuthenticatorResult { AccessToken = token.AccessToken, ExpiresOn = token.ExpiresOn };
        }
        catch (Exception e) when (e is MsalException or HttpRequestException)
        {
            throw new UnauthorizedAccessException($"No token for app {appId} by its certificate: {e.Message.ReplaceLineEndings(" ")}", e);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private sealed class OneHttpClient(HttpClient httpClient) : IMsalHttpClientFactory
    {
        public HttpClient GetHttpClient() => httpClient;
    }
}
