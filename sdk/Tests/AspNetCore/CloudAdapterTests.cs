using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Newtonsoft.Json.Linq;

namespace TwilioBot.Sdk.Tests.AspNetCore;

public sealed class CloudAdapterTests
{
    private const string Message = """
        {"type":"message","id":"1","text":"hi","channelId":"emulator","serviceUrl":"http://127.0.0.1:1/",
         "from":{"id":"user"},"recipient":{"id":"bot"},"conversation":{"id":"c"},"timestamp":"2026-11-21T08:00:00.5Z"}
        """;

    private readonly CloudAdapter _open = new();
    private readonly CloudAdapter _closed = new(Settings(("MicrosoftAppId", "app-1"), ("MicrosoftAppPassword", "secret")));

    [Fact]
    public async Task An_activity_that_is_posted_becomes_a_turn_and_200()
    {
        Activity seen = null;

        var exchange = await new HttpExchange(Message).ThroughAsync(_open, (turn, _) =>
        {
            seen = turn.Activity;
            Assert.NotNull(turn.TurnState.Get<IConnectorClient>());
            return Task.CompletedTask;
        });

        Assert.Equal((200, ""), (exchange.Status, exchange.Answer));
        Assert.Equal(("hi", "user", "c"), (seen.Text, seen.From.Id, seen.Conversation.Id));
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 8, 0, 0, 500, TimeSpan.Zero), seen.Timestamp);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"type":""}""")]
    [InlineData("""{"text":"hi"}""")]
    [InlineData("[]")]
    [InlineData("not json")]
    [InlineData("""{"type":"message","from":"nobody"}""")]
    [InlineData("""{"type":"message","timestamp":"yesterday"}""")]
    public async Task What_is_no_activity_is_a_bad_request(string body)
        => Assert.Equal(400, (await new HttpExchange(body).ThroughAsync(_open, NoTurn)).Status);

    [Fact]
    public async Task Depth_without_end_is_a_bad_request()
    {
        var deep = """{"type":"message","value":""" + new string('[', 20_000);

        Assert.Equal(400, (await new HttpExchange(deep).ThroughAsync(_open, NoTurn)).Status);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task Only_post_is_allowed(string method)
        => Assert.Equal(405, (await new HttpExchange(Message, method).ThroughAsync(_open, NoTurn)).Status);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer x.y.z")]
    [InlineData("Basic dXNlcjpzZWNyZXQ=")]
    public async Task Who_is_not_authenticated_is_told_401_and_no_more(string authorization)
    {
        var exchange = await new HttpExchange(Message, authorization: authorization).ThroughAsync(_closed, NoTurn);

        Assert.Equal((401, ""), (exchange.Status, exchange.Answer));
    }

    [Fact]
    public async Task An_unauthorized_access_of_the_bot_is_401_too()
        => Assert.Equal(401, (await new HttpExchange(Message).ThroughAsync(_open, (_, _) => throw new UnauthorizedAccessException())).Status);

    [Fact]
    public async Task What_the_bot_throws_comes_out_unless_it_is_handled()
    {
        await Assert.ThrowsAsync<NotImplementedException>(
            () => new HttpExchange(Message).ThroughAsync(_open, (_, _) => throw new NotImplementedException()));

        _open.OnTurnError = (_, _) => Task.CompletedTask;

        Assert.Equal(200, (await new HttpExchange(Message).ThroughAsync(_open, (_, _) => throw new NotImplementedException())).Status);
    }

    [Fact]
    public async Task An_invoke_is_answered_with_what_the_bot_says()
    {
        var exchange = await new HttpExchange(Message.Replace("message", "invoke")).ThroughAsync(_open, (turn, token) => turn.SendActivityAsync(
            new Activity
            {
                Type = ActivityTypesEx.InvokeResponse,
                Value = new InvokeResponse { Status = 202, Body = new { answer = 42, nothing = (string)null } },
            },
            token));

        Assert.Equal((202, "application/json"), (exchange.Status, exchange.ContentType));
        Assert.Equal("""{"answer":42}""", JToken.Parse(exchange.Answer).ToString(Newtonsoft.Json.Formatting.None));
    }

    [Fact]
    public async Task An_invoke_that_the_bot_does_not_answer_is_not_implemented()
        => Assert.Equal(501, (await new HttpExchange(Message.Replace("message", "invoke")).ThroughAsync(_open, Quiet)).Status);

    [Fact]
    public async Task Replies_that_are_expected_come_in_the_answer()
    {
        var body = Message.Replace("\"type\"", "\"deliveryMode\":\"expectReplies\",\"type\"");

        var exchange = await new HttpExchange(body)
            .ThroughAsync(_open, (turn, token) => turn.SendActivitiesAsync([MessageFactory.Text("a"), MessageFactory.Text("b")], token));

        Assert.Equal(200, exchange.Status);
        Assert.Equal(["a", "b"], JObject.Parse(exchange.Answer)["activities"].Select(reply => (string)reply["text"]));
    }

    [Fact]
    public async Task A_streaming_connection_is_refused_in_words_and_only_to_those_who_may_ask()
    {
        var open = await new HttpExchange("", "GET").AsWebSocket().ThroughAsync(_open, NoTurn);
        var closed = await new HttpExchange("", "GET").AsWebSocket().ThroughAsync(_closed, NoTurn);

        Assert.Equal(501, open.Status);
        Assert.Contains("POST", open.Answer, StringComparison.Ordinal);
        Assert.Equal((401, ""), (closed.Status, closed.Answer));
    }

    [Fact]
    public async Task Arguments_are_required()
    {
        var context = new DefaultHttpContext();
        var bot = new ActivityHandler();

        await Assert.ThrowsAsync<ArgumentNullException>("httpRequest", () => _open.ProcessAsync(null, context.Response, bot));
        await Assert.ThrowsAsync<ArgumentNullException>("httpResponse", () => _open.ProcessAsync(context.Request, null, bot));
        await Assert.ThrowsAsync<ArgumentNullException>("bot", () => _open.ProcessAsync(context.Request, context.Response, null));
        await Assert.ThrowsAsync<ArgumentNullException>("pipeName", () => _open.ConnectNamedPipeAsync("", bot, "a", "b", "c"));
        Assert.Throws<ArgumentNullException>("configuration", () => new CloudAdapter((IConfiguration)null));
    }

    private static IConfiguration Settings(params (string Key, string Value)[] values)
        => new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(v => v.Key, v => v.Value)).Build();

    private static Task Quiet(ITurnContext turn, CancellationToken token) => Task.CompletedTask;

    private static Task NoTurn(ITurnContext turn, CancellationToken token) => throw new InvalidOperationException("There must be no turn.");
}
