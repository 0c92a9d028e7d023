using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace FrameworkBots;

/// <summary>Whether a person has been greeted; kept with the person, so that another conversation does not greet again.</summary>
public class WelcomeState
{
    public bool Greeted { get; set; }
}

/// <summary>Greets everybody who joins, and explains itself to those it hears from for the first time.</summary>
public class WelcomeBot(UserState userState) : ActivityHandler
{
    public const string Greeting = "Welcome!";
    public const string Introduction = "This is the first message I have from you. Type anything and I will know you from now on.";

    private readonly IStatePropertyAccessor<WelcomeState> _welcome = userState.CreateProperty<WelcomeState>(nameof(WelcomeState));

    public override async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        await base.OnTurnAsync(turnContext, cancellationToken);
        await userState.SaveChangesAsync(turnContext, cancellationToken: cancellationToken);
    }

    protected override async Task OnMembersAddedAsync(
        IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        foreach (var member in membersAdded)
        {
            if (member.Id != turnContext.Activity.Recipient.Id)
            {
                await turnContext.SendActivityAsync($"{Greeting} Hello, {member.Name}.", cancellationToken: cancellationToken);
            }
        }
    }

    protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
    {
        var welcome = await _welcome.GetAsync(turnContext, () => new WelcomeState(), cancellationToken);
        if (!welcome.Greeted)
        {
            welcome.Greeted = true;
            await turnContext.SendActivityAsync(Introduction, cancellationToken: cancellationToken);
            return;
        }

        await turnContext.SendActivityAsync($"You said {turnContext.Activity.Text}", cancellationToken: cancellationToken);
    }
}
