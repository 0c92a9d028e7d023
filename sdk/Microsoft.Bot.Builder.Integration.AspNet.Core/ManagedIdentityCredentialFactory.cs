using System.Collections.Concurrent;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Rest;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>A bot whose app is a managed identity: the platform it runs on has its tokens, and there is no password.</summary>
internal sealed class ManagedIdentityCredentialFactory(string ownAppId, HttpClient httpClient, ILogger logger) : ServiceClientCredentialsFactory
{
    // By audience. Kept, so that a token serves until it ends.
    private readonly ConcurrentDictionary<string, ManagedIdentityCredentials> _credentials = new();

    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) => Task.FromResult(appId == ownAppId);

    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) => Task.FromResult(false);

    public override Task<ServiceClientCredentials> CreateCredentialsAsync(
        string appId, string audience, string loginEndpoint, bool validateAuthority, CancellationToken cancellationToken)
        => appId == ownAppId
            ? Task.FromResult<ServiceClientCredentials>(
                _credentials.GetOrAdd(audience ?? "", _ => new ManagedIdentityCredentials(ownAppId, audience, httpClient, logger)))
            : throw new InvalidOperationException("Invalid appId.");

    private sealed class ManagedIdentityCredentials : AppCredentials
    {
        public ManagedIdentityCredentials(string appId, string audience, HttpClient httpClient, ILogger logger)
            : base(null, httpClient, logger, audience) => MicrosoftAppId = appId;

        protected override Lazy<IAuthenticator> BuildIAuthenticator()
            => new(() => new ManagedIdentityAuthenticator(MicrosoftAppId, OAuthScope, CustomHttpClient));
    }
}
