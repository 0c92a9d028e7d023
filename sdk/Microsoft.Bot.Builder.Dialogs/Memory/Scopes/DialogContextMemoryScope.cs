namespace Microsoft.Bot.Builder.Dialogs.Memory.Scopes;

/// <summary>"dialogcontext": the ids on the stack from the innermost dialog outwards, the active dialog and its parent, for reading.</summary>
public class DialogContextMemoryScope : MemoryScope
{
    public DialogContextMemoryScope()
        : base(ScopePath.DialogContext, includeInSnapshot: false)
    {
    }

    public override object GetMemory(DialogContext dc)
    {
        ArgumentNullException.ThrowIfNull(dc);
        var leaf = dc;
        while (leaf.Child is { } child)
        {
            leaf = child;
        }

        var stack = new List<string>();
        for (var current = leaf; current != null; current = current.Parent)
        {
            stack.AddRange(current.Stack.Select(instance => instance.Id));
        }

        return new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase)
        {
            ["stack"] = stack,
            ["activeDialog"] = dc.ActiveDialog?.Id,
            ["parent"] = dc.Parent?.ActiveDialog?.Id,
        };
    }

    public override void SetMemory(DialogContext dc, object memory) =>
        throw new NotSupportedException("The scope 'dialogcontext' can't be modified.");
}
