namespace Microsoft.Bot.Builder.Dialogs.Memory.Scopes;

/// <summary>"this": the state of the active dialog.</summary>
public class ThisMemoryScope : MemoryScope
{
    public ThisMemoryScope()
        : base(ScopePath.This)
    {
    }

    public override object GetMemory(DialogContext dc)
    {
        ArgumentNullException.ThrowIfNull(dc);
        return dc.ActiveDialog?.State;
    }

    public override void SetMemory(DialogContext dc, object memory)
    {
        ArgumentNullException.ThrowIfNull(dc);
        ArgumentNullException.ThrowIfNull(memory);
        if (dc.ActiveDialog == null)
        {
            throw new InvalidOperationException("The scope 'this' can't be set: no dialog is active.");
        }

        dc.ActiveDialog.State = ObjectPath.MapValueTo<IDictionary<string, object>>(memory);
    }
}
