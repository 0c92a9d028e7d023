using System.Security.Claims;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Tells tokens of other bots from tokens of channels.</summary>
[Obsolete("Use `ConfigurationBotFrameworkAuthentication`.")]
public class SkillValidation
{
    /// <summary>Whether the claims are another bot's: issued for this bot, to an app that is neither this bot nor a channel.</summary>
    public static bool IsSkillClaim(IEnumerable<Claim> claims)
    {
        ArgumentNullException.ThrowIfNull(claims);
        var known = claims.ToList();
        if (known.Any(claim => claim is { Type: AuthenticationConstants.AppIdClaim, Value: AuthenticationConstants.AnonymousSkillAppId }))
        {
            return true;
        }

        if (known.All(claim => claim.Type != AuthenticationConstants.VersionClaim))
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
