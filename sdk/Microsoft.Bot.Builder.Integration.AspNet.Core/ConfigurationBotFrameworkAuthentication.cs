using System.Globalization;
using System.Security.Claims;
using Microsoft.Bot.Builder.Skills;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>
/// Authentication as the configuration says: the public cloud, the one that <c>ChannelService</c> names, or one given address by
/// address (<c>ToChannelFromBotLoginUrl</c>, <c>ToBotFromChannelOpenIdMetadataUrl</c> and their kin).
/// </summary>
public class ConfigurationBotFrameworkAuthentication : BotFrameworkAuthentication
{
    private static readonly string[] TenantIssuers =
    [
        AuthenticationConstants.ValidTokenIssuerUrlTemplateV1,
        AuthenticationConstants.ValidTokenIssuerUrlTemplateV2,
        AuthenticationConstants.ValidGovernmentTokenIssuerUrlTemplateV1,
        AuthenticationConstants.ValidGovernmentTokenIssuerUrlTemplateV2,
    ];

    private readonly BotFrameworkAuthentication _inner;

    public ConfigurationBotFrameworkAuthentication(
        IConfiguration configuration, ServiceClientCredentialsFactory credentialsFactory = default,
        AuthenticationConfiguration authConfiguration = default, IHttpClientFactory httpClientFactory = default, ILogger logger = default)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        authConfiguration ??= new AuthenticationConfiguration();
        AcceptOwnTenant(authConfiguration, configuration);
        _inner = BotFrameworkAuthenticationFactory.Create(
            channelService: configuration["ChannelService"],
            validateAuthority: bool.Parse(Given("ValidateAuthority") ?? bool.TrueString),
            toChannelFromBotLoginUrl: configuration["ToChannelFromBotLoginUrl"],
            toChannelFromBotOAuthScope: configuration["ToChannelFromBotOAuthScope"],
            toBotFromChannelTokenIssuer: configuration["ToBotFromChannelTokenIssuer"],
            oAuthUrl: configuration["OAuthUrl"],
            toBotFromChannelOpenIdMetadataUrl: configuration["ToBotFromChannelOpenIdMetadataUrl"],
            toBotFromEmulatorOpenIdMetadataUrl: configuration["ToBotFromEmulatorOpenIdMetadataUrl"],
            callerId: configuration["CallerId"],
            credentialFactory: credentialsFactory ?? new ConfigurationServiceClientCredentialFactory(configuration, logger: logger),
            authConfiguration: authConfiguration,
            httpClientFactory: httpClientFactory,
            logger: logger);

        string Given(string key) => configuration[key] is { Length: > 0 } value ? value : null;
    }

    public override string GetOriginatingAudience() => _inner.GetOriginatingAudience();

    public override Task<ClaimsIdentity> AuthenticateChannelRequestAsync(string authHeader, CancellationToken cancellationToken)
        => _inner.AuthenticateChannelRequestAsync(authHeader, cancellationToken);

    public override Task<AuthenticateRequestResult> AuthenticateRequestAsync(
        Activity activity, string authHeader, CancellationToken cancellationToken)
        => _inner.AuthenticateRequestAsync(activity, authHeader, cancellationToken);

    public override Task<AuthenticateRequestResult> AuthenticateStreamingRequestAsync(
        string authHeader, string channelIdHeader, CancellationToken cancellationToken)
        => _inner.AuthenticateStreamingRequestAsync(authHeader, channelIdHeader, cancellationToken);

    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity) => _inner.CreateConnectorFactory(claimsIdentity);

    public override Task<UserTokenClient> CreateUserTokenClientAsync(ClaimsIdentity claimsIdentity, CancellationToken cancellationToken)
        => _inner.CreateUserTokenClientAsync(claimsIdentity, cancellationToken);

    public override BotFrameworkClient CreateBotFrameworkClient() => _inner.CreateBotFrameworkClient();

    // Other bots of a bot that lives in one tenant have their tokens from that tenant.
    private static void AcceptOwnTenant(AuthenticationConfiguration authConfiguration, IConfiguration configuration)
    {
        var tenant = configuration[MicrosoftAppCredentials.MicrosoftAppTenantIdKey];
        var appType = configuration[MicrosoftAppCredentials.MicrosoftAppTypeKey];
        if (!string.IsNullOrWhiteSpace(tenant) && AppTypes.Parse(appType) != AppType.MultiTenant)
        {
            authConfiguration.ValidTokenIssuers =
            [
                .. authConfiguration.ValidTokenIssuers ?? [],
                .. TenantIssuers.Select(template => string.Format(CultureInfo.InvariantCulture, template, tenant)),
            ];
        }
    }
}
