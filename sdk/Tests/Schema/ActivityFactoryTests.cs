using Microsoft.Bot.Schema;

namespace TwilioBot.Sdk.Tests.Schema;

public sealed class ActivityFactoryTests
{
    public static TheoryData<IActivity, string> Factories => new()
    {
        { Activity.CreateMessageActivity(), "message" },
        { Activity.CreateContactRelationUpdateActivity(), "contactRelationUpdate" },
        { Activity.CreateConversationUpdateActivity(), "conversationUpdate" },
        { Activity.CreateTypingActivity(), "typing" },
        { Activity.CreateHandoffActivity(), "handoff" },
        { Activity.CreateEndOfConversationActivity(), "endOfConversation" },
        { Activity.CreateEventActivity(), "event" },
        { Activity.CreateInvokeActivity(), "invoke" },
        { Activity.CreateTraceActivity("name"), "trace" },
    };

    [Theory]
    [MemberData(nameof(Factories))]
    public void A_factory_sets_the_type_and_nothing_that_routes(IActivity activity, string type)
    {
        Assert.Equal(type, activity.Type);
        Assert.Null(activity.Id);
        Assert.Null(activity.Timestamp);
        Assert.Null(activity.Conversation);
    }

    [Fact]
    public void A_new_message_has_empty_lists_of_attachments_and_entities()
    {
        var message = Activity.CreateMessageActivity();

        Assert.Empty(message.Attachments);
        Assert.Empty(message.Entities);
    }

    [Fact]
    public void A_new_conversation_update_has_empty_lists_of_members()
    {
        var update = Activity.CreateConversationUpdateActivity();

        Assert.Empty(update.MembersAdded);
        Assert.Empty(update.MembersRemoved);
    }

    [Fact]
    public void An_activity_made_without_a_factory_has_no_lists()
    {
        var activity = new Activity();

        Assert.Null(activity.Type);
        Assert.Null(activity.Attachments);
        Assert.Null(activity.Entities);
        Assert.Empty(activity.Properties);
    }

    [Fact]
    public void A_trace_takes_its_value_type_from_the_value_and_its_label_from_the_caller()
    {
        var trace = Activity.CreateTraceActivity("step", value: new ResourceResponse("1"));

        Assert.Equal("step", trace.Name);
        Assert.Equal("ResourceResponse", trace.ValueType);
        Assert.Equal(nameof(A_trace_takes_its_value_type_from_the_value_and_its_label_from_the_caller), trace.Label);
        Assert.Equal("1", ((ResourceResponse)trace.Value).Id);
    }

    [Fact]
    public void A_trace_keeps_the_value_type_and_label_that_it_is_given()
    {
        var trace = Activity.CreateTraceActivity("step", "my/type", 5, "label");

        Assert.Equal("my/type", trace.ValueType);
        Assert.Equal("label", trace.Label);
    }

    [Fact]
    public void A_trace_without_a_value_has_no_value_type() => Assert.Null(Activity.CreateTraceActivity("step").ValueType);
}
