namespace Microsoft.Bot.Builder.Dialogs.Memory.Scopes;

/// <summary>A named part of the memory that dialogs see.</summary>
public abstract class MemoryScope
{
    public MemoryScope(string name, bool includeInSnapshot = true)
    {
        Name = name ?? throw new ArgumentNullException(nameof(name));
        IncludeInSnapshot = includeInSnapshot;
    }

    public string Name { get; set; }

    public bool IncludeInSnapshot { get; protected set; }

    /// <summary>The scope's memory; null when it has none in this context.</summary>
    public abstract object GetMemory(DialogContext dc);

    public abstract void SetMemory(DialogContext dc, object memory);

    public virtual Task LoadAsync(DialogContext dialogContext, bool force = false, CancellationToken cancellationToken = default) =>
        Task.CompletedTask;

    public virtual Task SaveChangesAsync(DialogContext dialogContext, bool force = false, CancellationToken cancellationToken = default) =>
        Task.CompletedTask;

    public virtual Task DeleteAsync(DialogContext dialogContext, CancellationToken cancellationToken = default) => Task.CompletedTask;
}
