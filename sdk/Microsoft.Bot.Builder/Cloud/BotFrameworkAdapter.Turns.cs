using System;
using System.Security.Claims;
using System.Security.Principal;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;

namespace Microsoft.Bot.Builder;

public partial class BotFrameworkAdapter
{
    private string ChannelScope => ChannelProvider?.IsGovernment() == true
        ? GovernmentAuthenticationConstants.ToChannelFromBotOAuthScope
        : AuthenticationConstants.ToChannelFromBotOAuthScope;

    public override async Task ContinueConversationAsync(string botAppId, ConversationReference reference, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(botAppId))
        {
            throw new ArgumentNullException(nameof(botAppId));
        }

        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(callback);

        Logger.LogInformation("Sending proactive message. botAppId: {BotAppId}", botAppId);
        await ContinueConversationAsync(IdentityOf(botAppId), reference, ChannelScope, callback, cancellationToken).ConfigureAwait(false);
    }

    public override async Task ContinueConversationAsync(ClaimsIdentity claimsIdentity, ConversationReference reference, BotCallbackHandler callback, CancellationToken cancellationToken)
        => await ContinueConversationAsync(claimsIdentity, reference, ChannelScope, callback, cancellationToken).ConfigureAwait(false);

    public override async Task ContinueConversationAsync(ClaimsIdentity claimsIdentity, ConversationReference reference, string audience, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claimsIdentity);
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(callback);
        if (string.IsNullOrWhiteSpace(audience))
        {
            throw new ArgumentNullException(nameof(audience));
        }

        using var context = new TurnContext(this, reference.GetContinuationActivity());
        var connector = await CreateConnectorAsync(reference.ServiceUrl, claimsIdentity, audience).ConfigureAwait(false);
        Prepare(context, claimsIdentity, audience, connector, callback);
        await RunPipelineAsync(context, callback, cancellationToken).ConfigureAwait(false);
    }

    public async Task<InvokeResponse> ProcessActivityAsync(string authHeader, Activity activity, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        BotAssert.ActivityNotNull(activity);

        var identity = await JwtTokenValidation.AuthenticateRequest(activity, authHeader, CredentialProvider, ChannelProvider, _authConfiguration, HttpClient).ConfigureAwait(false);
        return await ProcessActivityAsync(identity, activity, callback, cancellationToken).ConfigureAwait(false);
    }

    public override async Task<InvokeResponse> ProcessActivityAsync(ClaimsIdentity claimsIdentity, Activity activity, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        BotAssert.ActivityNotNull(activity);

        Logger.LogInformation("Received an incoming activity. ActivityId: {ActivityId}", activity.Id);
        using var context = new TurnContext(this, activity);
        activity.CallerId = await CallerIdOfAsync(claimsIdentity).ConfigureAwait(false);

        var scope = SkillValidation.IsSkillClaim(claimsIdentity.Claims)
            ? JwtTokenValidation.GetAppIdFromClaims(claimsIdentity.Claims)
            : ChannelScope;
        var connector = await CreateConnectorAsync(activity.ServiceUrl, claimsIdentity, scope).ConfigureAwait(false);
        Prepare(context, claimsIdentity, scope, connector, callback);
        await RunPipelineAsync(context, callback, cancellationToken).ConfigureAwait(false);
        return TurnResults.Of(context);
    }

    public virtual async Task CreateConversationAsync(string channelId, string serviceUrl, MicrosoftAppCredentials credentials, ConversationParameters conversationParameters, BotCallbackHandler callback, CancellationToken cancellationToken)
        => await CreateConversationAsync(channelId, serviceUrl, (AppCredentials)credentials, conversationParameters, callback, cancellationToken).ConfigureAwait(false);

    public virtual async Task CreateConversationAsync(string channelId, string serviceUrl, AppCredentials credentials, ConversationParameters conversationParameters, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        var connector = ConnectorFor(serviceUrl, credentials);
        var created = await RetryAsync(() => connector.Conversations.CreateConversationAsync(conversationParameters, cancellationToken), cancellationToken).ConfigureAwait(false);

        using var context = new TurnContext(this, NewConversation.CreateEvent(created, channelId, serviceUrl, conversationParameters));
        var identity = IdentityOf(credentials.MicrosoftAppId ?? string.Empty);
        identity.AddClaim(new Claim(AuthenticationConstants.ServiceUrlClaim, serviceUrl));
        context.TurnState.Add<IIdentity>(BotIdentityKey, identity);
        context.TurnState.Add(connector);
        await RunPipelineAsync(context, callback, cancellationToken).ConfigureAwait(false);
    }

    public virtual async Task CreateConversationAsync(string channelId, string serviceUrl, MicrosoftAppCredentials credentials, ConversationParameters conversationParameters, BotCallbackHandler callback, ConversationReference reference, CancellationToken cancellationToken)
        => await CreateConversationAsync(channelId, serviceUrl, (AppCredentials)credentials, conversationParameters, callback, reference, cancellationToken).ConfigureAwait(false);

    /// <summary>Creates the conversation in the tenant that the reference's conversation is in.</summary>
    public virtual async Task CreateConversationAsync(string channelId, string serviceUrl, AppCredentials credentials, ConversationParameters conversationParameters, BotCallbackHandler callback, ConversationReference reference, CancellationToken cancellationToken)
    {
        if (reference.Conversation == null)
        {
            return;
        }

        if (reference.Conversation.TenantId is { } tenantId)
        {
            // Teams reads the tenant from the channel data.
            conversationParameters.ChannelData = new { tenant = new { tenantId } };
            conversationParameters.TenantId = tenantId;
        }

        await CreateConversationAsync(channelId, serviceUrl, credentials, conversationParameters, callback, cancellationToken).ConfigureAwait(false);
    }

    private static ClaimsIdentity IdentityOf(string botAppId)
    {
        return new ClaimsIdentity(
        [
            new Claim(AuthenticationConstants.AudienceClaim, botAppId),
            new Claim(AuthenticationConstants.AppIdClaim, botAppId),
        ]);
    }

    private static void Prepare(TurnContext context, ClaimsIdentity identity, string scope, IConnectorClient connector, BotCallbackHandler callback)
    {
        context.TurnState.Add<IIdentity>(BotIdentityKey, identity);
        context.TurnState.Add(OAuthScopeKey, scope);
        context.TurnState.Add(connector);
        context.TurnState.Set(callback);
    }

    private async Task<string> CallerIdOfAsync(ClaimsIdentity identity)
    {
        if (await CredentialProvider.IsAuthenticationDisabledAsync().ConfigureAwait(false))
        {
            return null;
        }

        if (SkillValidation.IsSkillClaim(identity.Claims))
        {
            return CallerIdConstants.BotToBotPrefix + JwtTokenValidation.GetAppIdFromClaims(identity.Claims);
        }

        if (ChannelProvider == null || ChannelProvider.IsPublicAzure())
        {
            return CallerIdConstants.PublicAzureChannel;
        }

        return ChannelProvider.IsGovernment() ? CallerIdConstants.USGovChannel : null;
    }
}
