using Microsoft.Bot.Builder.Dialogs;

namespace TwilioBot.Dialogs;

/// <summary>"never mind", "back": a short word, once <see cref="MainDialog"/> has left what was in progress.</summary>
public sealed class LeaveDialog : ConversationDialog
{
    public LeaveDialog(People people)
        : base(nameof(LeaveDialog), people) => TalkThrough(LetGo);

    private async Task<DialogTurnResult> LetGo(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        await SayAsync(step.Context, "AllRight", cancellationToken);
        return await step.EndDialogAsync(null, cancellationToken);
    }
}
