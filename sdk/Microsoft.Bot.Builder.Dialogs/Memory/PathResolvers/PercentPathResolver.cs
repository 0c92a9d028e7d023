namespace Microsoft.Bot.Builder.Dialogs.Memory.PathResolvers;

/// <summary>%name is class.name</summary>
public class PercentPathResolver : AliasPathResolver
{
    public PercentPathResolver()
        : base("%", "class.")
    {
    }
}
