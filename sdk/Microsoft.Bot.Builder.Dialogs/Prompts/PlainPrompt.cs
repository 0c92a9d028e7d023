using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Asking without choices.</summary>
internal static class PlainPrompt
{
    public static Task SendAsync(ITurnContext turnContext, PromptOptions options, bool isRetry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(options);

        var prompt = isRetry && options.RetryPrompt != null ? options.RetryPrompt : options.Prompt;
        return prompt == null ? Task.CompletedTask : turnContext.SendActivityAsync(prompt, cancellationToken);
    }

    /// <summary>The text of a message; null for anything else and for a message without one.</summary>
    public static string Answer(ITurnContext turnContext)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        return turnContext.Activity.Type == ActivityTypes.Message && !string.IsNullOrEmpty(turnContext.Activity.Text)
            ? turnContext.Activity.Text
            : null;
    }
}
