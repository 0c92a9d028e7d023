using System.Globalization;
using Microsoft.Bot.Schema;

namespace TwilioBot.Sdk.Tests.Schema;

public sealed class ConversationReferenceTests
{
    [Fact]
    public void A_reference_points_at_the_activity_that_it_is_taken_from()
    {
        var message = Sample.Message();

        var reference = message.GetConversationReference();

        Assert.Equal("activity-1", reference.ActivityId);
        Assert.Same(message.From, reference.User);
        Assert.Same(message.Recipient, reference.Bot);
        Assert.Same(message.Conversation, reference.Conversation);
        Assert.Equal(("test", "es-MX", "https://service.example/"), (reference.ChannelId, reference.Locale, reference.ServiceUrl));
    }

    [Fact]
    public void A_reference_to_a_reply_points_at_what_was_sent()
    {
        var reference = Sample.Message().GetReplyConversationReference(new ResourceResponse("sent-1"));

        Assert.Equal("sent-1", reference.ActivityId);
        Assert.Equal("user-1", reference.User.Id);
    }

    [Fact]
    public void An_outgoing_activity_goes_from_the_bot_to_the_user()
    {
        var reference = Sample.Message().GetConversationReference();

        var activity = new Activity { Id = "own" }.ApplyConversationReference(reference);

        Assert.Equal("bot-1", activity.From.Id);
        Assert.Equal("user-1", activity.Recipient.Id);
        Assert.Equal("activity-1", activity.ReplyToId);
        Assert.Equal("own", activity.Id);
        Assert.Same(reference.Conversation, activity.Conversation);
        Assert.Equal(("test", "es-MX", "https://service.example/"), (activity.ChannelId, activity.Locale, activity.ServiceUrl));
    }

    [Fact]
    public void An_incoming_activity_goes_from_the_user_to_the_bot_and_takes_the_id()
    {
        var reference = Sample.Message().GetConversationReference();

        var activity = new Activity { Id = "own" }.ApplyConversationReference(reference, isIncoming: true);

        Assert.Equal("user-1", activity.From.Id);
        Assert.Equal("bot-1", activity.Recipient.Id);
        Assert.Equal("activity-1", activity.Id);
        Assert.Null(activity.ReplyToId);
    }

    [Fact]
    public void What_a_reference_does_not_know_stays_as_it_is()
    {
        var activity = new Activity { Id = "own", ReplyToId = "asked", Locale = "en-US" };

        activity.ApplyConversationReference(new ConversationReference());
        activity.ApplyConversationReference(new ConversationReference(), isIncoming: true);

        Assert.Equal(("own", "asked", "en-US"), (activity.Id, activity.ReplyToId, activity.Locale));
    }

    [Fact]
    public void Going_on_with_a_conversation_is_an_event_from_the_user()
    {
        var reference = Sample.Message().GetConversationReference();

        var activity = reference.GetContinuationActivity();

        Assert.Equal((ActivityTypes.Event, "ContinueConversation"), (activity.Type, activity.Name));
        Assert.True(Guid.TryParse(activity.Id, out _));
        Assert.Same(reference.User, activity.From);
        Assert.Same(reference.Bot, activity.Recipient);
        Assert.Same(reference.Conversation, activity.Conversation);
        Assert.Same(reference, activity.RelatesTo);
        Assert.Equal(("test", "es-MX", "https://service.example/"), (activity.ChannelId, activity.Locale, activity.ServiceUrl));
    }

    [Fact]
    public void A_culture_gives_a_reference_its_locale()
        => Assert.Equal("es-MX", new ConversationReference(CultureInfo.GetCultureInfo("es-MX"), activityId: "1").Locale);

    [Theory]
    [InlineData("https://x", false)]
    [InlineData("HTTP://x", false)]
    [InlineData("urn:botframework:WebSocket:https://x", true)]
    [InlineData(null, false)]
    public void An_address_that_is_not_http_is_a_streaming_connection(string serviceUrl, bool streaming)
        => Assert.Equal(streaming, new Activity { ServiceUrl = serviceUrl }.IsFromStreamingConnection());

    [Fact]
    public void The_locale_of_any_activity_can_be_read_and_set()
    {
        IActivity activity = Activity.CreateTypingActivity();

        activity.SetLocale("es");

        Assert.Equal("es", activity.GetLocale());
    }
}
