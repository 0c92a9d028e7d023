using System.Security.Claims;
using Microsoft.IdentityModel.Tokens;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Authenticates tokens of channels in the public cloud.</summary>
[Obsolete("Use `ConfigurationBotFrameworkAuthentication`.")]
public static class ChannelValidation
{
    public static readonly TokenValidationParameters ToBotFromChannelTokenValidationParameters =
        TokenRules.FromChannel(AuthenticationConstants.ToBotFromChannelTokenIssuer);

    public static string OpenIdMetadataUrl { get; set; } = AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl;

    public static Task<ClaimsIdentity> AuthenticateChannelToken(
        string authHeader, ICredentialProvider credentials, HttpClient httpClient, string channelId)
        => AuthenticateChannelToken(authHeader, credentials, httpClient, channelId, new AuthenticationConfiguration());

    public static Task<ClaimsIdentity> AuthenticateChannelToken(
        string authHeader, ICredentialProvider credentials, HttpClient httpClient, string channelId, AuthenticationConfiguration authConfig)
        => AuthenticateChannelToken(authHeader, credentials, null, httpClient, channelId, authConfig);

    public static Task<ClaimsIdentity> AuthenticateChannelToken(
        string authHeader, ICredentialProvider credentials, string serviceUrl, HttpClient httpClient, string channelId)
        => AuthenticateChannelToken(authHeader, credentials, serviceUrl, httpClient, channelId, new AuthenticationConfiguration());

    public static async Task<ClaimsIdentity> AuthenticateChannelToken(
        string authHeader, ICredentialProvider credentials, string serviceUrl, HttpClient httpClient, string channelId,
        AuthenticationConfiguration authConfig)
    {
        ArgumentNullException.ThrowIfNull(authConfig);
        var extractor = new JwtTokenExtractor(
            httpClient, ToBotFromChannelTokenValidationParameters, OpenIdMetadataUrl, AuthenticationConstants.AllowedSigningAlgorithms);
        var identity = await extractor.GetIdentityAsync(authHeader, channelId, authConfig.RequiredEndorsements).ConfigureAwait(false);
        await IdentityCheck
            .ChannelAsync(identity, AuthenticationConstants.ToBotFromChannelTokenIssuer, serviceUrl, credentials.IsValidAppIdAsync)
            .ConfigureAwait(false);
        return identity;
    }
}
