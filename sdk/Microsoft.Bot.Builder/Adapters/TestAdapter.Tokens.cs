using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Adapters;

public partial class TestAdapter
{
    private readonly Dictionary<TokenKey, string> _tokens = [];
    private readonly Dictionary<ExchangeKey, string> _exchanges = [];
    private readonly HashSet<ExchangeKey> _failingExchanges = [];
    private readonly List<(TokenKey Key, string MagicCode, string Token)> _pendingTokens = [];

    /// <summary>Gives the user a token, at once or when the user enters the magic code.</summary>
    public void AddUserToken(string connectionName, string channelId, string userId, string token, string magicCode = null)
    {
        var key = new TokenKey(connectionName, channelId, userId);
        if (magicCode == null)
        {
            _tokens[key] = token;
        }
        else
        {
            _pendingTokens.Add((key, magicCode, token));
        }
    }

    public void AddExchangeableToken(string connectionName, string channelId, string userId, string exchangableItem, string token)
    {
        var key = new ExchangeKey(new TokenKey(connectionName, channelId, userId), exchangableItem);
        _failingExchanges.Remove(key);
        _exchanges[key] = token;
    }

    public void ThrowOnExchangeRequest(string connectionName, string channelId, string userId, string exchangableItem)
        => _failingExchanges.Add(new ExchangeKey(new TokenKey(connectionName, channelId, userId), exchangableItem));

    public virtual Task<TokenResponse> GetUserTokenAsync(ITurnContext turnContext, AppCredentials oAuthAppCredentials, string connectionName, string magicCode, CancellationToken cancellationToken)
    {
        var key = new TokenKey(connectionName, turnContext.Activity.ChannelId, turnContext.Activity.From.Id);
        if (magicCode != null)
        {
            var pending = _pendingTokens.FirstOrDefault(candidate => candidate.Key == key);
            if (pending.Key != null && pending.MagicCode == magicCode)
            {
                _tokens[key] = pending.Token;
                _pendingTokens.Remove(pending);
            }
        }

        return Task.FromResult(_tokens.TryGetValue(key, out var token)
            ? new TokenResponse { ConnectionName = connectionName, Token = token }
            : null);
    }

    public virtual Task<TokenResponse> GetUserTokenAsync(ITurnContext turnContext, string connectionName, string magicCode, CancellationToken cancellationToken)
        => GetUserTokenAsync(turnContext, null, connectionName, magicCode, cancellationToken);

    public virtual Task<string> GetOauthSignInLinkAsync(ITurnContext turnContext, AppCredentials oAuthAppCredentials, string connectionName, CancellationToken cancellationToken)
        => Task.FromResult($"https://fake.com/oauthsignin/{connectionName}/{turnContext.Activity.ChannelId}");

    public virtual Task<string> GetOauthSignInLinkAsync(ITurnContext turnContext, string connectionName, CancellationToken cancellationToken)
        => GetOauthSignInLinkAsync(turnContext, null, connectionName, cancellationToken);

    public virtual Task<string> GetOauthSignInLinkAsync(ITurnContext turnContext, AppCredentials oAuthAppCredentials, string connectionName, string userId, string finalRedirect = null, CancellationToken cancellationToken = default)
        => Task.FromResult(SignInLink(turnContext, connectionName, userId));

    public virtual Task<string> GetOauthSignInLinkAsync(ITurnContext turnContext, string connectionName, string userId, string finalRedirect = null, CancellationToken cancellationToken = default)
        => GetOauthSignInLinkAsync(turnContext, null, connectionName, userId, finalRedirect, cancellationToken);

    public virtual Task SignOutUserAsync(ITurnContext turnContext, AppCredentials oAuthAppCredentials, string connectionName = null, string userId = null, CancellationToken cancellationToken = default)
    {
        var channelId = turnContext.Activity.ChannelId;
        userId ??= turnContext.Activity.From.Id;
        var signedOut = _tokens.Keys
            .Where(key => key.ChannelId == channelId && key.UserId == userId && (connectionName == null || key.ConnectionName == connectionName))
            .ToList();
        signedOut.ForEach(key => _tokens.Remove(key));
        return Task.CompletedTask;
    }

    public virtual Task SignOutUserAsync(ITurnContext turnContext, string connectionName = null, string userId = null, CancellationToken cancellationToken = default)
        => SignOutUserAsync(turnContext, null, connectionName, userId, cancellationToken);

    public virtual Task<TokenStatus[]> GetTokenStatusAsync(ITurnContext context, AppCredentials oAuthAppCredentials, string userId, string includeFilter = null, CancellationToken cancellationToken = default)
    {
        var wanted = includeFilter?.Split(',');
        var statuses = _tokens.Keys
            .Where(key => key.ChannelId == context.Activity.ChannelId
                && key.UserId == context.Activity.From.Id
                && (wanted == null || wanted.Contains(key.ConnectionName)))
            .Select(key => new TokenStatus { ConnectionName = key.ConnectionName, HasToken = true, ServiceProviderDisplayName = key.ConnectionName })
            .ToArray();
        return Task.FromResult(statuses.Length > 0 ? statuses : null);
    }

    public virtual Task<TokenStatus[]> GetTokenStatusAsync(ITurnContext context, string userId, string includeFilter = null, CancellationToken cancellationToken = default)
        => GetTokenStatusAsync(context, null, userId, includeFilter, cancellationToken);

    public virtual Task<Dictionary<string, TokenResponse>> GetAadTokensAsync(ITurnContext context, AppCredentials oAuthAppCredentials, string connectionName, string[] resourceUrls, string userId = null, CancellationToken cancellationToken = default)
        => Task.FromResult(new Dictionary<string, TokenResponse>());

    public virtual Task<Dictionary<string, TokenResponse>> GetAadTokensAsync(ITurnContext context, string connectionName, string[] resourceUrls, string userId = null, CancellationToken cancellationToken = default)
        => GetAadTokensAsync(context, null, connectionName, resourceUrls, userId, cancellationToken);

    public Task<SignInResource> GetSignInResourceAsync(ITurnContext turnContext, string connectionName, CancellationToken cancellationToken = default)
        => GetSignInResourceAsync(turnContext, connectionName, turnContext?.Activity?.Recipient?.Id, null, cancellationToken);

    public Task<SignInResource> GetSignInResourceAsync(ITurnContext turnContext, string connectionName, string userId, string finalRedirect = null, CancellationToken cancellationToken = default)
        => GetSignInResourceAsync(turnContext, null, connectionName, userId, finalRedirect, cancellationToken);

    public virtual Task<SignInResource> GetSignInResourceAsync(ITurnContext turnContext, AppCredentials oAuthAppCredentials, string connectionName, string userId, string finalRedirect = null, CancellationToken cancellationToken = default)
    {
        return Task.FromResult(new SignInResource
        {
            SignInLink = SignInLink(turnContext, connectionName, userId),
            TokenExchangeResource = new TokenExchangeResource
            {
                Id = Guid.NewGuid().ToString(),
                Uri = $"api://{connectionName}/resource",
            },
        });
    }

    public Task<TokenResponse> ExchangeTokenAsync(ITurnContext turnContext, string connectionName, string userId, TokenExchangeRequest exchangeRequest, CancellationToken cancellationToken = default)
        => ExchangeTokenAsync(turnContext, null, connectionName, userId, exchangeRequest, cancellationToken);

    public Task<TokenResponse> ExchangeTokenAsync(ITurnContext turnContext, AppCredentials oAuthAppCredentials, string connectionName, string userId, TokenExchangeRequest exchangeRequest, CancellationToken cancellationToken = default)
    {
        var item = string.IsNullOrEmpty(exchangeRequest?.Token) ? exchangeRequest?.Uri : exchangeRequest.Token;
        var channelId = turnContext?.Activity?.ChannelId;
        var key = new ExchangeKey(new TokenKey(connectionName, channelId, userId), item);
        if (_failingExchanges.Contains(key))
        {
            throw new InvalidOperationException("Exception occurred during exchanging tokens");
        }

        return Task.FromResult(_exchanges.TryGetValue(key, out var token)
            ? new TokenResponse { ChannelId = channelId, ConnectionName = connectionName, Token = token }
            : null);
    }

    private static string SignInLink(ITurnContext turnContext, string connectionName, string userId)
        => $"https://fake.com/oauthsignin/{connectionName}/{turnContext.Activity.ChannelId}/{userId}";

    private sealed record TokenKey(string ConnectionName, string ChannelId, string UserId);

    private sealed record ExchangeKey(TokenKey User, string Item);
}
