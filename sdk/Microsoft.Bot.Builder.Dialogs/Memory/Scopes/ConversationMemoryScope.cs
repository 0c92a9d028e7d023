namespace Microsoft.Bot.Builder.Dialogs.Memory.Scopes;

/// <summary>"conversation": the conversation state.</summary>
public class ConversationMemoryScope : BotStateMemoryScope<ConversationState>
{
    public ConversationMemoryScope()
        : base(ScopePath.Conversation)
    {
    }
}
