using Microsoft.Bot.Schema;

namespace TwilioBot.Sdk.Tests.Schema;

public sealed class ActivityKindsTests
{
    public static TheoryData<string, Func<Activity, IActivity>> Kinds => new()
    {
        { "message", activity => activity.AsMessageActivity() },
        { "contactRelationUpdate", activity => activity.AsContactRelationUpdateActivity() },
        { "installationUpdate", activity => activity.AsInstallationUpdateActivity() },
        { "conversationUpdate", activity => activity.AsConversationUpdateActivity() },
        { "typing", activity => activity.AsTypingActivity() },
        { "endOfConversation", activity => activity.AsEndOfConversationActivity() },
        { "event", activity => activity.AsEventActivity() },
        { "invoke", activity => activity.AsInvokeActivity() },
        { "messageUpdate", activity => activity.AsMessageUpdateActivity() },
        { "messageDelete", activity => activity.AsMessageDeleteActivity() },
        { "messageReaction", activity => activity.AsMessageReactionActivity() },
        { "suggestion", activity => activity.AsSuggestionActivity() },
        { "trace", activity => activity.AsTraceActivity() },
        { "handoff", activity => activity.AsHandoffActivity() },
        { "command", activity => activity.AsCommandActivity() },
        { "commandResult", activity => activity.AsCommandResultActivity() },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_activity_is_seen_as_its_own_kind(string type, Func<Activity, IActivity> seenAs)
    {
        var activity = new Activity(type);

        Assert.Same(activity, seenAs(activity));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_case_of_a_type_does_not_matter_and_what_follows_a_slash_refines_it(string type, Func<Activity, IActivity> seenAs)
    {
        Assert.NotNull(seenAs(new Activity(type.ToUpperInvariant())));
        Assert.NotNull(seenAs(new Activity(type + "/refined")));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_activity_is_not_seen_as_another_kind(string type, Func<Activity, IActivity> seenAs)
    {
        Assert.Null(seenAs(new Activity(type + "s")));
        Assert.Null(seenAs(new Activity("x" + type)));
        Assert.Null(seenAs(new Activity("unknown")));
        Assert.Null(seenAs(new Activity()));
    }

    [Fact]
    public void A_message_update_is_no_message() => Assert.Null(new Activity(ActivityTypes.MessageUpdate).AsMessageActivity());
}
