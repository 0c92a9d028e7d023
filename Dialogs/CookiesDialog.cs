using Microsoft.Bot.Builder.Dialogs;

namespace TwilioBot.Dialogs;

/// <summary>"cookies": gets excited, asks for the favourite, agrees.</summary>
public sealed class CookiesDialog : ConversationDialog
{
    private const string FavoritePrompt = "favorite";

    public CookiesDialog(People people)
        : base(nameof(CookiesDialog), people)
    {
        TalkThrough(AskForTheFavorite, Agree);
        AddDialog(new TextPrompt(FavoritePrompt, MustSaySomething));
    }

    private async Task<DialogTurnResult> AskForTheFavorite(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        await SayAsync(step.Context, "Excited", cancellationToken);
        return await AskAsync(step, FavoritePrompt, "Ask", cancellationToken);
    }

    private async Task<DialogTurnResult> Agree(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        var favorite = ((string)step.Result).Trim();
        await SayAsync(step.Context, "Agree", [favorite], cancellationToken);
        return await step.EndDialogAsync(null, cancellationToken);
    }

    private static Task<bool> MustSaySomething(PromptValidatorContext<string> answer, CancellationToken cancellationToken) =>
        Task.FromResult(!string.IsNullOrWhiteSpace(answer.Recognized.Value));
}
