using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;

namespace TwilioBot.Sdk.Tests.Builder;

public sealed class TranscriptLoggerMiddlewareTests
{
    private readonly MemoryLogger _log = new();

    [Fact]
    public void A_logger_is_needed()
        => Assert.Throws<ArgumentNullException>(() => new TranscriptLoggerMiddleware(null));

    [Fact]
    public async Task What_is_said_by_both_sides_is_logged_in_order_with_ids_and_times()
    {
        await Talk(async (context, token) =>
        {
            await context.SendActivityAsync(new Activity(ActivityTypes.Typing), token);
            await context.SendActivityAsync("echo", cancellationToken: token);
        });

        Assert.Equal([ActivityTypes.Message, ActivityTypes.Typing, ActivityTypes.Message], _log.Activities.Select(activity => activity.Type));
        Assert.All(_log.Activities, activity => Assert.False(string.IsNullOrEmpty(activity.Id) || activity.Timestamp == null));
        Assert.Equal(RoleTypes.User, _log.Activities[0].From.Role);
    }

    [Fact]
    public async Task What_is_logged_is_a_copy()
    {
        await Talk(async (context, token) =>
        {
            await context.SendActivityAsync("original", cancellationToken: token);
            context.Activity.Text = "changed";
        });
        Assert.Equal("hi", _log.Activities[0].AsMessageActivity().Text);
    }

    [Fact]
    public async Task Updates_and_deletions_are_logged_as_such()
    {
        await Talk(async (context, token) =>
        {
            var sent = await context.SendActivityAsync("first", cancellationToken: token);
            await context.UpdateActivityAsync(new Activity(ActivityTypes.Message) { Id = sent.Id, Text = "second" }, token);
            await context.DeleteActivityAsync(sent.Id, token);
        });

        Assert.Equal([ActivityTypes.Message, ActivityTypes.Message, ActivityTypes.MessageUpdate, ActivityTypes.MessageDelete], _log.Activities.Select(activity => activity.Type));
        Assert.Single(_log.Activities.Skip(1).Select(activity => activity.Id).Distinct());
        Assert.Equal("second", ((Activity)_log.Activities[2]).Text);
    }

    [Fact]
    public async Task The_event_that_continues_a_conversation_is_not_logged()
    {
        var adapter = Turn.TestAdapter().Use(new TranscriptLoggerMiddleware(_log));
        await adapter.ContinueConversationAsync("bot", adapter.Conversation, Turn.Say("news"), default);
        Assert.Equal("news", Assert.Single(_log.Activities).AsMessageActivity().Text);
    }

    [Fact]
    public async Task A_sender_that_is_nobody_is_a_user()
    {
        var activity = new Activity(ActivityTypes.Message) { ChannelId = "sms", Conversation = new ConversationAccount(id: "talk") };
        await new TranscriptLoggerMiddleware(_log).OnTurnAsync(Turn.With(activity), _ => Task.CompletedTask, default);
        Assert.Equal(RoleTypes.User, Assert.Single(_log.Activities).From.Role);
    }

    [Fact]
    public async Task A_log_that_fails_or_never_ends_does_not_disturb_the_conversation()
    {
        foreach (var broken in new Func<Task>[] { () => throw new IOException(), () => Task.FromException(new IOException()), () => new TaskCompletionSource().Task })
        {
            var adapter = Turn.TestAdapter().Use(new TranscriptLoggerMiddleware(new BrokenLogger(broken)));
            await new TestFlow(adapter, Turn.Say("still here")).Test("hi", "still here").StartTestAsync();
        }
    }

    private Task Talk(BotCallbackHandler bot)
        => new TestFlow(Turn.TestAdapter().Use(new TranscriptLoggerMiddleware(_log)), bot).Send("hi").StartTestAsync();

    private sealed class MemoryLogger : ITranscriptLogger
    {
        public List<IActivity> Activities { get; } = [];

        public Task LogActivityAsync(IActivity activity)
        {
            Activities.Add(activity);
            return Task.CompletedTask;
        }
    }

    private sealed class BrokenLogger(Func<Task> log) : ITranscriptLogger
    {
        public Task LogActivityAsync(IActivity activity) => log();
    }
}
