using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;

namespace TwilioBot.Sdk.Tests.Builder;

/// <summary>Turns for tests that need no conversation around them.</summary>
internal static class Turn
{
    public static Activity Message(string text = "hi") => new(ActivityTypes.Message)
    {
        Id = "in-1",
        Text = text,
        ChannelId = "sms",
        ServiceUrl = "https://channel.example",
        From = new ChannelAccount("alice", "Alice"),
        Recipient = new ChannelAccount("bot", "Bot"),
        Conversation = new ConversationAccount(id: "talk"),
    };

    public static TurnContext With(Activity activity = null, BotAdapter adapter = null)
        => new(adapter ?? new RecordingAdapter(), activity ?? Message());

    public static BotCallbackHandler Say(string text)
        => (context, cancellation) => context.SendActivityAsync(text, cancellationToken: cancellation);

    public static TestAdapter TestAdapter([System.Runtime.CompilerServices.CallerMemberName] string name = "")
        => new(Microsoft.Bot.Builder.Adapters.TestAdapter.CreateConversation(name));
}
