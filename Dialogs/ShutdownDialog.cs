using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Dialogs.Choices;

namespace TwilioBot.Dialogs;

/// <summary>"shutdown": stops the bot once the person confirms. <see cref="MainDialog"/> begins it for admins only.</summary>
public sealed class ShutdownDialog : ConversationDialog
{
    private const string SurePrompt = "sure";

    private readonly IShutdown _shutdown;

    public ShutdownDialog(People people, IShutdown shutdown)
        : base(nameof(ShutdownDialog), people)
    {
        _shutdown = shutdown;
        TalkThrough(AskWhetherSure, StopOrStay);
        AddDialog(new ConfirmPrompt(SurePrompt, AnythingButYesIsNo) { Style = ListStyle.None });
    }

    private Task<DialogTurnResult> AskWhetherSure(WaterfallStepContext step, CancellationToken cancellationToken) =>
        AskAsync(step, SurePrompt, "Ask", cancellationToken);

    private async Task<DialogTurnResult> StopOrStay(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        var sure = (bool)step.Result;
        await SayAsync(step.Context, sure ? "Bye" : "Phew", cancellationToken);
        if (sure) _shutdown.RequestStop();
        return await step.EndDialogAsync(null, cancellationToken);
    }

    // A stop deserves a plain word. The prompt's own recogniser also takes "1" and a thumb for a yes, and asks again when in doubt.
    private static Task<bool> AnythingButYesIsNo(PromptValidatorContext<bool> answer, CancellationToken cancellationToken)
    {
        answer.Recognized.Value = YesWords.Contain(answer.Context.Activity.Text);
        return Task.FromResult(true);
    }
}
