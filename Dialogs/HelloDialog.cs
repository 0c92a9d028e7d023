using Microsoft.Bot.Builder.Dialogs;

namespace TwilioBot.Dialogs;

/// <summary>"hello": greets, by name when it is known.</summary>
public sealed class HelloDialog : ConversationDialog
{
    public HelloDialog(People people)
        : base(nameof(HelloDialog), people) => TalkThrough(Greet);

    private async Task<DialogTurnResult> Greet(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        var person = await People.ProfileAsync(step.Context, cancellationToken);
        if (person.Name is null) await SayAsync(step.Context, "Hello", cancellationToken);
        else await SayAsync(step.Context, "HelloName", [person.Name], cancellationToken);

        return await step.EndDialogAsync(null, cancellationToken);
    }
}
