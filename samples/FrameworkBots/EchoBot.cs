using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace FrameworkBots;

/// <summary>Says back what it is told.</summary>
public class EchoBot : ActivityHandler
{
    protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
    {
        var echo = $"Echo: {turnContext.Activity.Text}";
        await turnContext.SendActivityAsync(MessageFactory.Text(echo, echo), cancellationToken);
    }
}
