using System;
using System.Security.Claims;
using System.Threading.Tasks;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>Judges requests to the adapters that CloudAdapter has replaced. They let nobody in by token; use CloudAdapter for that.</summary>
internal static class RequestTokens
{
    /// <summary>Without a header: anonymous when authentication is turned off, unauthorized otherwise.</summary>
    public static async Task<ClaimsIdentity> AuthenticateAsync(Activity activity, string authHeader, ICredentialProvider credentials, IChannelProvider channelProvider, AuthenticationConfiguration configuration)
    {
        if (!string.IsNullOrWhiteSpace(authHeader))
        {
            return await ValidateAsync(authHeader, credentials, channelProvider, configuration).ConfigureAwait(false);
        }

        if (!await credentials.IsAuthenticationDisabledAsync().ConfigureAwait(false))
        {
            throw new UnauthorizedAccessException();
        }

        return activity.ChannelId == Channels.Emulator && activity.Recipient?.Role == RoleTypes.Skill
            ? SkillValidation.CreateAnonymousSkillClaim()
            : new ClaimsIdentity([], AuthenticationConstants.AnonymousAuthType);
    }

    /// <summary>Refuses every token: one that nothing here verifies must not count.</summary>
    public static Task<ClaimsIdentity> ValidateAsync(string authHeader, ICredentialProvider credentials, IChannelProvider channelProvider, AuthenticationConfiguration configuration)
        => throw new UnauthorizedAccessException("This adapter accepts no tokens; use CloudAdapter.");
}
