using System;

namespace Microsoft.Bot.Builder.Skills;

/// <summary>A bot that other bots call.</summary>
public class BotFrameworkSkill
{
    public string Id { get; set; }

    public string AppId { get; set; }

    public Uri SkillEndpoint { get; set; }
}
