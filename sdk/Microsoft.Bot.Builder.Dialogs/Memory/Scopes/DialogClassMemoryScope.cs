namespace Microsoft.Bot.Builder.Dialogs.Memory.Scopes;

/// <summary>"dialogclass": the properties of the object of the dialog that "dialog" speaks of, for reading.</summary>
public class DialogClassMemoryScope : MemoryScope
{
    public DialogClassMemoryScope()
        : base(ScopePath.DialogClass, includeInSnapshot: false)
    {
    }

    public override object GetMemory(DialogContext dc) =>
        ContainerFinder.Find(dc) is { } bound ? ClassMemoryScope.Properties(bound.FindDialog(bound.ActiveDialog.Id)) : null;

    public override void SetMemory(DialogContext dc, object memory) =>
        throw new NotSupportedException("The scope 'dialogclass' can't be modified.");
}
