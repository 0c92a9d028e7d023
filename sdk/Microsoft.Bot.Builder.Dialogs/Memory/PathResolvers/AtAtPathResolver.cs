namespace Microsoft.Bot.Builder.Dialogs.Memory.PathResolvers;

/// <summary>@@entity is turn.recognized.entities.entity, all of it.</summary>
public class AtAtPathResolver : AliasPathResolver
{
    public AtAtPathResolver()
        : base("@@", "turn.recognized.entities.")
    {
    }
}
