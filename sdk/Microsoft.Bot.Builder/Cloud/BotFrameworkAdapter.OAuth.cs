using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <content>Sign-in is not part of this adapter: arguments are checked as documented, then the call is refused.</content>
public partial class BotFrameworkAdapter
{
    public virtual Task<TokenResponse> GetUserTokenAsync(ITurnContext turnContext, AppCredentials oAuthAppCredentials, string connectionName, string magicCode, CancellationToken cancellationToken = default)
    {
        BotAssert.ContextNotNull(turnContext);
        if (string.IsNullOrWhiteSpace(turnContext.Activity.From?.Id))
        {
            throw new ArgumentNullException(nameof(turnContext), "BotFrameworkAdapter.GetUserTokenAsync(): missing from or from.id");
        }

        Require(connectionName, nameof(connectionName));
        throw NoSignIn();
    }

    public virtual Task<TokenResponse> GetUserTokenAsync(ITurnContext turnContext, string connectionName, string magicCode, CancellationToken cancellationToken = default)
        => GetUserTokenAsync(turnContext, null, connectionName, magicCode, cancellationToken);

    public virtual Task<string> GetOauthSignInLinkAsync(ITurnContext turnContext, AppCredentials oAuthAppCredentials, string connectionName, CancellationToken cancellationToken = default)
    {
        BotAssert.ContextNotNull(turnContext);
        Require(connectionName, nameof(connectionName));
        throw NoSignIn();
    }

    public virtual Task<string> GetOauthSignInLinkAsync(ITurnContext turnContext, string connectionName, CancellationToken cancellationToken = default)
        => GetOauthSignInLinkAsync(turnContext, null, connectionName, cancellationToken);

    public virtual Task<string> GetOauthSignInLinkAsync(ITurnContext turnContext, AppCredentials oAuthAppCredentials, string connectionName, string userId, string finalRedirect = null, CancellationToken cancellationToken = default)
    {
        BotAssert.ContextNotNull(turnContext);
        Require(connectionName, nameof(connectionName));
        Require(userId, nameof(userId));
        throw NoSignIn();
    }

    public virtual Task<string> GetOauthSignInLinkAsync(ITurnContext turnContext, string connectionName, string userId, string finalRedirect = null, CancellationToken cancellationToken = default)
        => GetOauthSignInLinkAsync(turnContext, null, connectionName, userId, finalRedirect, cancellationToken);

    public virtual Task SignOutUserAsync(ITurnContext turnContext, AppCredentials oAuthAppCredentials, string connectionName = null, string userId = null, CancellationToken cancellationToken = default)
    {
        BotAssert.ContextNotNull(turnContext);
        throw NoSignIn();
    }

    public virtual Task SignOutUserAsync(ITurnContext turnContext, string connectionName = null, string userId = null, CancellationToken cancellationToken = default)
        => SignOutUserAsync(turnContext, null, connectionName, userId, cancellationToken);

    public virtual Task<TokenStatus[]> GetTokenStatusAsync(ITurnContext context, AppCredentials oAuthAppCredentials, string userId, string includeFilter = null, CancellationToken cancellationToken = default)
    {
        BotAssert.ContextNotNull(context);
        Require(userId, nameof(userId));
        throw NoSignIn();
    }

    public virtual Task<TokenStatus[]> GetTokenStatusAsync(ITurnContext context, string userId, string includeFilter = null, CancellationToken cancellationToken = default)
        => GetTokenStatusAsync(context, null, userId, includeFilter, cancellationToken);

    public virtual Task<Dictionary<string, TokenResponse>> GetAadTokensAsync(ITurnContext context, AppCredentials oAuthAppCredentials, string connectionName, string[] resourceUrls, string userId = null, CancellationToken cancellationToken = default)
    {
        BotAssert.ContextNotNull(context);
        Require(connectionName, nameof(connectionName));
        ArgumentNullException.ThrowIfNull(resourceUrls);
        throw NoSignIn();
    }

    public virtual Task<Dictionary<string, TokenResponse>> GetAadTokensAsync(ITurnContext context, string connectionName, string[] resourceUrls, string userId = null, CancellationToken cancellationToken = default)
        => GetAadTokensAsync(context, null, connectionName, resourceUrls, userId, cancellationToken);

    public virtual Task<SignInResource> GetSignInResourceAsync(ITurnContext turnContext, string connectionName, CancellationToken cancellationToken = default)
        => GetSignInResourceAsync(turnContext, connectionName, turnContext?.Activity?.From?.Id, null, cancellationToken);

    public virtual Task<SignInResource> GetSignInResourceAsync(ITurnContext turnContext, string connectionName, string userId, string finalRedirect = null, CancellationToken cancellationToken = default)
        => GetSignInResourceAsync(turnContext, null, connectionName, userId, finalRedirect, cancellationToken);

    public virtual Task<SignInResource> GetSignInResourceAsync(ITurnContext turnContext, AppCredentials oAuthAppCredentials, string connectionName, string userId, string finalRedirect = null, CancellationToken cancellationToken = default)
    {
        BotAssert.ContextNotNull(turnContext);
        Require(connectionName, nameof(connectionName));
        Require(userId, nameof(userId));
        throw NoSignIn();
    }

    public virtual Task<TokenResponse> ExchangeTokenAsync(ITurnContext turnContext, string connectionName, string userId, TokenExchangeRequest exchangeRequest, CancellationToken cancellationToken = default)
        => ExchangeTokenAsync(turnContext, null, connectionName, userId, exchangeRequest, cancellationToken);

    public virtual Task<TokenResponse> ExchangeTokenAsync(ITurnContext turnContext, AppCredentials oAuthAppCredentials, string connectionName, string userId, TokenExchangeRequest exchangeRequest, CancellationToken cancellationToken = default)
    {
        BotAssert.ContextNotNull(turnContext);
        if (string.IsNullOrWhiteSpace(connectionName))
        {
            throw new ArgumentException($"{nameof(connectionName)} is null or empty", nameof(connectionName));
        }

        if (string.IsNullOrWhiteSpace(userId))
        {
            throw new ArgumentException($"{nameof(userId)} is null or empty", nameof(userId));
        }

        if (exchangeRequest == null)
        {
            throw new ArgumentException($"{nameof(exchangeRequest)} is null or empty", nameof(exchangeRequest));
        }

        if (string.IsNullOrWhiteSpace(exchangeRequest.Token) && string.IsNullOrWhiteSpace(exchangeRequest.Uri))
        {
            throw new ArgumentException("Either a Token or Uri property is required on the TokenExchangeRequest", nameof(exchangeRequest));
        }

        throw NoSignIn();
    }

    protected virtual Task<OAuthClient> CreateOAuthApiClientAsync(ITurnContext turnContext, AppCredentials oAuthAppCredentials)
        => throw NoSignIn();

    protected virtual Task<OAuthClient> CreateOAuthApiClientAsync(ITurnContext turnContext)
        => CreateOAuthApiClientAsync(turnContext, null);

    private static void Require(string value, string name)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            throw new ArgumentNullException(name);
        }
    }

    private static NotSupportedException NoSignIn() => new("This adapter does not sign users in; see the list of what is not covered.");
}
