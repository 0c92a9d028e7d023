using Microsoft.AspNetCore.Http;
using TwilioBot.Simulator;
using TwilioBot.Wire;

namespace TwilioBot.Tests.Simulator;

public sealed class TwimlExecutionTests : IAsyncLifetime
{
    private SimulatorWorld _world = null!;

    public async Task InitializeAsync() => _world = await SimulatorWorld.StartAsync();

    public Task DisposeAsync() => _world.DisposeAsync().AsTask();

    [Fact]
    public async Task An_empty_response_says_nothing()
    {
        await _world.TextAsync("hello");

        Assert.Empty(_world.Simulator.Accepted);
        Assert.Empty(_world.Simulator.Alerts);
    }

    [Fact]
    public async Task Messages_in_the_answer_are_sent_in_order_as_replies()
    {
        _world.Bot.Answer = _ => WebhookReceiver.Twiml(
            """
            <Response>
              <Message>plain &amp; simple</Message>
              <Message statusCallback="http://127.0.0.1:1/x">
                <Body>one</Body><Body> two</Body><Media>https://example.com/a.png</Media>
              </Message>
            </Response>
            """);

        await _world.TextAsync("hello");

        var replies = _world.Simulator.Accepted;
        Assert.Equal(["plain & simple", "one two"], replies.Select(m => m.Body));
        Assert.All(replies, m => Assert.Equal(
            (MessageDirection.OutboundReply, "+15005550006", SimulatorWorld.SmsPerson), (m.Direction, m.From, m.To)));
        Assert.Equal("http://127.0.0.1:1/x", replies[1].StatusCallback);
        Assert.Equal(["https://example.com/a.png"], replies[1].MediaUrl);
    }

    [Fact]
    public async Task Plain_text_in_the_answer_is_texted_to_the_person()
    {
        _world.Bot.Answer = _ => Results.Text("OK");

        await _world.WhatsAppTextAsync("hello");

        var reply = Assert.Single(_world.Simulator.Accepted);
        Assert.Equal(("OK", SimulatorWorld.WhatsAppPerson, _world.Options.WhatsAppNumber), (reply.Body, reply.To, reply.From));
    }

    [Fact]
    public async Task A_redirect_asks_again_with_the_same_fields()
    {
        _world.Bot.Answer = request => request.Url.EndsWith("/next", StringComparison.Ordinal)
            ? WebhookReceiver.Twiml("<Response><Message>from there</Message></Response>")
            : WebhookReceiver.Twiml("<Response><Redirect>next</Redirect><Message>never</Message></Response>");

        var message = await _world.TextAsync("hello");

        Assert.Equal(["from there"], _world.Simulator.Accepted.Select(m => m.Body));
        await _world.Bot.NextAsync();
        var second = await _world.Bot.NextAsync();
        Assert.Equal(_world.Bot.Address + "/api/next", second.Url);
        Assert.Equal(message.Sid, second.Form["MessageSid"]);
    }

    [Theory]
    [InlineData("text/xml", "<Response><Message>", 12100)]
    [InlineData("text/xml", "not xml", 12100)]
    [InlineData("text/xml", "<!DOCTYPE r [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><Response><Message>&e;</Message></Response>", 12100)]
    [InlineData("text/xml", "<response/>", 12200)]
    [InlineData("text/xml", "<Response><Say>hi</Say></Response>", 14110)]
    [InlineData("application/json", "{}", 12300)]
    [InlineData("text/xml", "<Response><Redirect>/api/sms</Redirect></Response>", 11215)]
    public async Task An_answer_that_twilio_does_not_understand_raises_an_alert_and_sends_nothing(string type, string body, int code)
    {
        _world.Bot.Answer = _ => Results.Text(body, type);

        var message = await _world.TextAsync("hello");

        Assert.Equal(code, Assert.Single(_world.Simulator.Alerts).Code);
        Assert.Equal(WebhookOutcome.Failed, message.Webhook);
        Assert.Empty(_world.Simulator.Accepted);
    }

    [Fact]
    public async Task Of_eleven_replies_ten_are_sent()
    {
        var replies = string.Concat(Enumerable.Range(1, 11).Select(i => $"<Message>{i}</Message>"));
        _world.Bot.Answer = _ => WebhookReceiver.Twiml($"<Response>{replies}</Response>");

        await _world.TextAsync("hello");

        Assert.Equal(10, _world.Simulator.Accepted.Count);
        Assert.Equal(14109, Assert.Single(_world.Simulator.Alerts).Code);
    }

    [Fact]
    public async Task An_answer_past_64_kib_is_dropped()
    {
        _world.Bot.Answer = _ => WebhookReceiver.Twiml($"<Response><!--{new string('x', 64 * 1024)}--></Response>");

        await _world.TextAsync("hello");

        Assert.Equal(11750, Assert.Single(_world.Simulator.Alerts).Code);
    }
}
