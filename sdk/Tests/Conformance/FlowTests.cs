using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using TwilioBot.Sdk.Tests.Builder;

namespace TwilioBot.Sdk.Tests.Conformance;

/// <summary>The test adapter and flows, as people's tests use them.</summary>
public sealed class FlowTests
{
    private static readonly BotCallbackHandler Echo = (turn, token) => turn.SendActivityAsync($"echo:{turn.Activity.Text}", cancellationToken: token);

    [Theory]
    [InlineData(Channels.Test)]
    [InlineData(Channels.Msteams)]
    [InlineData(Channels.Directline)]
    public async Task Both_sides_see_the_channel_that_was_asked_for(string channel)
    {
        var adapter = new TestAdapter(channel);
        string seen = null;

        await adapter.SendTextToBotAsync("hi", (turn, token) =>
        {
            seen = turn.Activity.ChannelId;
            return turn.SendActivityAsync("reply", cancellationToken: token);
        }, CancellationToken.None);

        Assert.Equal((channel, channel), (seen, adapter.GetNextReply().ChannelId));
    }

    [Fact]
    public void A_conversation_has_a_name_a_user_and_a_bot()
    {
        var reference = TestAdapter.CreateConversation("Name", "Ana", "Robot");

        Assert.Equal(("Name", false), (reference.Conversation.Id, reference.Conversation.IsGroup));
        Assert.Equal(("ana", "Ana", "robot", "Robot"), (reference.User.Id, reference.User.Name, reference.Bot.Id, reference.Bot.Name));
        Assert.Equal(("test", "https://test.com"), (reference.ChannelId, reference.ServiceUrl));
    }

    [Fact]
    public void The_first_conversation_is_between_user1_and_bot()
    {
        var adapter = new TestAdapter();

        Assert.Equal(("user1", "bot", "Conversation1"), (adapter.Conversation.User.Id, adapter.Conversation.Bot.Id, adapter.Conversation.Conversation.Id));
        Assert.Equal(("en-us", "test"), (adapter.Locale, adapter.Conversation.ChannelId));
        Assert.False(adapter.EnableTrace);
        Assert.Null(adapter.GetNextReply());
    }

    [Fact]
    public void Messages_carry_the_locale_and_count_up()
    {
        var adapter = new TestAdapter { Locale = "es-es" };

        var first = adapter.MakeActivity("a");
        var second = adapter.MakeActivity();

        Assert.Equal(("es-es", "message", "a", null), (first.Locale, first.Type, first.Text, second.Text));
        Assert.NotEqual(first.Id, second.Id);
    }

    [Fact]
    public async Task A_sender_that_is_somebody_stays_and_a_bot_or_nobody_becomes_the_user()
    {
        var adapter = new TestAdapter();
        var seen = new List<string>();
        BotCallbackHandler note = (turn, _) =>
        {
            seen.Add(turn.Activity.From.Id);
            return Task.CompletedTask;
        };

        await adapter.ProcessActivityAsync(new Activity { From = new ChannelAccount("ana") }, note);
        await adapter.ProcessActivityAsync(new Activity { From = new ChannelAccount("unknown") }, note);
        await adapter.ProcessActivityAsync(new Activity { From = new ChannelAccount("x", role: RoleTypes.Bot) }, note);
        await adapter.ProcessActivityAsync(new Activity(), note);

        Assert.Equal(["ana", "user1", "user1", "user1"], seen);
    }

    [Fact]
    public async Task A_flow_starts_by_itself_and_ends_with_its_task()
    {
        var flow = new TestFlow(new TestAdapter(), Echo)
            .Test("a", "echo:a")
            .Test("b", "echo:b", "description")
            .Test("c", reply => Assert.Equal("echo:c", reply.AsMessageActivity().Text));

        await flow.StartTestAsync();
        await flow.StartTestAsync();
    }

    [Fact]
    public async Task Any_of_several_replies_will_do_and_case_matters()
    {
        var adapter = new TestAdapter();
        await new TestFlow(adapter, Echo).Send("a").AssertReplyOneOf(["x", "echo:a"]).StartTestAsync();

        var flow = new TestFlow(adapter, Echo).Send("a").AssertReplyOneOf(["ECHO:A"], "my words");
        var wrong = await Assert.ThrowsAsync<InvalidOperationException>(flow.StartTestAsync);
        Assert.Contains("my words", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_reply_is_asserted_by_waiting_for_one()
    {
        await new TestFlow(new TestAdapter(), (_, _) => Task.CompletedTask).Send("a").AssertNoReply("nothing", 20).StartTestAsync();

        var flow = new TestFlow(new TestAdapter(), Echo).Send("a").AssertNoReply("nothing", 20);
        var wrong = await Assert.ThrowsAsync<InvalidOperationException>(flow.StartTestAsync);
        Assert.Contains("nothing", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_that_does_not_come_in_time_cancels_the_flow()
    {
        var flow = new TestFlow(new TestAdapter(), (_, _) => Task.CompletedTask).Send("a").AssertReply("x", timeout: 20);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(flow.StartTestAsync);
    }

    [Fact]
    public async Task A_wrong_description_of_a_wrong_reply_is_in_the_message()
    {
        var flow = new TestFlow(new TestAdapter(), Echo).Test("a", "b", "the second letter");

        var wrong = await Assert.ThrowsAsync<InvalidOperationException>(flow.StartTestAsync);

        Assert.StartsWith("the second letter", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("Expected:b", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("Received:echo:a", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_delay_is_part_of_the_script()
        => await new TestFlow(new TestAdapter(), Echo)
            .Send("a")
            .Delay(1)
            .AssertReply("echo:a")
            .Delay(TimeSpan.FromMilliseconds(1))
            .Test("b", "echo:b")
            .StartTestAsync();

    [Fact]
    public async Task A_transcript_can_be_compared_by_the_test()
    {
        var compared = 0;
        IActivity[] transcript =
        [
            new Activity(ActivityTypes.Message, text: "a") { From = new ChannelAccount("u", role: RoleTypes.User) },
            new Activity(ActivityTypes.Message, text: "anything") { From = new ChannelAccount("b", role: "BOT") },
        ];

        await new TestFlow(new TestAdapter(), Echo).Test(transcript, (expected, actual) =>
        {
            compared++;
            Assert.Equal(("anything", "echo:a"), (expected.AsMessageActivity().Text, actual.AsMessageActivity().Text));
        }).StartTestAsync();

        Assert.Equal(1, compared);
    }

    [Fact]
    public async Task Proactive_turns_use_the_same_queue()
    {
        var adapter = new TestAdapter();

        await ((BotAdapter)adapter).ContinueConversationAsync("app", adapter.Conversation, (turn, token) =>
        {
            Assert.Equal((ActivityTypes.Event, ActivityEventNames.ContinueConversation), (turn.Activity.Type, turn.Activity.Name));
            return turn.SendActivityAsync("news", cancellationToken: token);
        }, CancellationToken.None);

        Assert.Equal("news", adapter.GetNextReply().AsMessageActivity().Text);
    }

    [Fact]
    public async Task Replies_have_ids_and_times_and_answer_the_message()
    {
        var adapter = new TestAdapter();

        await adapter.SendTextToBotAsync("a", Echo, CancellationToken.None);

        var reply = adapter.GetNextReply();
        Assert.False(string.IsNullOrEmpty(reply.Id));
        Assert.NotNull(reply.Timestamp);
        Assert.NotNull(reply.ReplyToId);
        Assert.Equal(("bot", "user1"), (reply.From.Id, reply.Recipient.Id));
    }

    [Fact]
    public async Task Tokens_are_forgotten_when_the_user_signs_out()
    {
        var adapter = new TestAdapter();
        adapter.AddUserToken("one", "test", "user1", "t1");
        adapter.AddUserToken("two", "test", "user1", "t2");
        using var turn = new TurnContext(adapter, new Activity { ChannelId = "test", From = new ChannelAccount("user1") });

        Assert.Equal(2, (await adapter.GetTokenStatusAsync(turn, "user1")).Length);
        Assert.Equal("one", Assert.Single(await adapter.GetTokenStatusAsync(turn, "user1", "one,three")).ConnectionName);
        await adapter.SignOutUserAsync(turn, "one");
        Assert.Null(await adapter.GetUserTokenAsync(turn, "one", null, CancellationToken.None));
        Assert.Equal("t2", (await adapter.GetUserTokenAsync(turn, "two", null, CancellationToken.None)).Token);
        await adapter.SignOutUserAsync(turn);
        Assert.Null(await adapter.GetTokenStatusAsync(turn, "user1"));
    }
}
