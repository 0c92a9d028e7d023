using System.Security.Claims;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Authenticates requests by their tokens.</summary>
[Obsolete("Use `ConfigurationBotFrameworkAuthentication`.")]
public static class JwtTokenValidation
{
    private static readonly HttpClient SharedClient = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(15) });

    public static Task<ClaimsIdentity> AuthenticateRequest(
        IActivity activity, string authHeader, ICredentialProvider credentials, IChannelProvider provider, HttpClient httpClient = default)
        => AuthenticateRequest(activity, authHeader, credentials, provider, new AuthenticationConfiguration(), httpClient);

    public static async Task<ClaimsIdentity> AuthenticateRequest(
        IActivity activity, string authHeader, ICredentialProvider credentials, IChannelProvider provider,
        AuthenticationConfiguration authConfig, HttpClient httpClient = default)
    {
        ArgumentNullException.ThrowIfNull(authConfig);
        if (!string.IsNullOrWhiteSpace(authHeader))
        {
            return await ValidateAuthHeader(
                authHeader, credentials, provider, activity.ChannelId, authConfig, activity.ServiceUrl, httpClient).ConfigureAwait(false);
        }

        if (!await credentials.IsAuthenticationDisabledAsync().ConfigureAwait(false))
        {
            throw new UnauthorizedAccessException("No Auth Header. Auth is required. Request is not authorized.");
        }

        return CreateAnonymousIdentity(activity);
    }

    public static Task<ClaimsIdentity> ValidateAuthHeader(
        string authHeader, ICredentialProvider credentials, IChannelProvider channelProvider, string channelId,
        string serviceUrl = default, HttpClient httpClient = default)
        => ValidateAuthHeader(
            authHeader, credentials, channelProvider, channelId, new AuthenticationConfiguration(), serviceUrl, httpClient);

    public static async Task<ClaimsIdentity> ValidateAuthHeader(
        string authHeader, ICredentialProvider credentials, IChannelProvider channelProvider, string channelId,
        AuthenticationConfiguration authConfig, string serviceUrl = default, HttpClient httpClient = default)
    {
        if (string.IsNullOrEmpty(authHeader))
        {
            throw new ArgumentNullException(nameof(authHeader));
        }

        ArgumentNullException.ThrowIfNull(authConfig);
        var identity = await AuthenticateTokenAsync(
            authHeader, credentials, channelProvider, channelId, authConfig, serviceUrl, httpClient ?? SharedClient).ConfigureAwait(false);
        await IdentityCheck.ClaimsAsync(authConfig, identity.Claims).ConfigureAwait(false);
        return identity;
    }

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

    /// <summary>Whether a header looks like <c>Bearer xxx</c>.</summary>
    internal static bool IsValidTokenFormat(string authHeader)
        => authHeader?.Split(' ') is [var scheme, { Length: > 0 }] && scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase);

    /// <summary>Who calls while authentication is off: nobody in particular, or another bot by way of the Emulator.</summary>
    internal static ClaimsIdentity CreateAnonymousIdentity(IActivity activity)
        => activity.ChannelId == Channels.Emulator && activity.Recipient?.Role == RoleTypes.Skill
            ? SkillValidation.CreateAnonymousSkillClaim()
            : new ClaimsIdentity([], AuthenticationConstants.AnonymousAuthType);

    private static Task<ClaimsIdentity> AuthenticateTokenAsync(
        string authHeader, ICredentialProvider credentials, IChannelProvider provider, string channelId,
        AuthenticationConfiguration authConfig, string serviceUrl, HttpClient httpClient)
    {
        if (SkillValidation.IsSkillToken(authHeader))
        {
            return SkillValidation.AuthenticateChannelToken(authHeader, credentials, provider, httpClient, channelId, authConfig);
        }

        if (EmulatorValidation.IsTokenFromEmulator(authHeader))
        {
            return EmulatorValidation.AuthenticateEmulatorToken(authHeader, credentials, provider, httpClient, channelId, authConfig);
        }

        if (provider == null || provider.IsPublicAzure())
        {
            return ChannelValidation.AuthenticateChannelToken(authHeader, credentials, serviceUrl, httpClient, channelId, authConfig);
        }

        return provider.IsGovernment()
            ? GovernmentChannelValidation
                .AuthenticateChannelToken(authHeader, credentials, serviceUrl, httpClient, channelId, authConfig)
            : EnterpriseChannelValidation
                .AuthenticateChannelToken(authHeader, credentials, provider, serviceUrl, httpClient, channelId, authConfig);
    }
}
