using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;

namespace TwilioBot.Sdk.Tests.Builder;

public sealed class TelemetryLoggerMiddlewareTests
{
    private readonly Client _client = new();

    [Fact]
    public async Task Every_kind_of_traffic_is_an_event()
    {
        await Talk(logPersonal: false);
        Assert.Equal(["BotMessageReceived", "BotMessageSend", "BotMessageUpdate", "BotMessageDelete"], _client.Events.Select(e => e.Name));
    }

    [Fact]
    public async Task Names_and_texts_are_kept_back_unless_asked_for()
    {
        await Talk(logPersonal: false);
        Assert.All(_client.Events, e => Assert.DoesNotContain(e.Properties.Keys, key => key is "text" or "speak" or "fromName" or "attachments"));
        Assert.Equal("user1", _client.Events[0].Properties["fromId"]);

        _client.Events.Clear();
        await Talk(logPersonal: true);
        Assert.Equal(("hi", "User1"), (_client.Events[0].Properties["text"], _client.Events[0].Properties["fromName"]));
        Assert.Equal(("first", "User1"), (_client.Events[1].Properties["text"], _client.Events[1].Properties["recipientName"]));
        Assert.Contains("image/png", _client.Events[1].Properties["attachments"], StringComparison.Ordinal);
        Assert.Equal("second", _client.Events[2].Properties["text"]);
        Assert.Equal("Talk", _client.Events[3].Properties["conversationId"]);
    }

    [Fact]
    public async Task Derived_loggers_may_add_and_override_properties()
    {
        var adapter = Turn.TestAdapter().Use(new Adding(_client));
        await adapter.SendTextToBotAsync("hi", (_, _) => Task.CompletedTask, default);
        var properties = Assert.Single(_client.Events).Properties;
        Assert.Equal(("mine", "overridden"), (properties["extra"], properties["fromId"]));
    }

    [Fact]
    public async Task Without_a_client_nothing_is_reported_and_everything_works()
    {
        var middleware = new TelemetryLoggerMiddleware(null);
        await new TestFlow(Turn.TestAdapter().Use(middleware), Turn.Say("ok")).Test("hi", "ok").StartTestAsync();
        Assert.IsType<NullBotTelemetryClient>(middleware.TelemetryClient);
        Assert.Same(NullBotTelemetryClient.Instance, NullBotTelemetryClient.Instance);
    }

    private Task Talk(bool logPersonal)
    {
        var adapter = new TestAdapter(TestAdapter.CreateConversation("Talk")).Use(new TelemetryLoggerMiddleware(_client, logPersonal));
        return adapter.SendTextToBotAsync(
            "hi",
            async (context, token) =>
            {
                var sent = await context.SendActivityAsync(MessageFactory.ContentUrl("https://x", "image/png", text: "first"), token);
                await context.UpdateActivityAsync(new Activity(ActivityTypes.Message) { Id = sent.Id, Text = "second" }, token);
                await context.DeleteActivityAsync(sent.Id, token);
            },
            default);
    }

    private sealed class Adding(IBotTelemetryClient client) : TelemetryLoggerMiddleware(client)
    {
        protected override async Task OnReceiveActivityAsync(Activity activity, CancellationToken cancellation)
            => TelemetryClient.TrackEvent("x", await FillReceiveEventPropertiesAsync(activity, new() { ["extra"] = "mine", ["fromId"] = "overridden" }));
    }

    private sealed class Client : NullBotTelemetryClient, IBotTelemetryClient
    {
        public List<(string Name, IDictionary<string, string> Properties)> Events { get; } = [];

        void IBotTelemetryClient.TrackEvent(string eventName, IDictionary<string, string> properties, IDictionary<string, double> metrics)
            => Events.Add((eventName, properties));
    }
}
