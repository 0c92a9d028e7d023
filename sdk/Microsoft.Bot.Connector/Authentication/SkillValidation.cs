using System.Security.Claims;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Tells tokens of other bots from tokens of channels.</summary>
[Obsolete("Use `ConfigurationBotFrameworkAuthentication`.")]
public class SkillValidation
{
    /// <summary>Whether an Authorization header carries another bot's token; nothing is checked yet.</summary>
    public static bool IsSkillToken(string authHeader)
        => JsonWebToken.TryReadHeader(authHeader, out var token) && IsSkillClaim(token.Claims);

    public static async Task<ClaimsIdentity> AuthenticateChannelToken(
        string authHeader, ICredentialProvider credentials, IChannelProvider channelProvider, HttpClient httpClient, string channelId,
        AuthenticationConfiguration authConfig)
    {
        ArgumentNullException.ThrowIfNull(authConfig);
        var metadataUrl = channelProvider != null && channelProvider.IsGovernment()
            ? GovernmentAuthenticationConstants.ToBotFromEmulatorOpenIdMetadataUrl
            : AuthenticationConstants.ToBotFromEmulatorOpenIdMetadataUrl;
        var extractor = new JwtTokenExtractor(
            httpClient, TokenRules.FromBotOrEmulator(authConfig.ValidTokenIssuers), metadataUrl,
            AuthenticationConstants.AllowedSigningAlgorithms);
        var identity = await extractor.GetIdentityAsync(authHeader, channelId, authConfig.RequiredEndorsements).ConfigureAwait(false);
        await IdentityCheck.SkillAsync(identity, credentials.IsValidAppIdAsync).ConfigureAwait(false);
        return identity;
    }

    /// <summary>Whether the claims are another bot's: issued for this bot, to an app that is neither this bot nor a channel.</summary>
    public static bool IsSkillClaim(IEnumerable<Claim> claims)
    {
        ArgumentNullException.ThrowIfNull(claims);
        var known = claims.ToList();
        if (known.Any(claim => claim is { Type: AuthenticationConstants.AppIdClaim, Value: AuthenticationConstants.AnonymousSkillAppId }))
        {
            return true;
        }

        var version = known.FirstOrDefault(claim => claim.Type == AuthenticationConstants.VersionClaim)?.Value;
        if (string.IsNullOrWhiteSpace(version))
        {
            return false;
        }

        var audience = known.FirstOrDefault(claim => claim.Type == AuthenticationConstants.AudienceClaim)?.Value;
        if (string.IsNullOrWhiteSpace(audience)
            || audience.Equals(AuthenticationConstants.ToBotFromChannelTokenIssuer, StringComparison.OrdinalIgnoreCase)
            || audience.Equals(GovernmentAuthenticationConstants.ToBotFromChannelTokenIssuer, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var appId = JwtTokenValidation.GetAppIdFromClaims(known);
        return !string.IsNullOrWhiteSpace(appId) && appId != audience;
    }

    /// <summary>The identity of a bot that calls while authentication is off.</summary>
    public static ClaimsIdentity CreateAnonymousSkillClaim()
        => new(
            [new Claim(AuthenticationConstants.AppIdClaim, AuthenticationConstants.AnonymousSkillAppId)],
            AuthenticationConstants.AnonymousAuthType);
}
