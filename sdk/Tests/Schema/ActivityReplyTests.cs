using Microsoft.Bot.Schema;

namespace TwilioBot.Sdk.Tests.Schema;

public sealed class ActivityReplyTests
{
    [Fact]
    public void A_reply_is_a_message_that_goes_the_other_way()
    {
        var reply = Sample.Message().CreateReply("hi");

        Assert.Equal(ActivityTypes.Message, reply.Type);
        Assert.Equal("hi", reply.Text);
        Assert.Equal(("bot-1", "Bot"), (reply.From.Id, reply.From.Name));
        Assert.Equal(("user-1", "Ana"), (reply.Recipient.Id, reply.Recipient.Name));
        Assert.Equal("activity-1", reply.ReplyToId);
        Assert.Equal("test", reply.ChannelId);
        Assert.Equal("https://service.example/", reply.ServiceUrl);
        Assert.Null(reply.Id);
        Assert.Empty(reply.Attachments);
        Assert.Empty(reply.Entities);
    }

    [Fact]
    public void A_reply_knows_accounts_and_conversation_by_id_and_name_only()
    {
        var reply = Sample.Message().CreateReply();

        Assert.Null(reply.From.Role);
        Assert.Equal(("conversation-1", "Talk", true), (reply.Conversation.Id, reply.Conversation.Name, reply.Conversation.IsGroup));
        Assert.Null(reply.Conversation.ConversationType);
    }

    [Fact]
    public void A_reply_is_stamped_with_the_time_in_utc()
    {
        var before = DateTimeOffset.UtcNow;

        var stamp = Sample.Message().CreateReply().Timestamp;

        Assert.InRange(stamp.Value, before, DateTimeOffset.UtcNow);
        Assert.Equal(TimeSpan.Zero, stamp.Value.Offset);
    }

    [Fact]
    public void A_reply_without_text_has_an_empty_one() => Assert.Equal(string.Empty, Sample.Message().CreateReply().Text);

    [Fact]
    public void A_reply_speaks_the_language_of_the_activity_unless_told_otherwise()
    {
        Assert.Equal("es-MX", Sample.Message().CreateReply("hola").Locale);
        Assert.Equal("en-US", Sample.Message().CreateReply("hi", "en-US").Locale);
    }

    [Fact]
    public void A_reply_can_be_made_where_sender_and_recipient_are_unknown()
    {
        var activity = new Activity { Conversation = new ConversationAccount(id: "c") };

        var reply = activity.CreateReply();

        Assert.Null(reply.From.Id);
        Assert.Null(reply.Recipient.Id);
    }

    [Theory]
    [InlineData("directline", null)]
    [InlineData("WebChat", null)]
    [InlineData("test", "activity-1")]
    public void Direct_Line_and_Web_Chat_take_no_replies_to_a_conversation_update(string channel, string replyTo)
    {
        var update = Sample.Message();
        update.Type = ActivityTypes.ConversationUpdate;
        update.ChannelId = channel;

        Assert.Equal(replyTo, update.CreateReply().ReplyToId);
        Assert.Equal(replyTo, update.CreateTrace("t").ReplyToId);
        Assert.Equal(replyTo, update.GetConversationReference().ActivityId);
    }

    [Fact]
    public void Direct_Line_takes_replies_to_a_message()
    {
        var message = Sample.Message();
        message.ChannelId = "directline";

        Assert.Equal("activity-1", message.CreateReply().ReplyToId);
    }

    [Fact]
    public void A_trace_belongs_to_the_activity_that_it_is_made_from()
    {
        var message = Sample.Message();

        var trace = message.CreateTrace("step", value: 5);

        Assert.Equal(ActivityTypes.Trace, trace.Type);
        Assert.Equal("step", trace.Name);
        Assert.Equal("Int32", trace.ValueType);
        Assert.Equal(nameof(A_trace_belongs_to_the_activity_that_it_is_made_from), trace.Label);
        Assert.Equal("bot-1", trace.From.Id);
        Assert.Equal("user-1", trace.Recipient.Id);
        Assert.Equal("activity-1", trace.ReplyToId);
        Assert.Same(message.Conversation, trace.Conversation);
    }

    [Fact]
    public void A_trace_can_be_made_of_an_activity_without_a_recipient()
    {
        var message = Sample.Message();
        message.Recipient = null;

        Assert.Null(message.CreateTrace("step").From.Id);
    }
}
