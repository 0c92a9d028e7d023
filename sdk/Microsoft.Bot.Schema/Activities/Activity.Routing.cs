namespace Microsoft.Bot.Schema;

/// <content>Where an activity belongs.</content>
public partial class Activity
{
    // Direct Line and Web Chat make up the id of a conversation update, so nothing can reply to it there.
    private string IdToReplyTo
        => string.Equals(Type, ActivityTypes.ConversationUpdate, StringComparison.OrdinalIgnoreCase)
            && (string.Equals(ChannelId, "directline", StringComparison.OrdinalIgnoreCase)
                || string.Equals(ChannelId, "webchat", StringComparison.OrdinalIgnoreCase))
            ? null
            : Id;

    public ConversationReference GetConversationReference() => new()
    {
        ActivityId = IdToReplyTo,
        User = From,
        Bot = Recipient,
        Conversation = Conversation,
        ChannelId = ChannelId,
        Locale = Locale,
        ServiceUrl = ServiceUrl,
    };

    /// <summary>A reference to what was sent, to update or delete it later.</summary>
    public ConversationReference GetReplyConversationReference(ResourceResponse reply)
    {
        var reference = GetConversationReference();
        reference.ActivityId = reply.Id;
        return reference;
    }

    /// <summary>Addresses this activity to the conversation: from the bot, or from the user when it is incoming.</summary>
    public Activity ApplyConversationReference(ConversationReference reference, bool isIncoming = false)
    {
        ChannelId = reference.ChannelId;
        ServiceUrl = reference.ServiceUrl;
        Conversation = reference.Conversation;
        Locale = reference.Locale ?? Locale;

        if (isIncoming)
        {
            From = reference.User;
            Recipient = reference.Bot;
            Id = reference.ActivityId ?? Id;
        }
        else
        {
            From = reference.Bot;
            Recipient = reference.User;
            ReplyToId = reference.ActivityId ?? ReplyToId;
        }

        return this;
    }

    /// <summary>Whether it came over a socket: streaming connections have a service address that is not http(s).</summary>
    public bool IsFromStreamingConnection()
        => ServiceUrl != null && !ServiceUrl.StartsWith("http", StringComparison.InvariantCultureIgnoreCase);
}
