using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Skills;

/// <summary>Gives conversations with skills ids, and finds the conversation behind an id.</summary>
public abstract class SkillConversationIdFactoryBase
{
    [Obsolete("Use the method that takes SkillConversationIdFactoryOptions instead.")]
    public virtual Task<string> CreateSkillConversationIdAsync(ConversationReference conversationReference, CancellationToken cancellationToken)
        => throw new NotImplementedException();

    public virtual Task<string> CreateSkillConversationIdAsync(SkillConversationIdFactoryOptions options, CancellationToken cancellationToken)
        => throw new NotImplementedException();

    [Obsolete("Use GetSkillConversationReferenceAsync instead.")]
    public virtual Task<ConversationReference> GetConversationReferenceAsync(string skillConversationId, CancellationToken cancellationToken)
        => throw new NotImplementedException();

    public virtual Task<SkillConversationReference> GetSkillConversationReferenceAsync(string skillConversationId, CancellationToken cancellationToken)
        => throw new NotImplementedException();

    public abstract Task DeleteConversationReferenceAsync(string skillConversationId, CancellationToken cancellationToken);
}
