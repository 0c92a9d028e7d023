using System.Security.Claims;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Authenticates requests by their tokens.</summary>
[Obsolete("Use `ConfigurationBotFrameworkAuthentication`.")]
public static class JwtTokenValidation
{
    /// <summary>The app that a token was issued to: tokens of version 1 say it in <c>appid</c>, those of version 2 in <c>azp</c>.</summary>
    public static string GetAppIdFromClaims(IEnumerable<Claim> claims)
    {
        ArgumentNullException.ThrowIfNull(claims);
        var known = claims.ToList();
        var version = ValueOf(AuthenticationConstants.VersionClaim);
        return version switch
        {
            null or "" or "1.0" => ValueOf(AuthenticationConstants.AppIdClaim),
            "2.0" => ValueOf(AuthenticationConstants.AuthorizedParty),
            _ => null,
        };

        string ValueOf(string type) => known.FirstOrDefault(claim => claim.Type == type)?.Value;
    }
}
