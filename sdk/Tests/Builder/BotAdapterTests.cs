using System.Globalization;
using System.Security.Claims;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.TraceExtensions;
using Microsoft.Bot.Schema;

namespace TwilioBot.Sdk.Tests.Builder;

public sealed class BotAdapterTests
{
    private readonly RecordingAdapter _adapter = new();

    [Fact]
    public async Task Exceptions_reach_the_caller_when_nobody_handles_them()
    {
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => _adapter.RunAsync(Turn.With(adapter: _adapter), Fail));
        Assert.Equal("mine", thrown.Message);
    }

    [Fact]
    public async Task An_error_handler_gets_the_exception_and_the_turn_in_which_it_was_thrown()
    {
        (ITurnContext Turn, Exception Exception) seen = default;
        _adapter.OnTurnError = (context, exception) =>
        {
            seen = (context, exception);
            return Task.CompletedTask;
        };
        var turn = Turn.With(adapter: _adapter);

        await _adapter.RunAsync(turn, Fail);

        Assert.Same(turn, seen.Turn);
        Assert.Equal("mine", seen.Exception.Message);
    }

    [Fact]
    public async Task What_the_error_handler_throws_reaches_the_caller()
    {
        _adapter.OnTurnError = (_, _) => throw new NotSupportedException();
        await Assert.ThrowsAsync<NotSupportedException>(() => _adapter.RunAsync(Turn.With(adapter: _adapter), Fail));
    }

    [Fact]
    public async Task A_turn_runs_in_the_culture_of_its_activity()
    {
        var message = Turn.Message();
        message.Locale = "de-DE";
        CultureInfo culture = null;
        var turn = Turn.With(message, _adapter);

        await _adapter.RunAsync(turn, (_, _) =>
        {
            culture = CultureInfo.CurrentCulture;
            return Task.CompletedTask;
        });

        Assert.Equal("de-DE", culture?.Name);
        Assert.Equal("de-DE", turn.Locale);
    }

    [Fact]
    public async Task A_locale_that_is_none_leaves_the_turn_in_the_culture_it_started_in()
    {
        var message = Turn.Message();
        message.Locale = "not a locale at all";
        var turn = Turn.With(message, _adapter);
        var before = CultureInfo.CurrentCulture;
        CultureInfo culture = null;

        await _adapter.RunAsync(turn, (_, _) =>
        {
            culture = CultureInfo.CurrentCulture;
            return Task.CompletedTask;
        });

        Assert.Equal(before, culture);
        Assert.Equal(before.Name, turn.Locale);
    }

    [Fact]
    public async Task A_conversation_is_continued_with_an_event_through_the_middleware()
    {
        var passed = 0;
        _adapter.Use(new AnonymousReceiveMiddleware((_, next, token) =>
        {
            passed++;
            return next(token);
        }));
        Activity seen = null;

        await _adapter.ContinueConversationAsync(
            "bot",
            Turn.Message().GetConversationReference(),
            async (context, token) =>
            {
                await Task.Yield();
                seen = context.Activity;
                await context.SendActivityAsync("news", cancellationToken: token);
            },
            CancellationToken.None);

        Assert.Equal(1, passed);
        Assert.Equal((ActivityTypes.Event, "ContinueConversation", "talk"), (seen.Type, seen.Name, seen.Conversation.Id));
        Assert.Equal("alice", Assert.Single(_adapter.Sent).Recipient.Id);
    }

    [Fact]
    public async Task What_only_some_adapters_can_do_is_not_implemented_in_the_others()
    {
        var identity = new ClaimsIdentity();
        var reference = new ConversationReference();
        BotCallbackHandler bot = (_, _) => Task.CompletedTask;
        await Assert.ThrowsAsync<NotImplementedException>(() => _adapter.ContinueConversationAsync(identity, reference, bot, default));
        await Assert.ThrowsAsync<NotImplementedException>(() => _adapter.ContinueConversationAsync(identity, reference, "audience", bot, default));
        await Assert.ThrowsAsync<NotImplementedException>(() => _adapter.ContinueConversationAsync("bot", new Activity(), bot, default));
        await Assert.ThrowsAsync<NotImplementedException>(() => _adapter.ContinueConversationAsync(identity, new Activity(), bot, default));
        await Assert.ThrowsAsync<NotImplementedException>(() => _adapter.ContinueConversationAsync(identity, new Activity(), "audience", bot, default));
        await Assert.ThrowsAsync<NotImplementedException>(() => _adapter.CreateConversationAsync("bot", "sms", "https://x", "audience", new ConversationParameters(), bot, default));
        await Assert.ThrowsAsync<NotImplementedException>(() => _adapter.ProcessActivityAsync(identity, new Activity(), bot, default));
    }

    [Fact]
    public async Task Storage_and_state_are_registered_for_every_turn()
    {
        var storage = new MemoryStorage();
        var user = new UserState(storage);
        var conversation = new ConversationState(storage);
        _adapter.UseStorage(storage).UseBotState(user, conversation);
        var turn = Turn.With(adapter: _adapter);

        await _adapter.RunAsync(turn, null);

        Assert.Same(storage, turn.TurnState.Get<IStorage>());
        Assert.Same(user, turn.TurnState.Get<UserState>(typeof(UserState).FullName));
        Assert.Same(conversation, turn.TurnState.Get<ConversationState>());
        Assert.Throws<ArgumentNullException>(() => _adapter.UseStorage(null));
        Assert.Throws<ArgumentNullException>(() => _adapter.UseBotState(null));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task State_registered_the_old_way_is_saved_when_asked_for(bool auto, int saved)
    {
        var stored = new Dictionary<string, Newtonsoft.Json.Linq.JObject>();
        var storage = new MemoryStorage(stored);
        var user = new UserState(storage);
        _adapter.UseState(user, new ConversationState(storage), auto);

        await _adapter.RunAsync(Turn.With(adapter: _adapter), (context, token) => user.CreateProperty<int>("n").SetAsync(context, 1, token));

        Assert.Equal(saved, stored.Count);
    }

    [Fact]
    public async Task A_trace_is_sent_with_its_name_value_and_type()
    {
        await Turn.With(adapter: _adapter).TraceActivityAsync("state", 42, "number", "here");

        var trace = Assert.Single(_adapter.Sent);
        Assert.Equal((ActivityTypes.Trace, "state", "number", "here"), (trace.Type, trace.Name, trace.ValueType, trace.Label));
        Assert.Equal(42, trace.Value);
    }

    private static Task Fail(ITurnContext context, CancellationToken cancellationToken) => throw new InvalidOperationException("mine");
}
