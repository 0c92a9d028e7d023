namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>A dialog that brings along the dialogs it starts, so that a dialog set adds them too.</summary>
public interface IDialogDependencies
{
    IEnumerable<Dialog> GetDependencies();
}
