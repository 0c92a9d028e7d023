using Microsoft.Bot.Builder.Dialogs;

namespace TwilioBot.Dialogs;

/// <summary>"who am I?": the name that the person gave.</summary>
public sealed class WhoAmIDialog : ConversationDialog
{
    public WhoAmIDialog(People people)
        : base(nameof(WhoAmIDialog), people) => TalkThrough(TellTheName);

    private async Task<DialogTurnResult> TellTheName(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        var person = await People.ProfileAsync(step.Context, cancellationToken);
        if (person.Name is null) await SayAsync(step.Context, "Unknown", cancellationToken);
        else await SayAsync(step.Context, "Known", [person.Name], cancellationToken);

        return await step.EndDialogAsync(null, cancellationToken);
    }
}
