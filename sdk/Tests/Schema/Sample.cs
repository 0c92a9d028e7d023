using Microsoft.Bot.Schema;

namespace TwilioBot.Sdk.Tests.Schema;

/// <summary>Activities as they arrive.</summary>
internal static class Sample
{
    public static Activity Message(string text = "hello") => new()
    {
        Type = ActivityTypes.Message,
        Id = "activity-1",
        Text = text,
        ChannelId = "test",
        Locale = "es-MX",
        ServiceUrl = "https://service.example/",
        From = new ChannelAccount("user-1", "Ana", RoleTypes.User),
        Recipient = new ChannelAccount("bot-1", "Bot", RoleTypes.Bot),
        Conversation = new ConversationAccount(isGroup: true, conversationType: "group", id: "conversation-1", name: "Talk"),
    };
}
