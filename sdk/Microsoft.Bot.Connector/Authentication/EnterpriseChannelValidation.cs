using System.Globalization;
using System.Security.Claims;
using Microsoft.IdentityModel.Tokens;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Authenticates tokens of a company's own channels.</summary>
[Obsolete("Use `ConfigurationBotFrameworkAuthentication`.")]
public sealed class EnterpriseChannelValidation
{
    public static readonly TokenValidationParameters ToBotFromEnterpriseChannelTokenValidationParameters =
        TokenRules.FromChannel(AuthenticationConstants.ToBotFromChannelTokenIssuer);

    public static Task<ClaimsIdentity> AuthenticateChannelToken(
        string authHeader, ICredentialProvider credentials, IChannelProvider channelProvider, string serviceUrl, HttpClient httpClient,
        string channelId)
        => AuthenticateChannelToken(
            authHeader, credentials, channelProvider, serviceUrl, httpClient, channelId, new AuthenticationConfiguration());

    public static async Task<ClaimsIdentity> AuthenticateChannelToken(
        string authHeader, ICredentialProvider credentials, IChannelProvider channelProvider, string serviceUrl, HttpClient httpClient,
        string channelId, AuthenticationConfiguration authConfig)
    {
        ArgumentNullException.ThrowIfNull(authConfig);
        var channelService = await channelProvider.GetChannelServiceAsync().ConfigureAwait(false);
        var metadataUrl = string.Format(
            CultureInfo.InvariantCulture, AuthenticationConstants.ToBotFromEnterpriseChannelOpenIdMetadataUrlFormat, channelService);
        var extractor = new JwtTokenExtractor(
            httpClient, ToBotFromEnterpriseChannelTokenValidationParameters, metadataUrl, AuthenticationConstants.AllowedSigningAlgorithms);
        var identity = await extractor.GetIdentityAsync(authHeader, channelId, authConfig.RequiredEndorsements).ConfigureAwait(false);
        await ValidateIdentity(identity, credentials, serviceUrl).ConfigureAwait(false);
        return identity;
    }

    public static Task ValidateIdentity(ClaimsIdentity identity, ICredentialProvider credentials, string serviceUrl)
        => IdentityCheck.ChannelAsync(
            identity, AuthenticationConstants.ToBotFromChannelTokenIssuer, serviceUrl, credentials.IsValidAppIdAsync);
}
