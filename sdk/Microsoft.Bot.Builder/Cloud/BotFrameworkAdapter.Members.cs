using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

public partial class BotFrameworkAdapter
{
    public virtual async Task DeleteConversationMemberAsync(ITurnContext turnContext, string memberId, CancellationToken cancellationToken)
    {
        var conversationId = ConversationIdOf(turnContext, nameof(DeleteConversationMemberAsync));
        await ConversationsOf(turnContext).DeleteConversationMemberAsync(conversationId, memberId, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Who sees an activity; without an id, the one that came in.</summary>
    public virtual async Task<IList<ChannelAccount>> GetActivityMembersAsync(ITurnContext turnContext, string activityId, CancellationToken cancellationToken)
    {
        var conversationId = ConversationIdOf(turnContext, nameof(GetActivityMembersAsync));
        return await ConversationsOf(turnContext).GetActivityMembersAsync(conversationId, activityId ?? turnContext.Activity.Id, cancellationToken).ConfigureAwait(false);
    }

    public virtual async Task<IList<ChannelAccount>> GetConversationMembersAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        var conversationId = ConversationIdOf(turnContext, nameof(GetConversationMembersAsync));
        return await ConversationsOf(turnContext).GetConversationMembersAsync(conversationId, cancellationToken).ConfigureAwait(false);
    }

    public async Task<ConversationsResult> GetConversationsAsync(string serviceUrl, MicrosoftAppCredentials credentials, string continuationToken, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(serviceUrl))
        {
            throw new ArgumentNullException(nameof(serviceUrl));
        }

        ArgumentNullException.ThrowIfNull(credentials);
        return await ConnectorFor(serviceUrl, credentials).Conversations.GetConversationsAsync(continuationToken, cancellationToken).ConfigureAwait(false);
    }

    public virtual async Task<ConversationsResult> GetConversationsAsync(ITurnContext turnContext, string continuationToken, CancellationToken cancellationToken)
        => await ConversationsOf(turnContext).GetConversationsAsync(continuationToken, cancellationToken).ConfigureAwait(false);

    private static string ConversationIdOf(ITurnContext turnContext, string operation)
    {
        BotAssert.ContextNotNull(turnContext);
        var conversation = turnContext.Activity.Conversation
            ?? throw new ArgumentNullException(nameof(turnContext), $"BotFrameworkAdapter.{operation}(): missing conversation");
        return string.IsNullOrWhiteSpace(conversation.Id)
            ? throw new ArgumentNullException(nameof(turnContext), $"BotFrameworkAdapter.{operation}(): missing conversation.id")
            : conversation.Id;
    }
}
