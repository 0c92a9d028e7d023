using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.TraceExtensions;

namespace FrameworkBots;

/// <summary>What an adapter does when the bot fails.</summary>
public static class ErrorHandling
{
    /// <summary>Apologises, traces the failure, and starts the conversation afresh so that it cannot fail the same way for ever.</summary>
    public static BotAdapter UseErrorHandling(this BotAdapter adapter, ConversationState conversationState)
    {
        adapter.OnTurnError = async (turnContext, exception) =>
        {
            await turnContext.SendActivityAsync("Something went wrong. Please try again.");
            await conversationState.DeleteAsync(turnContext);
            await turnContext.TraceActivityAsync("OnTurnError Trace", exception.Message, "https://www.botframework.com/schemas/error", "TurnError");
        };
        return adapter;
    }
}
