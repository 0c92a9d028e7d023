namespace Microsoft.Bot.Builder.Dialogs.Memory.Scopes;

/// <summary>"dialog": the state of the container around the active dialog, or of the active dialog when it is one or stands alone.</summary>
public class DialogMemoryScope : MemoryScope
{
    public DialogMemoryScope()
        : base(ScopePath.Dialog)
    {
    }

    public override object GetMemory(DialogContext dc) => ContainerFinder.Find(dc)?.ActiveDialog.State;

    public override void SetMemory(DialogContext dc, object memory)
    {
        ArgumentNullException.ThrowIfNull(dc);
        ArgumentNullException.ThrowIfNull(memory);
        var bound = ContainerFinder.Find(dc)
            ?? throw new InvalidOperationException("The scope 'dialog' can't be set: no dialog is active.");
        bound.ActiveDialog.State = ObjectPath.MapValueTo<IDictionary<string, object>>(memory);
    }
}
