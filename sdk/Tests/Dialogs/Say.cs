using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;

namespace TwilioBot.Sdk.Tests.Dialogs;

/// <summary>Short forms for waterfall steps and prompts.</summary>
internal static class Say
{
    public static PromptOptions Ask(string text, string retry = null) => new()
    {
        Prompt = Message(text),
        RetryPrompt = retry == null ? null : Message(retry),
    };

    public static Activity Message(string text) => new() { Type = ActivityTypes.Message, Text = text };

    /// <summary>Says the text and waits for an answer.</summary>
    public static WaterfallStep AndWait(string text) => async (step, token) =>
    {
        await step.Context.SendActivityAsync(text, cancellationToken: token);
        return Dialog.EndOfTurn;
    };

    /// <summary>Says what the previous step came to and ends with it.</summary>
    public static WaterfallStep TheResult(string format = "{0}") => async (step, token) =>
    {
        await step.Context.SendActivityAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, format, step.Result), cancellationToken: token);
        return await step.EndDialogAsync(step.Result, token);
    };

    public static WaterfallStep Prompt(string dialogId, string text, string retry = null) =>
        (step, token) => step.PromptAsync(dialogId, Ask(text, retry), token);
}
