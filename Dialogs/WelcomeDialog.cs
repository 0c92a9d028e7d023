using Microsoft.Bot.Builder.Dialogs;

namespace TwilioBot.Dialogs;

/// <summary>Somebody joined: greets and points to the menu.</summary>
public sealed class WelcomeDialog : ConversationDialog
{
    public WelcomeDialog(People people)
        : base(nameof(WelcomeDialog), people) => TalkThrough(Greet);

    private async Task<DialogTurnResult> Greet(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        await SayAsync(step.Context, "Welcome", cancellationToken);
        return await step.EndDialogAsync(null, cancellationToken);
    }
}
