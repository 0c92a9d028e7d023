using System.Net;
using TwilioBot.Simulator;
using TwilioBot.Wire;

namespace TwilioBot.Tests.Simulator;

public sealed class OptOutTests : IAsyncLifetime
{
    private SimulatorWorld _world = null!;

    public async Task InitializeAsync() => _world = await SimulatorWorld.StartAsync(options => options.ExtraNumbers.Add("+15005550007"));

    public Task DisposeAsync() => _world.DisposeAsync().AsTask();

    [Theory]
    [InlineData("STOP")]
    [InlineData(" stop ")]
    [InlineData("Unsubscribe")]
    public async Task After_stop_the_bot_is_told_but_may_not_answer(string word)
    {
        var message = await _world.TextAsync(word);

        Assert.Equal(word, (await _world.Bot.NextAsync()).Form["Body"]);
        Assert.Equal(WebhookOutcome.Taken, message.Webhook);
        Assert.Equal(21610, (await SendAsync("+15005550006")).Code);
        Assert.Empty(_world.Simulator.Accepted);
        var automatic = Assert.Single(_world.Simulator.Messages, m => m.IsAutomatic);
        await _world.UntilAsync(automatic.Sid, MessageStatus.Delivered);
    }

    [Fact]
    public async Task Start_lifts_it()
    {
        await _world.TextAsync("STOP");
        await _world.TextAsync("START");

        Assert.Equal(HttpStatusCode.Created, (await SendAsync("+15005550006")).Status);
    }

    [Fact]
    public async Task It_holds_for_that_number_only()
    {
        await _world.TextAsync("STOP");

        Assert.Equal(HttpStatusCode.Created, (await SendAsync("+15005550007")).Status);
        await _world.WhatsAppAsync(("Body", "hi"));
    }

    [Theory]
    [InlineData("stop please")]
    [InlineData("yes")]
    [InlineData("hello")]
    public async Task Other_texts_are_only_texts(string text)
    {
        await _world.TextAsync(text);

        Assert.DoesNotContain(_world.Simulator.Messages, m => m.IsAutomatic);
        Assert.Equal(HttpStatusCode.Created, (await SendAsync("+15005550006")).Status);
    }

    [Fact]
    public async Task Stop_is_an_ordinary_word_on_whatsapp()
    {
        await _world.WhatsAppTextAsync("STOP");

        await _world.WhatsAppAsync(("Body", "still here"));
        Assert.DoesNotContain(_world.Simulator.Messages, m => m.IsAutomatic);
    }

    [Fact]
    public async Task A_twiml_reply_to_stop_becomes_an_alert()
    {
        _world.Bot.Answer = _ => WebhookReceiver.Twiml(Twiml.Message("Bye"));

        await _world.TextAsync("STOP");

        Assert.Empty(_world.Simulator.Accepted);
        Assert.Equal(21610, Assert.Single(_world.Simulator.Alerts).Code);
    }

    private Task<SimulatorWorld.Answer> SendAsync(string from) =>
        _world.CreateAsync(("To", SimulatorWorld.SmsPerson), ("From", from), ("Body", "hi"));
}
