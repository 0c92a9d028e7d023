using System.Security.Claims;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Lets only the listed bots call; <c>*</c> lets all. Channels are not its business.</summary>
public class AllowedCallersClaimsValidator : ClaimsValidator
{
    private readonly HashSet<string> _allowedCallers;

    public AllowedCallersClaimsValidator(IList<string> allowedCallers)
    {
        ArgumentNullException.ThrowIfNull(allowedCallers);
        _allowedCallers = [.. allowedCallers];
    }

    public override Task ValidateClaimsAsync(IList<Claim> claims)
    {
        ArgumentNullException.ThrowIfNull(claims);
        if (!_allowedCallers.Contains("*") && SkillValidation.IsSkillClaim(claims))
        {
            var appId = JwtTokenValidation.GetAppIdFromClaims(claims);
            if (!_allowedCallers.Contains(appId))
            {
                throw new UnauthorizedAccessException(
                    $"The bot with the app id \"{appId}\" may not call this one. Add its app id to the allowed callers to let it.");
            }
        }

        return Task.CompletedTask;
    }
}
