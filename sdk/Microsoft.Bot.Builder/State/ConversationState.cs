using System;

namespace Microsoft.Bot.Builder;

/// <summary>State of one conversation, shared by all who take part.</summary>
public class ConversationState : BotState
{
    public ConversationState(IStorage storage)
        : base(storage, nameof(ConversationState))
    {
    }

    protected override string GetStorageKey(ITurnContext turnContext)
    {
        var activity = turnContext.Activity;
        var channelId = activity.ChannelId ?? throw new InvalidOperationException("invalid activity-missing channelId");
        var conversationId = activity.Conversation?.Id ?? throw new InvalidOperationException("invalid activity-missing Conversation.Id");
        return $"{channelId}/conversations/{conversationId}";
    }
}
