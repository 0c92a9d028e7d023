using Microsoft.Bot.Schema;

namespace TwilioBot.Sdk.Tests.Schema;

public sealed class MentionTests
{
    [Fact]
    public void It_is_known_who_is_mentioned()
    {
        var message = Mentioning("<at>Bot</at> hello", "bot-1", "<at>Bot</at>");

        Assert.True(message.MentionsId("bot-1"));
        Assert.False(message.MentionsId("user-1"));
        Assert.True(message.MentionsRecipient());
    }

    [Fact]
    public void A_mention_is_taken_out_as_it_is_written_and_the_rest_is_trimmed()
    {
        var message = Mentioning("<AT>Bot</AT> hello\n", "bot-1", "<at>Bot</at>");

        Assert.Equal("hello", message.RemoveRecipientMention());
        Assert.Equal("hello", message.Text);
    }

    [Fact]
    public void A_mention_without_text_is_taken_out_by_the_name_in_its_tag()
    {
        var message = Mentioning("<at>Ana</at> hello", "bot-1", null, "Ana");

        Assert.Equal("hello", message.RemoveRecipientMention());
    }

    [Fact]
    public void The_text_of_a_mention_is_no_pattern()
    {
        var message = Mentioning("@bot (test) hello", "bot-1", "@bot (test)");

        Assert.Equal("hello", message.RemoveMentionText("bot-1"));
    }

    [Fact]
    public void Mentions_of_others_stay()
    {
        var message = Mentioning("@luis hello", "user-2", "@luis");

        Assert.Equal("@luis hello", message.RemoveRecipientMention());
    }

    private static IMessageActivity Mentioning(string text, string id, string written, string name = "Bot")
    {
        var message = Sample.Message(text);
        var mention = new Entity();
        mention.SetAs(new Mention(new ChannelAccount(id, name), written));
        message.Entities = [mention];
        return message;
    }
}
