using Microsoft.Bot.Builder.Dialogs;

namespace TwilioBot.Dialogs;

/// <summary>Anything that was not understood: points to the menu.</summary>
public sealed class FallbackDialog : ConversationDialog
{
    public FallbackDialog(People people)
        : base(nameof(FallbackDialog), people) => TalkThrough(PointToTheMenu);

    private async Task<DialogTurnResult> PointToTheMenu(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        await SayAsync(step.Context, "SeeMenu", cancellationToken);
        return await step.EndDialogAsync(null, cancellationToken);
    }
}
