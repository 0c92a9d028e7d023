using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Schema;

namespace TwilioBot.Delivery.State;

public sealed partial class StateTypeMap
{
    /// <summary>What an activity kept in a prompt's options may hold.</summary>
    private void AddSchemaTypes()
    {
        Add<Activity>("activity");
        Add<Attachment>("attachment");
        Add<AttachmentData>("attachment-data");
        Add<CardAction>("card-action");
        Add<CardImage>("card-image");
        Add<ChannelAccount>("channel-account");
        Add<ConversationAccount>("conversation-account");
        Add<ConversationReference>("conversation-reference");
        Add<Entity>("entity");
        Add<Fact>("fact");
        Add<GeoCoordinates>("geo-coordinates");
        Add<HeroCard>("hero-card");
        Add<MediaUrl>("media-url");
        Add<Mention>("mention");
        Add<Place>("place");
        Add<ReceiptCard>("receipt-card");
        Add<ReceiptItem>("receipt-item");
        Add<ResourceResponse>("resource-response");
        Add<SuggestedActions>("suggested-actions");
        Add<ThumbnailCard>("thumbnail-card");
        Add<ThumbnailUrl>("thumbnail-url");
        Add<TokenResponse>("token-response");
    }

    /// <summary>What dialogs and prompts keep from one turn to the next, and the answers that waterfalls collect.</summary>
    private void AddDialogTypes()
    {
        Add<Choice>("choice");
        Add<ChoiceFactoryOptions>("choice-factory-options");
        Add<DateTimeResolution>("datetime-resolution");
        Add<DialogInstance>("dialog-instance");
        Add<DialogReason>("dialog-reason");
        Add<DialogState>("dialog-state");
        Add<DialogTurnStatus>("dialog-turn-status");
        Add<FoundChoice>("found-choice");
        Add<FoundValue>("found-value");
        Add<ListStyle>("list-style");
        Add<PersistedState>("persisted-state");
        Add<PromptOptions>("prompt-options");
    }
}
