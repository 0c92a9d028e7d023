using System.Security.Claims;
using Microsoft.IdentityModel.Tokens;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Authenticates tokens of channels in the US government cloud.</summary>
[Obsolete("Use `ConfigurationBotFrameworkAuthentication`.")]
public sealed class GovernmentChannelValidation
{
    public static readonly TokenValidationParameters ToBotFromGovernmentChannelTokenValidationParameters =
        TokenRules.FromChannel(GovernmentAuthenticationConstants.ToBotFromChannelTokenIssuer);

    public static string OpenIdMetadataUrl { get; set; } = GovernmentAuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl;

    public static Task<ClaimsIdentity> AuthenticateChannelToken(
        string authHeader, ICredentialProvider credentials, string serviceUrl, HttpClient httpClient, string channelId)
        => AuthenticateChannelToken(authHeader, credentials, serviceUrl, httpClient, channelId, new AuthenticationConfiguration());

    public static async Task<ClaimsIdentity> AuthenticateChannelToken(
        string authHeader, ICredentialProvider credentials, string serviceUrl, HttpClient httpClient, string channelId,
        AuthenticationConfiguration authConfig)
    {
        ArgumentNullException.ThrowIfNull(authConfig);
        var extractor = new JwtTokenExtractor(
            httpClient, ToBotFromGovernmentChannelTokenValidationParameters, OpenIdMetadataUrl,
            AuthenticationConstants.AllowedSigningAlgorithms);
        var identity = await extractor.GetIdentityAsync(authHeader, channelId, authConfig.RequiredEndorsements).ConfigureAwait(false);
        await ValidateIdentity(identity, credentials, serviceUrl).ConfigureAwait(false);
        return identity;
    }

    public static Task ValidateIdentity(ClaimsIdentity identity, ICredentialProvider credentials, string serviceUrl)
        => IdentityCheck.ChannelAsync(
            identity, GovernmentAuthenticationConstants.ToBotFromChannelTokenIssuer, serviceUrl, credentials.IsValidAppIdAsync);
}
