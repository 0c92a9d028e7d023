using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace TwilioBot.Sdk.Tests.Builder;

public sealed class TestAdapterTests
{
    private readonly TestAdapter _adapter = new();

    [Fact]
    public void A_conversation_is_there_from_the_start()
    {
        var reference = _adapter.Conversation;
        Assert.Equal((Channels.Test, "https://test.com"), (reference.ChannelId, reference.ServiceUrl));
        Assert.Equal(("user1", "bot", "Conversation1"), (reference.User.Id, reference.Bot.Id, reference.Conversation.Id));
        Assert.Equal("en-us", _adapter.Locale);
        Assert.Equal(Channels.Line, new TestAdapter(Channels.Line).Conversation.ChannelId);

        var named = TestAdapter.CreateConversation("talk", "Alice", "Echo");
        Assert.Equal(("talk", "alice", "Alice", "echo"), (named.Conversation.Id, named.User.Id, named.User.Name, named.Bot.Id));
    }

    [Fact]
    public async Task Activities_are_addressed_and_numbered()
    {
        var seen = new List<Activity>();
        Task Bot(ITurnContext context, CancellationToken token)
        {
            seen.Add(context.Activity);
            return Task.CompletedTask;
        }

        await _adapter.ProcessActivityAsync(new Activity { From = new ChannelAccount("carol") }, Bot);
        await _adapter.ProcessActivityAsync(new Activity { From = new ChannelAccount("bot", role: RoleTypes.Bot) }, Bot);
        await _adapter.SendTextToBotAsync("hi", Bot, default);

        Assert.Equal(["carol", "user1", "user1"], seen.Select(activity => activity.From.Id));
        Assert.Equal(3, seen.Select(activity => activity.Id).Distinct().Count());
        Assert.All(seen, activity =>
        {
            Assert.Equal((ActivityTypes.Message, "bot", "Conversation1"), (activity.Type, activity.Recipient.Id, activity.Conversation.Id));
            Assert.NotNull(activity.Timestamp);
            Assert.NotNull(activity.LocalTimestamp);
        });
        Assert.Equal(("hi", "en-us"), (seen[2].Text, seen[2].Locale));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task Traces_are_queued_when_asked_for(bool enabled, int expected)
    {
        var adapter = new TestAdapter(sendTraceActivity: enabled);
        Assert.Equal(enabled, adapter.EnableTrace);
        await adapter.SendTextToBotAsync("hi", (context, token) => context.SendActivityAsync(new Activity(ActivityTypes.Trace), token), default);
        Assert.Equal(expected, adapter.ActiveQueue.Count);
    }

    [Fact]
    public async Task A_delay_is_waited_for_and_not_queued()
    {
        await _adapter.SendTextToBotAsync("hi", (context, token) => context.SendActivityAsync(new Activity(ActivityTypesEx.Delay) { Value = 1L }, token), default);
        Assert.Null(_adapter.GetNextReply());
    }

    [Fact]
    public async Task Queued_replies_can_be_replaced_and_deleted()
    {
        await _adapter.SendTextToBotAsync(
            "hi",
            async (context, token) =>
            {
                var first = await context.SendActivityAsync("1", cancellationToken: token);
                var second = await context.SendActivityAsync("2", cancellationToken: token);
                var updated = await context.UpdateActivityAsync(new Activity(ActivityTypes.Message) { Id = first.Id, Text = "one" }, token);
                Assert.Equal(first.Id, updated.Id);
                Assert.Null((await context.UpdateActivityAsync(new Activity(ActivityTypes.Message) { Id = "none" }, token)).Id);
                await context.DeleteActivityAsync(second.Id, token);
            },
            default);

        Assert.Equal("one", _adapter.GetNextReply().AsMessageActivity().Text);
        Assert.Null(_adapter.GetNextReply());
    }

    [Fact]
    public async Task Those_who_wait_for_replies_are_served_in_turn()
    {
        using var gone = new CancellationTokenSource();
        var cancelled = _adapter.GetNextReplyAsync(gone.Token);
        var first = _adapter.GetNextReplyAsync();
        var second = _adapter.GetNextReplyAsync();
        await gone.CancelAsync();

        await _adapter.SendTextToBotAsync("hi", (context, token) => context.SendActivitiesAsync([MessageFactory.Text("1"), MessageFactory.Text("2"), MessageFactory.Text("3")], token), default);

        await Assert.ThrowsAsync<TaskCanceledException>(() => cancelled);
        Assert.Equal("1", (await first).AsMessageActivity().Text);
        Assert.Equal("2", (await second).AsMessageActivity().Text);
        Assert.Equal("3", (await _adapter.GetNextReplyAsync()).AsMessageActivity().Text);
    }

    [Fact]
    public async Task A_new_conversation_starts_with_an_update_and_an_empty_queue()
    {
        await _adapter.SendTextToBotAsync("hi", Turn.Say("old"), default);
        Activity seen = null;
        await _adapter.CreateConversationAsync(
            "test",
            (context, _) =>
            {
                seen = context.Activity;
                return Task.CompletedTask;
            },
            default);
        Assert.Equal(ActivityTypes.ConversationUpdate, seen.Type);
        Assert.False(string.IsNullOrEmpty(seen.Conversation.Id));
        Assert.Empty(_adapter.ActiveQueue);
    }

    [Fact]
    public async Task Sending_checks_its_arguments()
    {
        await Assert.ThrowsAsync<ArgumentNullException>(() => _adapter.SendActivitiesAsync(null, [new Activity()], default));
        await Assert.ThrowsAsync<ArgumentNullException>(() => _adapter.SendActivitiesAsync(Turn.With(), null, default));
        await Assert.ThrowsAsync<ArgumentException>(() => _adapter.SendActivitiesAsync(Turn.With(), [], default));
    }

    [Fact]
    public async Task Tokens_are_found_by_user_or_after_the_magic_code()
    {
        var turn = Turn.With();
        Assert.Null(await _adapter.GetUserTokenAsync(turn, "link", null, default));

        _adapter.AddUserToken("link", "sms", "alice", "token", "123");
        Assert.Null(await _adapter.GetUserTokenAsync(turn, "link", null, default));
        Assert.Null(await _adapter.GetUserTokenAsync(turn, "link", "999", default));
        Assert.Equal("token", (await _adapter.GetUserTokenAsync(turn, "link", "123", default)).Token);
        Assert.Equal("token", (await _adapter.GetUserTokenAsync(turn, "link", null, default)).Token);
        Assert.Equal("link", Assert.Single(await _adapter.GetTokenStatusAsync(turn, "alice")).ConnectionName);
        Assert.Null(await _adapter.GetTokenStatusAsync(turn, "alice", "other"));

        await _adapter.SignOutUserAsync(turn, "other");
        Assert.NotNull(await _adapter.GetUserTokenAsync(turn, "link", null, default));
        await _adapter.SignOutUserAsync(turn);
        Assert.Null(await _adapter.GetUserTokenAsync(turn, "link", null, default));
    }

    [Fact]
    public async Task Tokens_are_exchanged_as_told()
    {
        var turn = Turn.With();
        var request = new TokenExchangeRequest { Token = "mine" };
        Assert.Null(await _adapter.ExchangeTokenAsync(turn, "link", "alice", request));

        _adapter.AddExchangeableToken("link", "sms", "alice", "mine", "yours");
        Assert.Equal("yours", (await _adapter.ExchangeTokenAsync(turn, "link", "alice", request)).Token);

        _adapter.ThrowOnExchangeRequest("link", "sms", "alice", "mine");
        await Assert.ThrowsAsync<InvalidOperationException>(() => _adapter.ExchangeTokenAsync(turn, "link", "alice", request));
        Assert.Equal("https://fake.com/oauthsignin/link/sms/alice", (await _adapter.GetSignInResourceAsync(turn, "link", "alice")).SignInLink);
        Assert.Equal("https://fake.com/oauthsignin/link/sms", await _adapter.GetOauthSignInLinkAsync(turn, "link", default));
        Assert.Empty(await _adapter.GetAadTokensAsync(turn, "link", []));
    }
}
