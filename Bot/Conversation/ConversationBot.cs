using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;
using TwilioBot.Dialogs;

namespace TwilioBot.Conversation;

/// <summary>
/// The bot: messages and newcomers go to <see cref="MainDialog"/>, whatever else arrives is ignored. State is saved once, when the turn
/// went well; a turn that fails leaves it as it was.
/// </summary>
public sealed class ConversationBot(MainDialog dialog, ConversationState conversationState, UserState userState) : ActivityHandler
{
    /// <summary>So many newcomers are remembered, the latest; channels repeat themselves soon or not at all.</summary>
    private const int MostGreeted = 50;

    private readonly IStatePropertyAccessor<DialogState> _dialogState = conversationState.CreateProperty<DialogState>(nameof(DialogState));
    private readonly IStatePropertyAccessor<List<string>> _greeted = conversationState.CreateProperty<List<string>>("Greeted");

    public override async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        await base.OnTurnAsync(turnContext, cancellationToken);
        await conversationState.SaveChangesAsync(turnContext, force: false, cancellationToken);
        await userState.SaveChangesAsync(turnContext, force: false, cancellationToken);
    }

    protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
        dialog.RunAsync(turnContext, _dialogState, cancellationToken);

    /// <summary>Greets whoever joins, once: channels tell of the same newcomer twice.</summary>
    protected override async Task OnMembersAddedAsync(
        IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        var greeted = await _greeted.GetAsync(turnContext, () => [], cancellationToken);
        var newcomers = membersAdded
            .Select(member => member.Id)
            .Where(id => id is not null && id != turnContext.Activity.Recipient?.Id)
            .Except(greeted)
            .ToList();
        if (newcomers.Count == 0) return;

        await dialog.RunAsync(turnContext, _dialogState, cancellationToken);
        await _greeted.SetAsync(turnContext, [.. greeted.Concat(newcomers).TakeLast(MostGreeted)], cancellationToken);
    }
}
