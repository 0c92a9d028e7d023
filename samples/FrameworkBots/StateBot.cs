using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace FrameworkBots;

/// <summary>What the bot knows of a person, in every conversation.</summary>
public class UserProfile
{
    public string? Name { get; set; }

    public int Age { get; set; }

    public string? Transport { get; set; }

    public Attachment? Picture { get; set; }
}

/// <summary>Where one conversation stands.</summary>
public class ConversationData
{
    public bool AskedForName { get; set; }

    public int Messages { get; set; }

    public string? ChannelId { get; set; }
}

/// <summary>Learns a name once per person and counts the messages of each conversation.</summary>
public class StateBot(ConversationState conversationState, UserState userState) : ActivityHandler
{
    private readonly IStatePropertyAccessor<ConversationData> _data = conversationState.CreateProperty<ConversationData>(nameof(ConversationData));
    private readonly IStatePropertyAccessor<UserProfile> _profile = userState.CreateProperty<UserProfile>(nameof(UserProfile));

    public override async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        await base.OnTurnAsync(turnContext, cancellationToken);
        await conversationState.SaveChangesAsync(turnContext, false, cancellationToken);
        await userState.SaveChangesAsync(turnContext, false, cancellationToken);
    }

    protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
    {
        var data = await _data.GetAsync(turnContext, () => new ConversationData(), cancellationToken);
        var profile = await _profile.GetAsync(turnContext, () => new UserProfile(), cancellationToken);
        data.Messages++;
        data.ChannelId = turnContext.Activity.ChannelId;

        if (!string.IsNullOrEmpty(profile.Name))
        {
            await turnContext.SendActivityAsync(
                $"{profile.Name} sent message {data.Messages} on {data.ChannelId}: {turnContext.Activity.Text}",
                cancellationToken: cancellationToken);
        }
        else if (data.AskedForName)
        {
            profile.Name = turnContext.Activity.Text?.Trim();
            data.AskedForName = false;
            await turnContext.SendActivityAsync($"Thanks {profile.Name}.", cancellationToken: cancellationToken);
        }
        else
        {
            data.AskedForName = true;
            await turnContext.SendActivityAsync("What is your name?", cancellationToken: cancellationToken);
        }
    }
}
