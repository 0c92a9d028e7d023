using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;

namespace TwilioBot.Dialogs;

/// <summary>One conversation: a waterfall of steps, and its texts in the resource files named after it.</summary>
public abstract class ConversationDialog : ComponentDialog
{
    private readonly Texts _texts;

    /// <param name="dialogId">The dialog's id on the stack: the name of the class, which stored state refers to.</param>
    /// <param name="people">What the bot knows of the person.</param>
    protected ConversationDialog(string dialogId, People people)
        : base(dialogId)
    {
        People = people;
        _texts = new Texts(GetType());
    }

    /// <summary>What the bot knows of the person.</summary>
    protected People People { get; }

    /// <summary>The steps, in the order in which they are talked through.</summary>
    protected void TalkThrough(params WaterfallStep[] steps)
    {
        const string Waterfall = "steps";
        AddDialog(new WaterfallDialog(Waterfall, steps));
        InitialDialogId = Waterfall;
    }

    /// <summary>The text <paramref name="key"/> in the person's language, values escaped.</summary>
    protected async Task<string> TextAsync(ITurnContext turn, string key, object?[] values, CancellationToken cancellationToken) =>
        _texts.Get(await People.LanguageAsync(turn, cancellationToken), key, values);

    /// <summary>A message in the person's language, not sent yet.</summary>
    protected async Task<Activity> MessageAsync(ITurnContext turn, string? markdown, CancellationToken cancellationToken)
    {
        var message = MessageFactory.Text(markdown);
        var language = await People.LanguageAsync(turn, cancellationToken);
        message.Locale = turn.Activity.Locale = language; // On its way out a reply takes over the locale of what it answers.
        return message;
    }

    /// <summary>Sends the text <paramref name="key"/> in the person's language.</summary>
    protected Task SayAsync(ITurnContext turn, string key, CancellationToken cancellationToken) =>
        SayAsync(turn, key, [], cancellationToken);

    /// <inheritdoc cref="SayAsync(ITurnContext, string, CancellationToken)"/>
    protected async Task SayAsync(ITurnContext turn, string key, object?[] values, CancellationToken cancellationToken)
    {
        var text = await TextAsync(turn, key, values, cancellationToken);
        await turn.SendActivityAsync(await MessageAsync(turn, text, cancellationToken), cancellationToken);
    }

    /// <summary>Sends the text <paramref name="key"/> through a prompt, and waits for the answer.</summary>
    protected async Task<DialogTurnResult> AskAsync(
        WaterfallStepContext step, string promptId, string key, CancellationToken cancellationToken)
    {
        var question = await MessageAsync(step.Context, await TextAsync(step.Context, key, [], cancellationToken), cancellationToken);
        question.InputHint = InputHints.ExpectingInput;
        return await step.PromptAsync(promptId, new PromptOptions { Prompt = question }, cancellationToken);
    }
}
