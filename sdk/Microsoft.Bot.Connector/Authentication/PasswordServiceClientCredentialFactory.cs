using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Rest;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>One app id and its password; without an app id authentication is off.</summary>
public class PasswordServiceClientCredentialFactory : ServiceClientCredentialsFactory
{
    // Public cloud, whatever the tenant.
    private static readonly string PublicLoginUrl = AuthenticationConstants.ToChannelFromBotLoginUrlTemplate.Replace("{0}", string.Empty);

    // Kept, so that a token serves until it ends and not for one turn only.
    private readonly ConcurrentDictionary<(string AppId, string Password, string Scope, string Login, bool Validate), ServiceClientCredentials>
        _credentials = new();

    private readonly HttpClient _httpClient;
    private readonly ILogger _logger;

    public PasswordServiceClientCredentialFactory()
    {
    }

    public PasswordServiceClientCredentialFactory(string appId, string password, string tenantId, HttpClient httpClient, ILogger logger)
    {
        AppId = appId;
        Password = password;
        TenantId = tenantId;
        _httpClient = httpClient;
        _logger = logger;
    }

    public string AppId { get; set; }

    public string Password { get; set; }

    public string TenantId { get; }

    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) => Task.FromResult(appId == AppId);

    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken)
        => Task.FromResult(string.IsNullOrEmpty(AppId));

    public override async Task<ServiceClientCredentials> CreateCredentialsAsync(
        string appId, string oauthScope, string loginEndpoint, bool validateAuthority, CancellationToken cancellationToken)
    {
        if (await IsAuthenticationDisabledAsync(cancellationToken).ConfigureAwait(false))
        {
            return MicrosoftAppCredentials.Empty;
        }

        if (!await IsValidAppIdAsync(appId, cancellationToken).ConfigureAwait(false))
        {
            throw new InvalidOperationException("Invalid appId.");
        }

        return _credentials.GetOrAdd(
            (AppId, Password, oauthScope, loginEndpoint, validateAuthority), _ => Create(oauthScope, loginEndpoint, validateAuthority));
    }

    private MicrosoftAppCredentials Create(string oauthScope, string loginEndpoint, bool validateAuthority)
    {
        if (loginEndpoint.StartsWith(PublicLoginUrl, StringComparison.OrdinalIgnoreCase))
        {
            return new MicrosoftAppCredentials(AppId, Password, TenantId, _httpClient, _logger, oauthScope);
        }

        if (loginEndpoint.Equals(GovernmentAuthenticationConstants.ToChannelFromBotLoginUrl, StringComparison.OrdinalIgnoreCase))
        {
            return new MicrosoftGovernmentAppCredentials(AppId, Password, TenantId, _httpClient, _logger, oauthScope);
        }

        return new PrivateCloudAppCredentials(
            AppId, Password, TenantId, _httpClient, _logger, oauthScope, loginEndpoint, validateAuthority);
    }
}
