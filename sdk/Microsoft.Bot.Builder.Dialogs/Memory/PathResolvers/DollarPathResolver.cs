namespace Microsoft.Bot.Builder.Dialogs.Memory.PathResolvers;

/// <summary>$name is dialog.name</summary>
public class DollarPathResolver : AliasPathResolver
{
    public DollarPathResolver()
        : base("$", "dialog.")
    {
    }
}
