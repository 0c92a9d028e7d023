using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Skills;

/// <summary>The conversation that a skill's conversation stands for.</summary>
public class SkillConversationReference
{
    public ConversationReference ConversationReference { get; set; }

    public string OAuthScope { get; set; }
}
