using System.Security.Claims;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using TwilioBot.Adapters;

namespace TwilioBot.Tests.Adapters;

public sealed class AdapterTurnTests
{
    private readonly RecordingSender _sender = new();
    private readonly TwilioSmsAdapter _sms;

    public AdapterTurnTests() => _sms = new(new TwilioOptions { SmsNumbers = [Forms.Me] }, _sender);

    [Fact]
    public async Task A_reply_goes_back_to_where_the_message_came_from()
    {
        await Turn((context, token) => context.SendActivityAsync("hello", cancellationToken: token));

        Assert.Equal([new TwilioMessage { From = Forms.Me, To = Forms.Bob, Body = "hello" }], _sender.Sent);
    }

    [Fact]
    public async Task Every_activity_gets_its_response_in_order_and_what_cannot_be_carried_is_left_out()
    {
        ResourceResponse[] responses = [];
        await Turn(async (context, token) => responses = await context.SendActivitiesAsync(
        [
            MessageFactory.Text("one"),
            new Activity { Type = ActivityTypes.Typing },
            new Activity { Type = ActivityTypes.Trace, Name = "n" },
            new Activity { Type = ActivityTypes.Event, Name = "e" },
            MessageFactory.Attachment(new Attachment("image/png")),
            new Activity { Type = ActivityTypes.EndOfConversation },
            new Activity { Type = "somethingNew" },
            MessageFactory.Text("two"),
        ], token));

        Assert.Equal(["m1", "", "", "", "", "", "", "m2"], responses.Select(response => response.Id));
        Assert.Equal(["one", "two"], _sender.Sent.Select(message => message.Body));
    }

    [Fact]
    public async Task A_delay_waits_on_the_adapters_clock()
    {
        var clock = new ManualClock();
        var adapter = new TwilioSmsAdapter(new TwilioOptions(), _sender, clock);
        var turn = adapter.RunAsync(adapter.ToActivity(Forms.Sms("hi"), clock.GetUtcNow()), (context, token) => context.SendActivitiesAsync(
            [MessageFactory.Text("one"), new Activity { Type = ActivityTypesEx.Delay, Value = 1500 }, MessageFactory.Text("two")], token), default);

        Assert.Equal(["one"], _sender.Sent.Select(message => message.Body));
        Assert.Equal(TimeSpan.FromMilliseconds(1500), clock.Waiting);
        clock.Ring();
        await turn;

        Assert.Equal(["one", "two"], _sender.Sent.Select(message => message.Body));
    }

    [Fact]
    public async Task A_cancelled_turn_sends_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Turn((context, token) => context.SendActivityAsync("hello", cancellationToken: token), cancelled.Token));

        Assert.Empty(_sender.Sent);
    }

    [Fact]
    public async Task What_the_bot_throws_goes_to_on_turn_error_or_out()
    {
        static Task Fail(ITurnContext context, CancellationToken token) => throw new InvalidOperationException("no");
        await Assert.ThrowsAsync<InvalidOperationException>(() => Turn(Fail));

        _sms.OnTurnError = (context, problem) => context.SendActivityAsync($"Oops: {problem.Message}");
        await Turn(Fail);

        Assert.Equal("Oops: no", Assert.Single(_sender.Sent).Body);
    }

    [Fact]
    public async Task Middleware_sees_the_turn()
    {
        var seen = new List<string>();
        _sms.Use(new Spy(seen));

        await Turn((_, _) => Task.CompletedTask);

        Assert.Equal(["hi"], seen);
    }

    [Fact]
    public async Task A_conversation_goes_on_from_its_reference_whichever_way_it_is_asked_for()
    {
        var reference = _sms.ToActivity(Forms.Sms("hi"), default).GetConversationReference();
        BotCallbackHandler say = (context, token) => context.SendActivityAsync($"{context.Activity.Name}", cancellationToken: token);

        await _sms.ContinueConversationAsync("app", reference, say, default);
        await _sms.ContinueConversationAsync(new ClaimsIdentity(), reference, say, default);
        await _sms.ContinueConversationAsync(new ClaimsIdentity(), reference, "audience", say, default);
        await _sms.ContinueConversationAsync("app", reference.GetContinuationActivity(), say, default);
        await _sms.ContinueConversationAsync(new ClaimsIdentity(), reference.GetContinuationActivity(), say, default);
        await _sms.ContinueConversationAsync(new ClaimsIdentity(), reference.GetContinuationActivity(), "audience", say, default);

        Assert.Equal(6, _sender.Sent.Count);
        Assert.All(_sender.Sent, message => Assert.Equal(new TwilioMessage { From = Forms.Me, To = Forms.Bob, Body = "ContinueConversation" }, message));
    }

    [Fact]
    public async Task Writing_first_begins_the_conversation_that_their_answer_will_go_on_with()
    {
        var answer = _sms.ToActivity(Forms.Sms("hi"), default);
        var parameters = new ConversationParameters(members: [new ChannelAccount(Forms.Bob)], activity: MessageFactory.Text("first"));
        string? conversation = null;

        await _sms.CreateConversationAsync("app", _sms.ChannelId, "", "", parameters, (context, token) =>
        {
            conversation = context.Activity.Conversation.Id;
            return context.SendActivityAsync("second", cancellationToken: token);
        }, default);

        Assert.Equal(answer.Conversation.Id, conversation);
        Assert.Equal([("first", Forms.Me, Forms.Bob), ("second", Forms.Me, Forms.Bob)], _sender.Sent.Select(message => (message.Body, message.From, message.To)));
    }

    [Fact]
    public async Task Writing_first_on_whatsapp_takes_a_bare_number()
    {
        var whatsApp = new TwilioWhatsAppAdapter(new TwilioOptions { WhatsAppNumbers = [$"whatsapp:{Forms.Me}"] }, _sender);

        await whatsApp.CreateConversationAsync(
            "", null, "", "", new ConversationParameters(members: [new ChannelAccount(Forms.Bob)]), (context, token) => context.SendActivityAsync("hi", cancellationToken: token), default);

        Assert.Equal(($"whatsapp:{Forms.Me}", $"whatsapp:{Forms.Bob}"), _sender.Sent.Select(message => (message.From, message.To)).Single());
    }

    [Fact]
    public async Task Writing_first_needs_one_person_and_a_number()
    {
        var none = new TwilioSmsAdapter(new TwilioOptions(), _sender);

        await Assert.ThrowsAsync<ArgumentException>(() => Create(_sms));
        await Assert.ThrowsAsync<ArgumentException>(() => Create(_sms, "+14155550123", "+14155550124"));
        await Assert.ThrowsAsync<ArgumentException>(() => Create(none, "+14155550123"));

        static async Task Create(TwilioSmsAdapter adapter, params string[] members) => await adapter.CreateConversationAsync(
            "", null, "", "", new ConversationParameters(members: [.. members.Select(id => new ChannelAccount(id))]), (_, _) => Task.CompletedTask, default);
    }

    [Fact]
    public async Task Deleting_cancels_what_has_not_left_and_updating_is_not_supported()
    {
        await Turn(async (context, token) =>
        {
            var sent = await context.SendActivityAsync("hello", cancellationToken: token);
            await context.DeleteActivityAsync(sent.Id, token);
            await Assert.ThrowsAsync<NotSupportedException>(() => context.UpdateActivityAsync(MessageFactory.Text("hullo"), token));
        });

        Assert.Equal(["m1"], _sender.Cancelled);
    }

    private Task Turn(BotCallbackHandler callback, CancellationToken cancellationToken = default) =>
        _sms.RunAsync(_sms.ToActivity(Forms.Sms("hi"), DateTimeOffset.UnixEpoch), callback, cancellationToken);

    private sealed class Spy(List<string> seen) : IMiddleware
    {
        public Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
        {
            seen.Add(turnContext.Activity.Text);
            return next(cancellationToken);
        }
    }

    /// <summary>A clock whose one timer goes off when told.</summary>
    private sealed class ManualClock : TimeProvider
    {
        private Action? _ring;

        public TimeSpan Waiting { get; private set; }

        public void Ring() => _ring!();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waiting = dueTime;
            _ring = () => callback(state);
            return new Timer();
        }

        private sealed class Timer : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
