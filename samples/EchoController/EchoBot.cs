using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using TwilioBot.Adapters;

namespace EchoController;

/// <summary>Says back what it is told.</summary>
public sealed class EchoBot : ActivityHandler
{
    protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
        turnContext.SendActivityAsync(
            MessageFactory.Text($"You said: **{TwilioMarkdown.Escape(turnContext.Activity.Text)}**"), cancellationToken);
}
