namespace Microsoft.Bot.Builder.Dialogs.Memory.Scopes;

/// <summary>Finds the dialog that "dialog" speaks of.</summary>
internal static class ContainerFinder
{
    /// <summary>
    /// The context whose active dialog is the nearest container; without one the parent's, or the context itself. Containers that
    /// ask not to be bound are looked through. Null when no dialog is active.
    /// </summary>
    public static DialogContext Find(DialogContext dc)
    {
        ArgumentNullException.ThrowIfNull(dc);
        if (IsBound(dc))
        {
            return dc;
        }

        for (var parent = dc.Parent; parent != null; parent = parent.Parent)
        {
            if (parent.ActiveDialog != null && (IsBound(parent) || parent.FindDialog(parent.ActiveDialog.Id) is not DialogContainer))
            {
                return parent;
            }
        }

        return dc.ActiveDialog == null ? null : dc;
    }

    private static bool IsBound(DialogContext dc) =>
        dc.ActiveDialog != null && dc.FindDialog(dc.ActiveDialog.Id) is DialogContainer { IgnoreMemoryScopeBinding: false };
}
