namespace Microsoft.Bot.Builder.Dialogs.Memory.Scopes;

/// <summary>A scope kept in a bot state that stands in the turn's state.</summary>
public class BotStateMemoryScope<T> : MemoryScope
    where T : BotState
{
    public BotStateMemoryScope(string name)
        : base(name)
    {
    }

    public override object GetMemory(DialogContext dc)
    {
        ArgumentNullException.ThrowIfNull(dc);
        return StateOf(dc)?.GetCachedState(dc.Context)?.State;
    }

    public override void SetMemory(DialogContext dc, object memory) =>
        throw new NotSupportedException($"The root of the {Name} scope can't be replaced; set the values in it.");

    public override Task LoadAsync(DialogContext dialogContext, bool force = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dialogContext);
        return StateOf(dialogContext)?.LoadAsync(dialogContext.Context, force, cancellationToken) ?? Task.CompletedTask;
    }

    public override Task SaveChangesAsync(DialogContext dialogContext, bool force = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dialogContext);
        return StateOf(dialogContext)?.SaveChangesAsync(dialogContext.Context, force, cancellationToken) ?? Task.CompletedTask;
    }

    public override Task DeleteAsync(DialogContext dialogContext, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dialogContext);
        return StateOf(dialogContext)?.DeleteAsync(dialogContext.Context, cancellationToken) ?? Task.CompletedTask;
    }

    private static T StateOf(DialogContext dc) => dc.Context.TurnState.Get<T>();
}
