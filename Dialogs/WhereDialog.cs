using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Schema;
using TwilioBot.Adapters;

namespace TwilioBot.Dialogs;

/// <summary>"where are you": the bot's place, as a location with name and address; where the channel has cards, on one with a map.</summary>
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
        var location = new TwilioLocation(_place.Latitude, _place.Longitude, _place.Name, _place.Address);
        message.Entities = [location.ToPlace()];
        if (Channel.SupportsCardActions(Channel.GetChannelId(step.Context), 1))
        {
            message.Attachments = [await CardAsync(step.Context, location, cancellationToken)];
        }

        await step.Context.SendActivityAsync(message, cancellationToken);
        return await step.EndDialogAsync(null, cancellationToken);
    }

    private async Task<Attachment> CardAsync(ITurnContext turn, TwilioLocation location, CancellationToken cancellationToken)
    {
        var map = $"https://www.google.com/maps/search/?api=1&query={location.Coordinates}";
        var card = new HeroCard
        {
            Title = _place.Name,
            Subtitle = _place.Address,
            Buttons = [new CardAction(ActionTypes.OpenUrl, await TextAsync(turn, "Map", [], cancellationToken), value: map)],
        };
        return card.ToAttachment();
    }
}
