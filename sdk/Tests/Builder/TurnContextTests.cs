using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace TwilioBot.Sdk.Tests.Builder;

public sealed class TurnContextTests
{
    private readonly RecordingAdapter _adapter = new();

    [Fact]
    public void Needs_an_adapter_and_an_activity()
    {
        Assert.Equal("adapter", Assert.Throws<ArgumentNullException>(() => new TurnContext((BotAdapter)null, new Activity())).ParamName);
        Assert.Equal("activity", Assert.Throws<ArgumentNullException>(() => new TurnContext(_adapter, null)).ParamName);
        Assert.Throws<ArgumentNullException>(() => new TurnContext((ITurnContext)null, new Activity()));
        Assert.Throws<ArgumentNullException>(() => new TurnContext(NewTurn(), null));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public async Task Text_to_send_must_say_something(string text)
    {
        var exception = await Assert.ThrowsAsync<ArgumentNullException>(() => NewTurn().SendActivityAsync(text));
        Assert.Equal("textReplyToSend", exception.ParamName);
    }

    [Fact]
    public async Task Nothing_and_empty_lists_are_refused()
    {
        var turn = NewTurn();
        await Assert.ThrowsAsync<ArgumentNullException>(() => turn.SendActivityAsync((IActivity)null));
        await Assert.ThrowsAsync<ArgumentNullException>(() => turn.SendActivitiesAsync(null));
        var empty = await Assert.ThrowsAsync<ArgumentException>(() => turn.SendActivitiesAsync([]));
        Assert.Equal("activities", empty.ParamName);
        await Assert.ThrowsAsync<ArgumentNullException>(() => turn.UpdateActivityAsync(null));
        await Assert.ThrowsAsync<ArgumentNullException>(() => turn.DeleteActivityAsync((string)null));
        await Assert.ThrowsAsync<ArgumentNullException>(() => turn.DeleteActivityAsync((ConversationReference)null));
        Assert.Throws<ArgumentNullException>(() => turn.OnSendActivities(null));
        Assert.Throws<ArgumentNullException>(() => turn.OnUpdateActivity(null));
        Assert.Throws<ArgumentNullException>(() => turn.OnDeleteActivity(null));
    }

    [Fact]
    public async Task A_reply_is_addressed_to_whoever_spoke()
    {
        await NewTurn().SendActivityAsync("hello", "<speak/>", InputHints.ExpectingInput);

        var sent = Assert.Single(_adapter.Sent);
        Assert.Equal(("hello", "<speak/>", InputHints.ExpectingInput), (sent.Text, sent.Speak, sent.InputHint));
        Assert.Equal(("bot", "alice", "talk", "sms"), (sent.From.Id, sent.Recipient.Id, sent.Conversation.Id, sent.ChannelId));
        Assert.Equal(("in-1", "https://channel.example"), (sent.ReplyToId, sent.ServiceUrl));
    }

    [Fact]
    public async Task Responses_come_in_the_order_of_the_activities_and_give_them_their_ids()
    {
        var first = MessageFactory.Text("1");
        var second = MessageFactory.Text("2");

        var responses = await NewTurn().SendActivitiesAsync([first, second]);

        Assert.Equal(["out-1", "out-2"], responses.Select(response => response.Id));
        Assert.Equal(("out-1", "out-2"), (first.Id, second.Id));
    }

    [Fact]
    public async Task Trace_activities_alone_do_not_count_as_a_response()
    {
        var turn = NewTurn();
        await turn.SendActivityAsync(new Activity(ActivityTypes.Trace));
        Assert.False(turn.Responded);

        await turn.SendActivitiesAsync([new Activity(ActivityTypes.Trace), MessageFactory.Text("hi")]);
        Assert.True(turn.Responded);
    }

    [Fact]
    public async Task Send_handlers_nest_in_the_order_they_were_added()
    {
        var calls = new List<string>();
        var turn = NewTurn();
        turn.OnSendActivities(Handler("outer")).OnSendActivities(Handler("inner"));

        await turn.SendActivityAsync("hi");

        Assert.Equal(["outer in", "inner in", "inner out", "outer out"], calls);

        SendActivitiesHandler Handler(string name) => async (_, activities, next) =>
        {
            calls.Add($"{name} in");
            Assert.Single(activities);
            var responses = await next();
            calls.Add($"{name} out");
            return responses;
        };
    }

    [Fact]
    public async Task A_send_handler_may_change_what_is_sent_or_keep_it_back()
    {
        var turn = NewTurn();
        turn.OnSendActivities((_, activities, next) =>
        {
            activities[0].Text = "changed";
            return next();
        });
        await turn.SendActivityAsync("hi");
        Assert.Equal("changed", Assert.Single(_adapter.Sent).Text);

        var silenced = NewTurn();
        silenced.OnSendActivities((_, _, _) => Task.FromResult<ResourceResponse[]>(null));
        var response = await silenced.SendActivityAsync("never");
        Assert.Null(response.Id);
        Assert.False(silenced.Responded);
        Assert.Single(_adapter.Sent);
    }

    [Fact]
    public async Task Replacements_go_through_their_handlers_with_an_address()
    {
        var calls = new List<string>();
        var turn = NewTurn();
        turn.OnUpdateActivity(async (_, activity, next) =>
        {
            calls.Add(activity.Id);
            return await next();
        });

        var response = await turn.UpdateActivityAsync(new Activity(ActivityTypes.Message) { Id = "old" });

        Assert.Equal("old", response.Id);
        Assert.Equal(["old"], calls);
        Assert.Equal("talk", Assert.Single(_adapter.Updated).Conversation.Id);
        Assert.False(turn.Responded);
    }

    [Fact]
    public async Task A_handler_that_does_not_go_on_prevents_updates_and_deletions()
    {
        var turn = NewTurn();
        turn.OnUpdateActivity((_, _, _) => Task.FromResult(new ResourceResponse("kept")));
        turn.OnDeleteActivity((_, _, _) => Task.CompletedTask);

        Assert.Equal("kept", (await turn.UpdateActivityAsync(MessageFactory.Text("x"))).Id);
        await turn.DeleteActivityAsync("old");

        Assert.Empty(_adapter.Updated);
        Assert.Empty(_adapter.Deleted);
    }

    [Fact]
    public async Task Deletion_by_id_names_the_activity_in_this_conversation()
    {
        await NewTurn().DeleteActivityAsync("old");

        var reference = Assert.Single(_adapter.Deleted);
        Assert.Equal(("old", "talk"), (reference.ActivityId, reference.Conversation.Id));
    }

    [Fact]
    public async Task Deletion_by_reference_passes_it_on_as_it_is()
    {
        var reference = new ConversationReference { ActivityId = "elsewhere" };
        await NewTurn().DeleteActivityAsync(reference);
        Assert.Same(reference, Assert.Single(_adapter.Deleted));
    }

    [Fact]
    public async Task Expected_replies_are_buffered_instead_of_sent()
    {
        var incoming = Turn.Message();
        incoming.DeliveryMode = DeliveryModes.ExpectReplies;
        var turn = Turn.With(incoming, _adapter);

        var responses = await turn.SendActivitiesAsync([MessageFactory.Text("1"), new Activity(ActivityTypesEx.InvokeResponse)]);

        Assert.Empty(_adapter.Sent);
        Assert.Equal(2, responses.Length);
        Assert.Equal(2, turn.BufferedReplyActivities.Count);
        Assert.True(turn.Responded);
        Assert.Same(turn.BufferedReplyActivities[1], turn.TurnState.Get<Activity>(BotAdapter.InvokeResponseKey));
    }

    [Fact]
    public async Task A_turn_around_another_activity_shares_state_buffer_and_handlers()
    {
        var calls = 0;
        var turn = NewTurn();
        turn.TurnState.Add("key", "value");
        turn.OnSendActivities((_, _, next) =>
        {
            calls++;
            return next();
        });
        await turn.SendActivityAsync("first");

        var other = new TurnContext(turn, Turn.Message("other"));
        await other.SendActivityAsync("second");

        Assert.Equal("other", other.Activity.Text);
        Assert.Same(turn.TurnState, other.TurnState);
        Assert.Same(turn.BufferedReplyActivities, other.BufferedReplyActivities);
        Assert.True(other.Responded);
        Assert.Equal(2, calls);
    }

    [Fact]
    public void The_locale_can_be_set_and_taken_away()
    {
        var turn = NewTurn();
        Assert.Null(turn.Locale);
        turn.Locale = "es-ES";
        Assert.Equal("es-ES", turn.Locale);
        turn.Locale = null;
        Assert.Null(turn.Locale);
    }

    [Fact]
    public void A_delegating_context_shows_the_same_turn()
    {
        var turn = NewTurn();
        ITurnContext<IMessageActivity> narrowed = new DelegatingTurnContext<IMessageActivity>(turn);

        Assert.Equal("hi", narrowed.Activity.Text);
        Assert.Same(turn.TurnState, narrowed.TurnState);
        Assert.Same(turn.Adapter, narrowed.Adapter);
        Assert.Same(turn, narrowed.OnSendActivities((_, _, next) => next()));
    }

    private TurnContext NewTurn() => Turn.With(adapter: _adapter);
}
