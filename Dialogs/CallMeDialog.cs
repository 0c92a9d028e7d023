using Microsoft.Bot.Builder.Dialogs;

namespace TwilioBot.Dialogs;

/// <summary>"call me Bob": remembers the name; asks for it when only "call me" came. Options: the name as typed.</summary>
public sealed class CallMeDialog : ConversationDialog
{
    private const string NamePrompt = "name";

    public CallMeDialog(People people)
        : base(nameof(CallMeDialog), people)
    {
        TalkThrough(AskForTheName, RememberTheName);
        AddDialog(new TextPrompt(NamePrompt, MustHoldAName));
    }

    private async Task<DialogTurnResult> AskForTheName(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        var name = PersonName.Tidy(step.Options as string);
        return name.Length > 0
            ? await step.NextAsync(name, cancellationToken)
            : await AskAsync(step, NamePrompt, "Ask", cancellationToken);
    }

    private async Task<DialogTurnResult> RememberTheName(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        var name = NameIn((string)step.Result);
        if (PersonName.IsTooLong(name))
        {
            await SayAsync(step.Context, "TooLong", [PersonName.MaxLength], cancellationToken);
            return await step.EndDialogAsync(null, cancellationToken);
        }

        var person = await People.ProfileAsync(step.Context, cancellationToken);
        person.Name = name;
        await SayAsync(step.Context, "GotIt", [name], cancellationToken);
        return await step.EndDialogAsync(null, cancellationToken);
    }

    private static Task<bool> MustHoldAName(PromptValidatorContext<string> answer, CancellationToken cancellationToken) =>
        Task.FromResult(NameIn(answer.Recognized.Value).Length > 0);

    // Asked for a name, many answer with the whole sentence: "call me Bob".
    private static string NameIn(string? answer)
    {
        var sentence = CommandTable.Recognise(answer, Languages.English);
        return PersonName.Tidy(sentence is { Command: Command.CallMe } ? sentence.Argument : answer);
    }
}
