using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Rest;

namespace TwilioBot.Connector;

/// <summary>One app id that is proved with a certificate.</summary>
internal sealed class CertificateCredentialsFactory(string ownAppId, string tenant, X509Certificate2 certificate, HttpClient httpClient)
    : ServiceClientCredentialsFactory
{
    // By where tokens come from and what for, so that one serves until it ends.
    private readonly ConcurrentDictionary<(string Login, string Audience), CertificateCredentials> _credentials = new();

    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) => Task.FromResult(appId == ownAppId);

    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) => Task.FromResult(ownAppId.Length == 0);

    public override Task<ServiceClientCredentials> CreateCredentialsAsync(
        string appId, string audience, string loginEndpoint, bool validateAuthority, CancellationToken cancellationToken)
    {
        if (appId != ownAppId)
        {
            throw new InvalidOperationException("Invalid appId.");
        }
        // The login address of the public cloud ends with the tenant that is asked when the app has none of its own.
        var login = tenant.Length > 0 && loginEndpoint == AuthenticationConstants.ToChannelFromBotLoginUrl
            ? AuthenticationConstants.ToChannelFromBotLoginUrlTemplate.Replace("{0}", tenant, StringComparison.Ordinal)
            : loginEndpoint;
        return Task.FromResult<ServiceClientCredentials>(_credentials.GetOrAdd(
            (login, audience), key => new CertificateCredentials(ownAppId, key.Login, key.Audience, certificate, httpClient)));
    }

    private sealed class CertificateCredentials : AppCredentials
    {
        private readonly CertificateAuthenticator _authenticator;

        public CertificateCredentials(string appId, string login, string audience, X509Certificate2 certificate, HttpClient httpClient)
            : base(null, httpClient, null, audience)
        {
            MicrosoftAppId = appId;
            _authenticator = new CertificateAuthenticator(appId, login, audience, certificate, httpClient);
        }

        protected override Lazy<IAuthenticator> BuildIAuthenticator() => new(_authenticator);
    }
}
