using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace FrameworkBots;

/// <summary>Offers colours to tap on.</summary>
public class SuggestedActionsBot : ActivityHandler
{
    private static readonly string[] Colours = ["Red", "Yellow", "Blue"];

    protected override Task OnMembersAddedAsync(
        IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        OfferAsync("What is your favourite colour?", turnContext, cancellationToken);

    protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
    {
        var colour = Colours.FirstOrDefault(each => each.Equals(turnContext.Activity.Text?.Trim(), StringComparison.OrdinalIgnoreCase));
        return OfferAsync(colour == null ? "Please tap one of the colours." : $"{colour} it is. Another?", turnContext, cancellationToken);
    }

    private static Task<ResourceResponse> OfferAsync(string text, ITurnContext turnContext, CancellationToken cancellationToken)
    {
        var reply = MessageFactory.Text(text);
        reply.SuggestedActions = new SuggestedActions
        {
            Actions = [.. Colours.Select(colour => new CardAction { Title = colour, Type = ActionTypes.ImBack, Value = colour })],
        };
        return turnContext.SendActivityAsync(reply, cancellationToken);
    }
}
