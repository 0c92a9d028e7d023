using Microsoft.Bot.Builder.Dialogs;
using TwilioBot.Adapters;

namespace TwilioBot.Dialogs;

/// <summary>"where are you": the bot's place, as a location with name and address.</summary>
public sealed class WhereDialog : ConversationDialog
{
    private readonly BotPlace _place;

    public WhereDialog(People people, BotPlace place)
        : base(nameof(WhereDialog), people)
    {
        _place = place;
        TalkThrough(TellThePlace);
    }

    private async Task<DialogTurnResult> TellThePlace(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        var message = await MessageAsync(step.Context, TwilioMarkdown.Escape(_place.Name), cancellationToken);
        message.Entities = [new TwilioLocation(_place.Latitude, _place.Longitude, _place.Name, _place.Address).ToPlace()];
        await step.Context.SendActivityAsync(message, cancellationToken);
        return await step.EndDialogAsync(null, cancellationToken);
    }
}
