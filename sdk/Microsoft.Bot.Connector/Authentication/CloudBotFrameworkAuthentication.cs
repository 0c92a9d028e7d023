using System.Security.Claims;
using Microsoft.Bot.Builder.Skills;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>The authentication of one cloud.</summary>
internal sealed class CloudBotFrameworkAuthentication(
    CloudAddresses cloud,
    ServiceClientCredentialsFactory credentialsFactory,
    AuthenticationConfiguration configuration,
    IHttpClientFactory httpClientFactory,
    ILogger logger) : BotFrameworkAuthentication
{
    private static readonly HttpClient SharedClient = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(15) });

    // One client for metadata and keys: the caches behind it are shared and outlive a factory's handlers.
    private readonly HttpClient _httpClient = httpClientFactory?.CreateClient() ?? SharedClient;

    public override string GetOriginatingAudience() => cloud.OAuthScope;

    public override async Task<ClaimsIdentity> AuthenticateChannelRequestAsync(string authHeader, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(authHeader))
        {
            return await ValidateAsync(authHeader, "unknown", null, cancellationToken).ConfigureAwait(false);
        }

        await RequireNoAuthenticationAsync(cancellationToken).ConfigureAwait(false);
        return SkillValidation.CreateAnonymousSkillClaim();
    }

    public override async Task<AuthenticateRequestResult> AuthenticateRequestAsync(
        Activity activity, string authHeader, CancellationToken cancellationToken)
    {
        ClaimsIdentity identity;
        if (string.IsNullOrWhiteSpace(authHeader))
        {
            await RequireNoAuthenticationAsync(cancellationToken).ConfigureAwait(false);
            identity = JwtTokenValidation.CreateAnonymousIdentity(activity);
        }
        else
        {
            identity = await ValidateAsync(authHeader, activity.ChannelId, activity.ServiceUrl, cancellationToken).ConfigureAwait(false);
        }

        return await DescribeAsync(identity, cancellationToken).ConfigureAwait(false);
    }

    public override async Task<AuthenticateRequestResult> AuthenticateStreamingRequestAsync(
        string authHeader, string channelIdHeader, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(channelIdHeader))
        {
            await RequireNoAuthenticationAsync(cancellationToken).ConfigureAwait(false);
        }

        ClaimsIdentity identity;
        if (string.IsNullOrWhiteSpace(authHeader))
        {
            await RequireNoAuthenticationAsync(cancellationToken).ConfigureAwait(false);
            identity = new ClaimsIdentity([], AuthenticationConstants.AnonymousAuthType);
        }
        else
        {
            identity = await ValidateAsync(authHeader, channelIdHeader, null, cancellationToken).ConfigureAwait(false);
        }

        return await DescribeAsync(identity, cancellationToken).ConfigureAwait(false);
    }

    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity)
        => new CloudConnectorFactory(AppIdOf(claimsIdentity), cloud, credentialsFactory, httpClientFactory);

    public override async Task<UserTokenClient> CreateUserTokenClientAsync(
        ClaimsIdentity claimsIdentity, CancellationToken cancellationToken)
    {
        var appId = AppIdOf(claimsIdentity);
        var credentials = await credentialsFactory
            .CreateCredentialsAsync(appId, cloud.OAuthScope, cloud.LoginUrl, cloud.ValidateAuthority, cancellationToken)
            .ConfigureAwait(false);
        return new RestUserTokenClient(appId, credentials, new Uri(cloud.OAuthUrl), _httpClient);
    }

    public override BotFrameworkClient CreateBotFrameworkClient()
        => new RestBotFrameworkClient(cloud, credentialsFactory, httpClientFactory?.CreateClient() ?? SharedClient, logger);

    private static string AppIdOf(ClaimsIdentity identity)
    {
        // For requests from channels this bot is the audience; activities of the Emulator and of other bots name an app.
        var claims = identity.Claims.ToList();
        return claims.Find(claim => claim.Type == AuthenticationConstants.AudienceClaim)?.Value
            ?? claims.Find(claim => claim.Type == AuthenticationConstants.AppIdClaim)?.Value;
    }

    private async Task<AuthenticateRequestResult> DescribeAsync(ClaimsIdentity identity, CancellationToken cancellationToken) => new()
    {
        ClaimsIdentity = identity,
        Audience = SkillValidation.IsSkillClaim(identity.Claims)
            ? JwtTokenValidation.GetAppIdFromClaims(identity.Claims)
            : cloud.OAuthScope,
        CallerId = await GenerateCallerIdAsync(credentialsFactory, identity, cloud.CallerId, cancellationToken).ConfigureAwait(false),
        ConnectorFactory = CreateConnectorFactory(identity),
    };

    private async Task RequireNoAuthenticationAsync(CancellationToken cancellationToken)
    {
        if (!await credentialsFactory.IsAuthenticationDisabledAsync(cancellationToken).ConfigureAwait(false))
        {
            throw new UnauthorizedAccessException("The request has no Authorization header, and authentication is on.");
        }
    }

    private async Task<ClaimsIdentity> ValidateAsync(
        string authHeader, string channelId, string serviceUrl, CancellationToken cancellationToken)
    {
        try
        {
            var identity = await ReadAsync(authHeader, channelId, serviceUrl, cancellationToken).ConfigureAwait(false);
            await IdentityCheck.ClaimsAsync(configuration, identity.Claims).ConfigureAwait(false);
            return identity;
        }
        catch (SecurityTokenException error)
        {
            // Whatever is wrong with a token, the caller is not authorized; it is no failure of the bot.
            throw new UnauthorizedAccessException(error.Message, error);
        }
    }

    private async Task<ClaimsIdentity> ReadAsync(
        string authHeader, string channelId, string serviceUrl, CancellationToken cancellationToken)
    {
        Task<bool> IsValidAppId(string appId) => credentialsFactory.IsValidAppIdAsync(appId, cancellationToken);

        var fromBot = TokenRules.FromBotOrEmulator(configuration.ValidTokenIssuers);
        if (SkillValidation.IsSkillToken(authHeader))
        {
            var skill = await Extract(fromBot, cloud.EmulatorOpenIdMetadataUrl).ConfigureAwait(false);
            await IdentityCheck.SkillAsync(skill, IsValidAppId).ConfigureAwait(false);
            return skill;
        }

        if (EmulatorValidation.IsTokenFromEmulator(authHeader))
        {
            var emulator = await EmulatorValidation
                .ReadAsync(authHeader, channelId, configuration, cloud.EmulatorOpenIdMetadataUrl, _httpClient, fromBot)
                .ConfigureAwait(false);
            await IdentityCheck.OwnAppAsync(emulator, "Emulator", IsValidAppId).ConfigureAwait(false);
            return emulator;
        }

        var channel = await Extract(TokenRules.FromChannel(cloud.ChannelTokenIssuer), cloud.ChannelOpenIdMetadataUrl).ConfigureAwait(false);
        await IdentityCheck.ChannelAsync(channel, cloud.ChannelTokenIssuer, serviceUrl, IsValidAppId).ConfigureAwait(false);
        return channel;

        Task<ClaimsIdentity> Extract(TokenValidationParameters rules, string metadataUrl)
            => new JwtTokenExtractor(
                    _httpClient, rules, metadataUrl, AuthenticationConstants.AllowedSigningAlgorithms, null, configuration.Clock)
                .GetIdentityAsync(authHeader, channelId, configuration.RequiredEndorsements);
    }
}
