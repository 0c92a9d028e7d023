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
    private readonly IStatePropertyAccessor<DialogState> _dialogState = conversationState.CreateProperty<DialogState>(nameof(DialogState));

    public override async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        await base.OnTurnAsync(turnContext, cancellationToken);
        await conversationState.SaveChangesAsync(turnContext, force: false, cancellationToken);
        await userState.SaveChangesAsync(turnContext, force: false, cancellationToken);
    }

    protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
        dialog.RunAsync(turnContext, _dialogState, cancellationToken);

    protected override Task OnMembersAddedAsync(
        IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        var somebodyElse = membersAdded.Any(member => member.Id != turnContext.Activity.Recipient?.Id);
        return somebodyElse ? dialog.RunAsync(turnContext, _dialogState, cancellationToken) : Task.CompletedTask;
    }
}
