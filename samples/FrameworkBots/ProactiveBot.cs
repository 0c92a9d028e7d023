using System.Collections.Concurrent;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace FrameworkBots;

/// <summary>Remembers where it can reach the people who have written to it.</summary>
public class ProactiveBot(ConcurrentDictionary<string, ConversationReference> references) : ActivityHandler
{
    protected override Task OnConversationUpdateActivityAsync(
        ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        Remember((Activity)turnContext.Activity);
        return base.OnConversationUpdateActivityAsync(turnContext, cancellationToken);
    }

    protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
    {
        Remember((Activity)turnContext.Activity);
        await turnContext.SendActivityAsync("I will tell you when there is news.", cancellationToken: cancellationToken);
    }

    private void Remember(Activity activity)
    {
        var reference = activity.GetConversationReference();
        references[reference.User.Id] = reference;
    }
}

/// <summary>Sends news to everybody known; what a web endpoint or a timer would call.</summary>
public class Notifier(BotAdapter adapter, ConcurrentDictionary<string, ConversationReference> references, string appId)
{
    public async Task NotifyAsync(string news, CancellationToken cancellationToken = default)
    {
        foreach (var reference in references.Values)
        {
            await adapter.ContinueConversationAsync(
                appId,
                reference,
                (turnContext, token) => turnContext.SendActivityAsync(news, cancellationToken: token),
                cancellationToken);
        }
    }
}
