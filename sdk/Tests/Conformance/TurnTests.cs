using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;
using TwilioBot.Sdk.Tests.Builder;

namespace TwilioBot.Sdk.Tests.Conformance;

/// <summary>Turns, as bots, middleware and adapters of others see them.</summary>
public sealed class TurnTests
{
    [Fact]
    public async Task Speech_and_hint_are_sent_with_a_text_and_left_out_when_empty()
    {
        var adapter = new RecordingAdapter();
        using var turn = Turn.With(adapter: adapter);

        await turn.SendActivityAsync("a", "s", InputHints.ExpectingInput);
        await turn.SendActivityAsync("b", string.Empty, string.Empty);

        Assert.Equal(("a", "s", InputHints.ExpectingInput), (adapter.Sent[0].Text, adapter.Sent[0].Speak, adapter.Sent[0].InputHint));
        Assert.Equal(("b", null, null), (adapter.Sent[1].Text, adapter.Sent[1].Speak, adapter.Sent[1].InputHint));
    }

    [Fact]
    public async Task A_reply_takes_the_locale_of_the_conversation()
    {
        var adapter = new RecordingAdapter();
        var message = Turn.Message();
        message.Locale = "es-ES";
        using var turn = Turn.With(message, adapter);

        await turn.SendActivityAsync(new Activity(ActivityTypes.Message, text: "a") { Locale = "en-US" });

        Assert.Equal("es-ES", adapter.Sent[0].Locale);
    }

    [Fact]
    public async Task A_handler_may_add_activities_to_those_that_are_sent()
    {
        var adapter = new RecordingAdapter();
        using var turn = Turn.With(adapter: adapter);
        turn.OnSendActivities((_, activities, next) =>
        {
            activities.Add(new Activity(ActivityTypes.Message, text: "more"));
            return next();
        });

        var response = await turn.SendActivityAsync("one");

        Assert.Equal(["one", "more"], adapter.Sent.Select(activity => activity.Text));
        Assert.Equal("out-1", response.Id);
    }

    [Fact]
    public async Task What_is_held_back_is_no_response_and_has_an_empty_answer()
    {
        using var turn = Turn.With();
        turn.OnSendActivities((_, _, _) => Task.FromResult<ResourceResponse[]>(null));

        var response = await turn.SendActivityAsync("a");

        Assert.NotNull(response);
        Assert.Null(response.Id);
        Assert.False(turn.Responded);
    }

    [Fact]
    public async Task Exceptions_of_handlers_reach_whoever_sends_updates_or_deletes()
    {
        using var turn = Turn.With();
        turn.OnSendActivities((_, _, _) => throw new InvalidOperationException("send"));
        turn.OnUpdateActivity((_, _, _) => throw new InvalidOperationException("update"));
        turn.OnDeleteActivity((_, _, _) => throw new InvalidOperationException("delete"));

        Assert.Equal("send", (await Assert.ThrowsAsync<InvalidOperationException>(() => turn.SendActivityAsync("a"))).Message);
        Assert.Equal("update", (await Assert.ThrowsAsync<InvalidOperationException>(() => turn.UpdateActivityAsync(Turn.Message()))).Message);
        Assert.Equal("delete", (await Assert.ThrowsAsync<InvalidOperationException>(() => turn.DeleteActivityAsync("1"))).Message);
    }

    [Fact]
    public async Task Handlers_may_change_what_is_updated_and_deleted()
    {
        var adapter = new RecordingAdapter();
        using var turn = Turn.With(adapter: adapter);
        turn.OnUpdateActivity((_, activity, next) =>
        {
            activity.Id = "changed";
            return next();
        });
        turn.OnDeleteActivity((_, reference, next) =>
        {
            reference.ActivityId = "changed";
            return next();
        });

        Assert.Equal("changed", (await turn.UpdateActivityAsync(Turn.Message())).Id);
        await turn.DeleteActivityAsync("1");

        Assert.Equal("changed", adapter.Deleted[0].ActivityId);
    }

    [Fact]
    public async Task Once_an_update_is_done_its_handlers_see_the_id_that_it_got()
    {
        using var turn = Turn.With(adapter: new TestAdapter());
        string before = null, after = null;
        turn.OnUpdateActivity(async (_, activity, next) =>
        {
            before = activity.Id;
            var response = await next();
            after = activity.Id;
            return response;
        });
        turn.OnUpdateActivity((_, _, _) => Task.FromResult(new ResourceResponse("new")));

        await turn.UpdateActivityAsync(Turn.Message());

        Assert.Equal(("in-1", "new"), (before, after));
    }

    [Fact]
    public void Handlers_are_needed_and_can_be_chained()
    {
        using var turn = Turn.With();

        Assert.Throws<ArgumentNullException>(() => turn.OnSendActivities(null));
        Assert.Throws<ArgumentNullException>(() => turn.OnUpdateActivity(null));
        Assert.Throws<ArgumentNullException>(() => turn.OnDeleteActivity(null));
        Assert.Same(turn, turn.OnSendActivities((_, _, next) => next()).OnUpdateActivity((_, _, next) => next()).OnDeleteActivity((_, _, next) => next()));
    }

    [Fact]
    public async Task Updating_is_no_response()
    {
        using var turn = Turn.With();

        await turn.UpdateActivityAsync(Turn.Message());

        Assert.False(turn.Responded);
    }

    [Fact]
    public void State_of_another_type_is_null_and_an_empty_key_is_a_key()
    {
        using var turn = Turn.With();
        turn.TurnState.Add("key", "text");

        Assert.Null(turn.TurnState.Get<Activity>("key"));
        Assert.Null(turn.TurnState.Get<string>(string.Empty));
        Assert.Throws<ArgumentNullException>(() => turn.TurnState.Get<string>(null));
        Assert.Throws<ArgumentNullException>(() => turn.TurnState.Add<string>("other", null));
        Assert.Throws<ArgumentException>(() => turn.TurnState.Add("key", "again"));
        turn.TurnState.Set("key", (string)null);
        Assert.Null(turn.TurnState.Get<string>("key"));
        turn.TurnState.Add<IBot>(new RecordingBot());
        Assert.IsType<RecordingBot>(turn.TurnState.Get<IBot>(typeof(IBot).FullName));
    }

    [Fact]
    public async Task An_error_handler_may_still_answer()
    {
        var adapter = Turn.TestAdapter();
        adapter.OnTurnError = (turn, exception) => turn.SendActivityAsync(exception.Message);

        await new TestFlow(adapter, (_, _) => throw new InvalidOperationException("broken"))
            .Test("hi", "broken")
            .StartTestAsync();
    }

    [Fact]
    public async Task Middleware_sees_what_the_bot_throws_before_the_error_handler_does()
    {
        var seen = new List<string>();
        var adapter = Turn.TestAdapter().Use(new AnonymousReceiveMiddleware(async (_, next, token) =>
        {
            try
            {
                await next(token);
            }
            catch (InvalidOperationException exception)
            {
                seen.Add(exception.Message);
                throw;
            }
        }));
        adapter.OnTurnError = (_, exception) =>
        {
            seen.Add($"handled {exception.Message}");
            return Task.CompletedTask;
        };

        await adapter.SendTextToBotAsync("hi", (_, _) => throw new InvalidOperationException("broken"), CancellationToken.None);

        Assert.Equal(["broken", "handled broken"], seen);
    }

    [Fact]
    public async Task Middleware_may_answer_in_place_of_the_bot()
    {
        var adapter = Turn.TestAdapter().Use(new AnonymousReceiveMiddleware((turn, _, token) => turn.SendActivityAsync("I got it", cancellationToken: token)));
        var reached = false;

        await new TestFlow(adapter, (_, _) =>
        {
            reached = true;
            return Task.CompletedTask;
        }).Test("hi", "I got it").StartTestAsync();

        Assert.False(reached);
    }

    [Fact]
    public async Task Nobody_runs_without_a_turn()
        => await Assert.ThrowsAsync<ArgumentNullException>(() => new RecordingAdapter().RunAsync(null, Turn.Say("x")));

    [Fact]
    public void A_set_of_middleware_grows_by_chaining_and_refuses_nothing_but_null()
    {
        var set = new MiddlewareSet();
        var middleware = new AnonymousReceiveMiddleware((_, next, token) => next(token));

        Assert.Same(set, set.Use(middleware).Use(middleware));
        Assert.Equal(2, set.Count());
        Assert.Throws<ArgumentNullException>(() => set.Use(null));
        Assert.Throws<ArgumentNullException>(() => new AnonymousReceiveMiddleware(null));
    }

    [Fact]
    public async Task Teams_tenant_and_user_are_among_what_is_reported_of_a_message_there()
    {
        var telemetry = new Events();
        var message = Turn.Message();
        message.ChannelId = "msteams";
        message.From.AadObjectId = "aad";
        message.ChannelData = Newtonsoft.Json.Linq.JObject.Parse("""{"tenant":{"id":"tenant-1"},"team":{"id":"team-1","name":"Team"}}""");
        using var turn = Turn.With(message);

        await new TelemetryLoggerMiddleware(telemetry).OnTurnAsync(turn, _ => Task.CompletedTask, CancellationToken.None);

        var properties = telemetry.Seen["BotMessageReceived"];
        Assert.Equal(("tenant-1", "aad"), (properties["TeamsTenantId"], properties["TeamsUserAadObjectId"]));
        Assert.Contains("team-1", properties["TeamsTeamInfo"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_reported_of_traffic_has_fixed_names()
    {
        var telemetry = new Events();
        using var turn = Turn.With();

        await new TelemetryLoggerMiddleware(telemetry, logPersonalInformation: true).OnTurnAsync(turn, async token =>
        {
            var reply = MessageFactory.Text("answer", "spoken");
            reply.Attachments = [new Attachment("image/png", "https://example.com/a.png")];
            await turn.SendActivityAsync(reply, token);
            await turn.UpdateActivityAsync(MessageFactory.Text("better"), token);
            await turn.DeleteActivityAsync("out-1", token);
        }, CancellationToken.None);

        Assert.Equal(
            ["conversationName", "fromId", "fromName", "locale", "recipientId", "recipientName", "text"],
            telemetry.Seen["BotMessageReceived"].Keys.Order());
        Assert.Equal(
            ["attachments", "conversationName", "locale", "recipientId", "recipientName", "replyActivityId", "speak", "text"],
            telemetry.Seen["BotMessageSend"].Keys.Order());
        Assert.Equal(["conversationId", "conversationName", "locale", "recipientId", "text"], telemetry.Seen["BotMessageUpdate"].Keys.Order());
        Assert.Equal(["conversationId", "conversationName", "recipientId"], telemetry.Seen["BotMessageDelete"].Keys.Order());
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 0)]
    [InlineData(0, -1)]
    public void Typing_has_times_that_make_sense(int delay, int period)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new ShowTypingMiddleware(delay, period));

    private sealed class Events : IBotTelemetryClient
    {
        public Dictionary<string, IDictionary<string, string>> Seen { get; } = [];

        public void TrackEvent(string eventName, IDictionary<string, string> properties = null, IDictionary<string, double> metrics = null) => Seen[eventName] = properties;

        public void TrackAvailability(string name, DateTimeOffset timeStamp, TimeSpan duration, string runLocation, bool success, string message = null, IDictionary<string, string> properties = null, IDictionary<string, double> metrics = null)
        {
        }

        public void TrackDependency(string dependencyTypeName, string target, string dependencyName, string data, DateTimeOffset startTime, TimeSpan duration, string resultCode, bool success)
        {
        }

        public void TrackException(Exception exception, IDictionary<string, string> properties = null, IDictionary<string, double> metrics = null)
        {
        }

        public void TrackTrace(string message, Severity severityLevel, IDictionary<string, string> properties)
        {
        }

        public void Flush()
        {
        }
    }
}
