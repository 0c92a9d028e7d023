using System.Security.Claims;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Holds an authenticated identity to this bot: its app id, and the service that it answers.</summary>
internal static class IdentityCheck
{
    /// <summary>A channel's token is for this bot (<c>aud</c>) and for the service that the activity came from.</summary>
    public static async Task ChannelAsync(
        ClaimsIdentity identity, string issuer, string serviceUrl, Func<string, Task<bool>> isValidAppId)
    {
        RequireAuthenticated(identity);
        var audience = identity.Claims
            .FirstOrDefault(claim => claim.Type == AuthenticationConstants.AudienceClaim && claim.Issuer == issuer)?.Value;
        if (string.IsNullOrWhiteSpace(audience) || !await isValidAppId(audience).ConfigureAwait(false))
        {
            throw new UnauthorizedAccessException($"Invalid AppId passed on token: {audience}");
        }

        if (serviceUrl != null
            && !string.Equals(ValueOf(identity, AuthenticationConstants.ServiceUrlClaim), serviceUrl, StringComparison.OrdinalIgnoreCase))
        {
            throw new UnauthorizedAccessException("The token is for another service URL than the activity.");
        }
    }

    /// <summary>A token of the Emulator, or of a channel that shares the bot's identity, is issued to this bot's own app.</summary>
    public static async Task OwnAppAsync(ClaimsIdentity identity, string sender, Func<string, Task<bool>> isValidAppId)
    {
        RequireAuthenticated(identity);
        var version = ValueOf(identity, AuthenticationConstants.VersionClaim)
            ?? throw new UnauthorizedAccessException($"'ver' claim is required on {sender} Tokens.");
        var appClaim = version switch
        {
            "1.0" => AuthenticationConstants.AppIdClaim,
            "2.0" => AuthenticationConstants.AuthorizedParty,
            _ when string.IsNullOrWhiteSpace(version) => AuthenticationConstants.AppIdClaim,
            _ => throw new UnauthorizedAccessException($"Unknown {sender} Token version '{version}'."),
        };
        var appId = ValueOf(identity, appClaim)
            ?? throw new UnauthorizedAccessException($"'{appClaim}' claim is required on {sender} Token version '{version}'.");
        if (!await isValidAppId(appId).ConfigureAwait(false))
        {
            throw new UnauthorizedAccessException($"Invalid AppId passed on token: {appId}");
        }
    }

    /// <summary>Another bot's token is for this bot, and says whose it is.</summary>
    public static async Task SkillAsync(ClaimsIdentity identity, Func<string, Task<bool>> isValidAppId)
    {
        RequireAuthenticated(identity);
        if (ValueOf(identity, AuthenticationConstants.VersionClaim) == null)
        {
            throw new UnauthorizedAccessException($"'{AuthenticationConstants.VersionClaim}' claim is required on skill Tokens.");
        }

        var audience = ValueOf(identity, AuthenticationConstants.AudienceClaim);
        if (string.IsNullOrWhiteSpace(audience))
        {
            throw new UnauthorizedAccessException($"'{AuthenticationConstants.AudienceClaim}' claim is required on skill Tokens.");
        }

        if (!await isValidAppId(audience).ConfigureAwait(false))
        {
            throw new UnauthorizedAccessException("Invalid audience.");
        }

        if (string.IsNullOrWhiteSpace(JwtTokenValidation.GetAppIdFromClaims(identity.Claims)))
        {
            throw new UnauthorizedAccessException("Invalid appId.");
        }
    }

    /// <summary>What the bot's own validator says of the claims; without one, other bots are not welcome.</summary>
    public static async Task ClaimsAsync(AuthenticationConfiguration configuration, IEnumerable<Claim> claims)
    {
        if (configuration.ClaimsValidator != null)
        {
            await configuration.ClaimsValidator.ValidateClaimsAsync(claims as IList<Claim> ?? [.. claims]).ConfigureAwait(false);
        }
        else if (SkillValidation.IsSkillClaim(claims))
        {
            throw new UnauthorizedAccessException("ClaimsValidator is required for validation of Skill Host calls.");
        }
    }

    private static void RequireAuthenticated(ClaimsIdentity identity)
    {
        if (identity == null)
        {
            throw new UnauthorizedAccessException("Invalid Identity");
        }

        if (!identity.IsAuthenticated)
        {
            throw new UnauthorizedAccessException("Token Not Authenticated");
        }
    }

    private static string ValueOf(ClaimsIdentity identity, string type)
        => identity.Claims.FirstOrDefault(claim => claim.Type == type)?.Value;
}
