using Microsoft.Bot.Builder.Dialogs;
using TwilioBot.Adapters;

namespace TwilioBot.Dialogs;

/// <summary>"order": confirms an order through the template <c>order</c>, whose text lies in the settings.</summary>
public sealed class OrderDialog : ConversationDialog
{
    private const string Template = "order";
    private const string OrderNumber = "O12235234";

    public OrderDialog(People people)
        : base(nameof(OrderDialog), people) => TalkThrough(Confirm);

    private async Task<DialogTurnResult> Confirm(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        var person = await People.ProfileAsync(step.Context, cancellationToken);
        var name = person.Name ?? await TextAsync(step.Context, "NoName", [], cancellationToken);
        var message = await MessageAsync(step.Context, markdown: null, cancellationToken);
        message.ChannelData = new TwilioTemplate(Template, [name, OrderNumber]);
        await step.Context.SendActivityAsync(message, cancellationToken);
        return await step.EndDialogAsync(null, cancellationToken);
    }
}
