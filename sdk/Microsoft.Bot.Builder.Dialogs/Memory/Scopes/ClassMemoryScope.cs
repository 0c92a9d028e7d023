namespace Microsoft.Bot.Builder.Dialogs.Memory.Scopes;

/// <summary>"class": the properties of the active dialog's own object, for reading.</summary>
public class ClassMemoryScope : MemoryScope
{
    public ClassMemoryScope()
        : base(ScopePath.Class, includeInSnapshot: false)
    {
    }

    public override object GetMemory(DialogContext dc)
    {
        ArgumentNullException.ThrowIfNull(dc);
        return dc.ActiveDialog == null ? null : Properties(dc.FindDialog(dc.ActiveDialog.Id));
    }

    public override void SetMemory(DialogContext dc, object memory) =>
        throw new NotSupportedException("The scope 'class' can't be modified.");

    internal static IDictionary<string, object> Properties(Dialog dialog)
    {
        if (dialog == null)
        {
            return null;
        }

        var values = new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in PathSegment.Names(dialog).ToList())
        {
            PathSegment.TryGet(dialog, name, out var value);
            values[name] = value;
        }

        return values;
    }
}
