using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Rest;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>
/// The bot's identity as the configuration says (<c>MicrosoftAppType</c>, <c>MicrosoftAppId</c>, <c>MicrosoftAppPassword</c>,
/// <c>MicrosoftAppTenantId</c>): an app of many tenants or of one, with a password, or a managed identity.
/// </summary>
public class ConfigurationServiceClientCredentialFactory : ServiceClientCredentialsFactory
{
    private readonly ServiceClientCredentialsFactory _inner;

    public ConfigurationServiceClientCredentialFactory(IConfiguration configuration, HttpClient httpClient = default, ILogger logger = default)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var appId = configuration[MicrosoftAppCredentials.MicrosoftAppIdKey];
        var password = configuration[MicrosoftAppCredentials.MicrosoftAppPasswordKey];
        var tenantId = configuration[MicrosoftAppCredentials.MicrosoftAppTenantIdKey];
        var appType = AppTypes.Parse(configuration[MicrosoftAppCredentials.MicrosoftAppTypeKey]);
        switch (appType)
        {
            case AppType.UserAssignedMsi:
                Require(MicrosoftAppCredentials.MicrosoftAppIdKey, appId);
                Require(MicrosoftAppCredentials.MicrosoftAppTenantIdKey, tenantId);
                _inner = new ManagedIdentityCredentialFactory(appId, httpClient, logger);
                break;
            case AppType.SingleTenant:
                Require(MicrosoftAppCredentials.MicrosoftAppIdKey, appId);
                Require(MicrosoftAppCredentials.MicrosoftAppTenantIdKey, tenantId);
                Require(MicrosoftAppCredentials.MicrosoftAppPasswordKey, password);
                _inner = new PasswordServiceClientCredentialFactory(appId, password, tenantId, httpClient, logger);
                break;
            default:
                _inner = new PasswordServiceClientCredentialFactory(appId, password, null, httpClient, logger);
                break;
        }

        void Require(string key, string value)
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                throw new ArgumentException($"{key} is required in configuration when MicrosoftAppType is {appType}.");
            }
        }
    }

    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken)
        => _inner.IsValidAppIdAsync(appId, cancellationToken);

    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken)
        => _inner.IsAuthenticationDisabledAsync(cancellationToken);

    public override Task<ServiceClientCredentials> CreateCredentialsAsync(
        string appId, string audience, string loginEndpoint, bool validateAuthority, CancellationToken cancellationToken)
        => _inner.CreateCredentialsAsync(appId, audience, loginEndpoint, validateAuthority, cancellationToken);
}
