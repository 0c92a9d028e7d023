using System.Text;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Dialogs that can call one another by id.</summary>
public class DialogSet
{
    private readonly Dictionary<string, Dialog> _dialogs = [];
    private readonly IStatePropertyAccessor<DialogState> _dialogState;
    private IBotTelemetryClient _telemetryClient = NullBotTelemetryClient.Instance;
    private string _version;

    public DialogSet(IStatePropertyAccessor<DialogState> dialogState)
    {
        _dialogState = dialogState ?? throw new ArgumentNullException(nameof(dialogState));
    }

    /// <summary>A set without a stored stack of its own, as inside a component.</summary>
    public DialogSet()
    {
    }

    public IBotTelemetryClient TelemetryClient
    {
        get => _telemetryClient;
        set
        {
            _telemetryClient = value ?? NullBotTelemetryClient.Instance;
            foreach (var dialog in _dialogs.Values)
            {
                dialog.TelemetryClient = _telemetryClient;
            }
        }
    }

    /// <summary>A hash over the versions of the dialogs; it changes when one is added or changes.</summary>
    public virtual string GetVersion()
    {
        if (_version == null)
        {
            var versions = new StringBuilder();
            foreach (var dialog in _dialogs.Values)
            {
                versions.Append(dialog.GetVersion());
            }

            _version = StringUtils.Hash(versions.ToString());
        }

        return _version;
    }

    /// <summary>Adds a dialog and those it depends on. A taken id gets the first free number, from 2, as suffix.</summary>
    public DialogSet Add(Dialog dialog)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        _version = null;

        if (_dialogs.TryGetValue(dialog.Id, out var present))
        {
            if (ReferenceEquals(present, dialog))
            {
                return this;
            }

            dialog.Id = FreeId(dialog.Id);
        }

        dialog.TelemetryClient = _telemetryClient;
        _dialogs[dialog.Id] = dialog;

        if (dialog is IDialogDependencies dependent)
        {
            foreach (var dependency in dependent.GetDependencies())
            {
                Add(dependency);
            }
        }

        return this;
    }

    public async Task<DialogContext> CreateContextAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        BotAssert.ContextNotNull(turnContext);
        if (_dialogState == null)
        {
            throw new InvalidOperationException(
                "DialogSet.CreateContextAsync(): DialogSet created with a null IStatePropertyAccessor.");
        }

        var state = await _dialogState.GetAsync(turnContext, () => new DialogState(), cancellationToken).ConfigureAwait(false);
        return new DialogContext(this, turnContext, state);
    }

    public Dialog Find(string dialogId)
    {
        if (string.IsNullOrWhiteSpace(dialogId))
        {
            throw new ArgumentNullException(nameof(dialogId));
        }

        return _dialogs.GetValueOrDefault(dialogId);
    }

    public IEnumerable<Dialog> GetDialogs() => _dialogs.Values;

    private string FreeId(string id)
    {
        var suffix = 2;
        while (_dialogs.ContainsKey(id + suffix))
        {
            suffix++;
        }

        return id + suffix;
    }
}
