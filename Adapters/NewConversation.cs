using Microsoft.Bot.Schema;

namespace TwilioBot.Adapters;

/// <summary>Conversations that we begin.</summary>
internal static class NewConversation
{
    /// <summary>The event in whose turn the bot writes first.</summary>
    public static Activity EventFor(
        ConversationParameters parameters, string channelId, IEnumerable<string> ourAddresses, Func<string, string> toAddress)
    {
        if (parameters.Members is not [{ Id.Length: > 0 } member])
        {
            throw new ArgumentException(
                "Twilio's conversations have exactly one member, whose id is a number. Write to several people one by one.",
                nameof(parameters));
        }

        var ours = parameters.Bot?.Id is { Length: > 0 } given ? toAddress(given) : ourAddresses.FirstOrDefault()
            ?? throw new ArgumentException("There is no number to write from. Name one in Bot, or configure one.", nameof(parameters));
        var theirs = toAddress(member.Id);

        return new Activity
        {
            Type = ActivityTypes.Event,
            Name = ActivityEventNames.CreateConversation,
            Id = Guid.NewGuid().ToString("n"),
            ChannelId = channelId,
            From = new ChannelAccount(theirs, member.Name, RoleTypes.User),
            Recipient = new ChannelAccount(ours, parameters.Bot?.Name, RoleTypes.Bot),
            Conversation = new ConversationAccount(isGroup: false, id: TwilioConversation.IdOf(ours, theirs)),
            ChannelData = parameters.ChannelData,
        };
    }
}
