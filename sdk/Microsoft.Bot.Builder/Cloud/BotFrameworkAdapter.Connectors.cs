using System;
using System.Linq;
using System.Security.Claims;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;

namespace Microsoft.Bot.Builder;

public partial class BotFrameworkAdapter
{
    Task<IConnectorClient> IConnectorClientBuilder.CreateConnectorClientAsync(string serviceUrl, ClaimsIdentity claimsIdentity, string audience, CancellationToken cancellationToken)
        => CreateConnectorAsync(serviceUrl, claimsIdentity, audience);

    /// <summary>Makes the credentials of an app from the password that the credential provider knows.</summary>
    protected virtual async Task<AppCredentials> BuildCredentialsAsync(string appId, string oAuthScope = null)
    {
        var password = await CredentialProvider.GetAppPasswordAsync(appId).ConfigureAwait(false);
        return ChannelProvider?.IsGovernment() == true
            ? new MicrosoftGovernmentAppCredentials(appId, password, HttpClient, Logger, oAuthScope)
            : new MicrosoftAppCredentials(appId, password, HttpClient, Logger, oAuthScope);
    }

    private async Task<IConnectorClient> CreateConnectorAsync(string serviceUrl, ClaimsIdentity claimsIdentity, string audience)
    {
        if (claimsIdentity == null)
        {
            throw new NotSupportedException("ClaimsIdentity cannot be null. Pass Anonymous ClaimsIdentity if authentication is turned off.");
        }

        // Channels name the bot in the audience, the Emulator in the app id; anonymous requests name nobody.
        var botAppId = ValueOf(AuthenticationConstants.AudienceClaim) ?? ValueOf(AuthenticationConstants.AppIdClaim);
        var credentials = botAppId == null ? null : await CredentialsOfAsync(botAppId, audience ?? ChannelScope).ConfigureAwait(false);
        return ConnectorFor(serviceUrl, credentials);

        string ValueOf(string claimType) => claimsIdentity.Claims?.SingleOrDefault(claim => claim.Type == claimType)?.Value;
    }

    private IConnectorClient ConnectorFor(string serviceUrl, AppCredentials credentials)
    {
        // Several bots may share a service URL.
        var key = $"{serviceUrl}{credentials?.MicrosoftAppId}:{credentials?.OAuthScope}";
        return _connectorClients.GetOrAdd(key, _ => new ConnectorClient(new Uri(serviceUrl), credentials ?? MicrosoftAppCredentials.Empty, customHttpClient: HttpClient, addJwtTokenRefresher: true));
    }

    private async Task<AppCredentials> CredentialsOfAsync(string appId, string scope)
    {
        if (string.IsNullOrWhiteSpace(appId))
        {
            return MicrosoftAppCredentials.Empty;
        }

        var key = $"{appId}{scope}";
        if (_appCredentialMap.TryGetValue(key, out var known))
        {
            return known;
        }

        var credentials = _appCredentials ?? await BuildCredentialsAsync(appId, scope).ConfigureAwait(false);
        _appCredentialMap[key] = credentials;
        return credentials;
    }
}
