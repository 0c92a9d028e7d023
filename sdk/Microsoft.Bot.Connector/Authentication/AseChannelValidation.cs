using System.Security.Claims;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.Tokens;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Authenticates tokens of the channel inside an isolated App Service. Nothing is accepted before <see cref="Init"/>.</summary>
[Obsolete("Use `ConfigurationBotFrameworkAuthentication`.")]
public static class AseChannelValidation
{
    public const string ChannelId = "AseChannel";

    public static readonly TokenValidationParameters BetweenBotAndAseChannelTokenValidationParameters = TokenRules.FromTenants([]);

    private static readonly string[] MicrosoftTenants = ["f8cdef31-a31e-4b4a-93e4-5f571e91255a", "d6d49420-f39b-4df7-a1dc-d59a935871db"];
    private static readonly HttpClient SharedClient = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(15) });

    private static string _metadataUrl = AuthenticationConstants.ToBotFromAseChannelOpenIdMetadataUrl;
    private static SimpleCredentialProvider _credentials;

    /// <summary>
    /// Reads the bot's app id and tenant, the channel service, and the metadata address if it is not the cloud's own
    /// (<c>ToBotFromAseOpenIdMetadataUrl</c>).
    /// </summary>
    public static void Init(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var cloud = new SimpleChannelProvider(configuration["ChannelService"]);
        _credentials = new SimpleCredentialProvider(configuration[MicrosoftAppCredentials.MicrosoftAppIdKey], string.Empty);
        _metadataUrl = configuration["ToBotFromAseOpenIdMetadataUrl"] is { Length: > 0 } metadataUrl ? metadataUrl
            : cloud.IsGovernment() ? GovernmentAuthenticationConstants.ToBotFromAseChannelOpenIdMetadataUrl
            : AuthenticationConstants.ToBotFromAseChannelOpenIdMetadataUrl;

        string[] own = configuration[MicrosoftAppCredentials.MicrosoftAppTenantIdKey] is { Length: > 0 } tenant ? [tenant] : [];
        BetweenBotAndAseChannelTokenValidationParameters.ValidIssuers = TokenRules.FromTenants([.. own, .. MicrosoftTenants]).ValidIssuers;
    }

    public static bool IsAseChannel(string channelId) => channelId == ChannelId;

    public static Task<ClaimsIdentity> AuthenticateAseTokenAsync(string authHeader, HttpClient httpClient = default)
        => AuthenticateAseTokenAsync(authHeader, httpClient, new AuthenticationConfiguration());

    public static async Task<ClaimsIdentity> AuthenticateAseTokenAsync(
        string authHeader, HttpClient httpClient, AuthenticationConfiguration authConfig)
    {
        ArgumentNullException.ThrowIfNull(authConfig);
        var extractor = new JwtTokenExtractor(
            httpClient ?? SharedClient, BetweenBotAndAseChannelTokenValidationParameters, _metadataUrl,
            AuthenticationConstants.AllowedSigningAlgorithms);
        var identity = await extractor.GetIdentityAsync(authHeader, ChannelId, authConfig.RequiredEndorsements).ConfigureAwait(false);
        await IdentityCheck.OwnAppAsync(identity, ChannelId, _credentials == null ? NoApp : _credentials.IsValidAppIdAsync)
            .ConfigureAwait(false);
        return identity;
    }

    private static Task<bool> NoApp(string appId) => Task.FromResult(false);
}
