using System.Security.Claims;
using Microsoft.IdentityModel.Tokens;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Authenticates tokens of the Bot Framework Emulator.</summary>
[Obsolete("Use `ConfigurationBotFrameworkAuthentication`.")]
public static class EmulatorValidation
{
    public static readonly TokenValidationParameters ToBotFromEmulatorTokenValidationParameters = TokenRules.FromBotOrEmulator();

    public static bool IsTokenFromEmulator(string authHeader)
        => JsonWebToken.TryReadHeader(authHeader, out var token)
            && (TokenRules.IsFromEmulator(token) || TokenCheck.HasAllowedIssuer(token, ToBotFromEmulatorTokenValidationParameters));

    public static Task<ClaimsIdentity> AuthenticateEmulatorToken(
        string authHeader, ICredentialProvider credentials, IChannelProvider channelProvider, HttpClient httpClient, string channelId)
        => AuthenticateEmulatorToken(authHeader, credentials, channelProvider, httpClient, channelId, new AuthenticationConfiguration());

    public static async Task<ClaimsIdentity> AuthenticateEmulatorToken(
        string authHeader, ICredentialProvider credentials, IChannelProvider channelProvider, HttpClient httpClient, string channelId,
        AuthenticationConfiguration authConfig)
    {
        ArgumentNullException.ThrowIfNull(authConfig);
        var metadataUrl = channelProvider != null && channelProvider.IsGovernment()
            ? GovernmentAuthenticationConstants.ToBotFromEmulatorOpenIdMetadataUrl
            : AuthenticationConstants.ToBotFromEmulatorOpenIdMetadataUrl;
        var identity = await ReadAsync(
            authHeader, channelId, authConfig, metadataUrl, httpClient, ToBotFromEmulatorTokenValidationParameters).ConfigureAwait(false);
        await IdentityCheck.OwnAppAsync(identity, "Emulator", credentials.IsValidAppIdAsync).ConfigureAwait(false);
        return identity;
    }

    /// <summary>The identity of an Emulator's token, whose own tenant counts among the issuers.</summary>
    internal static Task<ClaimsIdentity> ReadAsync(
        string authHeader, string channelId, AuthenticationConfiguration authConfig, string metadataUrl, HttpClient httpClient,
        TokenValidationParameters rules)
    {
        if (JsonWebToken.TryReadHeader(authHeader, out var token) && TokenRules.IssuerOfTenant(token) is { } issuer)
        {
            rules = rules.Clone();
            rules.ValidIssuers = [.. rules.ValidIssuers, issuer];
        }

        return new JwtTokenExtractor(httpClient, rules, metadataUrl, AuthenticationConstants.AllowedSigningAlgorithms, null, authConfig.Clock)
            .GetIdentityAsync(authHeader, channelId, authConfig.RequiredEndorsements);
    }
}
