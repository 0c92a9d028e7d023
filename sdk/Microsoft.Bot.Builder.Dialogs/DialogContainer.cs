using Microsoft.Bot.Builder.TraceExtensions;
using Newtonsoft.Json;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>A dialog with dialogs, and a stack, of its own inside.</summary>
public abstract class DialogContainer : Dialog
{
    protected DialogContainer(string dialogId = null)
        : base(dialogId)
    {
    }

    protected DialogContainer(bool ignoreMemoryScopeBinding, string dialogId = null)
        : base(dialogId)
    {
        IgnoreMemoryScopeBinding = ignoreMemoryScopeBinding;
    }

    /// <summary>True when the memory scopes "this" and "dialog" look through this container.</summary>
    [JsonIgnore]
    public bool IgnoreMemoryScopeBinding { get; set; }

    [JsonIgnore]
    public DialogSet Dialogs { get; set; } = new();

    [JsonIgnore]
    public override IBotTelemetryClient TelemetryClient
    {
        get => base.TelemetryClient;
        set
        {
            base.TelemetryClient = value;
            Dialogs.TelemetryClient = base.TelemetryClient;
        }
    }

    public abstract DialogContext CreateChildContext(DialogContext dc);

    public virtual Dialog FindDialog(string dialogId) => Dialogs.Find(dialogId);

    /// <summary>Looks for a dialog on behalf of the context inside this container.</summary>
    public virtual Dialog FindDialog(string dialogId, DialogContext dc = null) => FindDialog(dialogId);

    public override async Task<bool> OnDialogEventAsync(DialogContext dc, DialogEvent e, CancellationToken cancellationToken)
    {
        var handled = await base.OnDialogEventAsync(dc, e, cancellationToken).ConfigureAwait(false);
        if (!handled && e.Name == DialogEvents.VersionChanged)
        {
            var message = $"Unhandled dialog event: {e.Name}. Active Dialog: {dc.ActiveDialog.Id}";
            dc.Dialogs.TelemetryClient.TrackTrace(message, Severity.Warning, null);
            await dc.Context.TraceActivityAsync(message, cancellationToken: cancellationToken).ConfigureAwait(false);
        }

        return handled;
    }

    protected virtual string GetInternalVersion() => Dialogs.GetVersion();

    /// <summary>Raises "versionChanged" when the dialogs inside are not those that the stored instance was started with.</summary>
    protected virtual async Task CheckForVersionChangeAsync(DialogContext dc, CancellationToken cancellationToken = default)
    {
        var started = dc.ActiveDialog.Version;
        var current = GetInternalVersion();
        dc.ActiveDialog.Version = current;

        if (started != null && started != current)
        {
            await dc.EmitEventAsync(DialogEvents.VersionChanged, Id, true, false, cancellationToken).ConfigureAwait(false);
        }
    }
}
