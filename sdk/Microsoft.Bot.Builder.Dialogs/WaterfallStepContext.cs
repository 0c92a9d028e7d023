namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>What one step of a waterfall sees.</summary>
public class WaterfallStepContext : DialogContext
{
    private readonly WaterfallDialog _waterfall;
    private bool _nextCalled;

    internal WaterfallStepContext(
        WaterfallDialog waterfall,
        DialogContext dc,
        object options,
        IDictionary<string, object> values,
        int index,
        DialogReason reason,
        object result)
        : base(dc.Dialogs, dc, new DialogState(dc.Stack))
    {
        _waterfall = waterfall;

        // The step works on the same stack as the context it came from, so it is a sibling, not a child.
        Parent = dc.Parent;
        Options = options;
        Values = values;
        Index = index;
        Reason = reason;
        Result = result;
    }

    public int Index { get; }

    public object Options { get; }

    public DialogReason Reason { get; }

    /// <summary>What the previous step, or the dialog it started, returned.</summary>
    public object Result { get; }

    /// <summary>Values that all steps of this instance share; they are stored between turns.</summary>
    public IDictionary<string, object> Values { get; }

    /// <summary>Goes on with the next step in the same turn. A step may do so once.</summary>
    public Task<DialogTurnResult> NextAsync(object result = null, CancellationToken cancellationToken = default)
    {
        TokenGuard.Refuse(result, nameof(result));
        if (_nextCalled)
        {
            throw new InvalidOperationException(
                $"WaterfallStepContext.NextAsync(): method already called for dialog and step '{_waterfall.Id}[{Index}]'.");
        }

        _nextCalled = true;
        return _waterfall.ResumeDialogAsync(this, DialogReason.NextCalled, result, cancellationToken);
    }
}
