namespace Microsoft.Bot.Builder.Dialogs.Memory.Scopes;

/// <summary>"turn": values that live as long as the turn.</summary>
public class TurnMemoryScope : MemoryScope
{
    public TurnMemoryScope()
        : base(ScopePath.Turn)
    {
    }

    public override object GetMemory(DialogContext dc)
    {
        ArgumentNullException.ThrowIfNull(dc);
        return TurnMemory.Of(dc.Context);
    }

    public override void SetMemory(DialogContext dc, object memory)
    {
        ArgumentNullException.ThrowIfNull(dc);
        ArgumentNullException.ThrowIfNull(memory);
        dc.Context.TurnState[ScopePath.Turn] = memory;
    }
}
