using System;
using System.Security.Claims;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Connector.Authentication;

namespace Microsoft.Bot.Builder;

/// <summary>A handler that authenticates calls with a credential provider.</summary>
[Obsolete("Use CloudChannelServiceHandler with CloudAdapter instead.")]
public class ChannelServiceHandler : ChannelServiceHandlerBase
{
    private readonly ICredentialProvider _credentialProvider;

    public ChannelServiceHandler(ICredentialProvider credentialProvider, AuthenticationConfiguration authConfiguration, IChannelProvider channelProvider = null)
    {
        _credentialProvider = credentialProvider ?? throw new ArgumentNullException(nameof(credentialProvider));
        AuthConfiguration = authConfiguration ?? throw new ArgumentNullException(nameof(authConfiguration));
        ChannelProvider = channelProvider;
    }

    protected IChannelProvider ChannelProvider { get; }

    private AuthenticationConfiguration AuthConfiguration { get; }

    /// <summary>Without a header, only a bot that has authentication turned off answers.</summary>
    protected internal override async Task<ClaimsIdentity> AuthenticateAsync(string authHeader, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(authHeader))
        {
            return await JwtTokenValidation.ValidateAuthHeader(authHeader, _credentialProvider, ChannelProvider, "unknown", AuthConfiguration).ConfigureAwait(false);
        }

        return await _credentialProvider.IsAuthenticationDisabledAsync().ConfigureAwait(false)
            ? SkillValidation.CreateAnonymousSkillClaim()
            : throw new UnauthorizedAccessException();
    }
}
