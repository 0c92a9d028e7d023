namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Well-known paths in the scope of the active dialog.</summary>
public static class ThisPath
{
    public const string Options = "this.options";
}
