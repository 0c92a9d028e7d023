using System.Net;
using TwilioBot.Simulator;
using TwilioBot.Wire;

namespace TwilioBot.Tests.Simulator;

public sealed class FaultTests : IAsyncLifetime
{
    private SimulatorWorld _world = null!;

    public async Task InitializeAsync() => _world = await SimulatorWorld.StartAsync();

    public Task DisposeAsync() => _world.DisposeAsync().AsTask();

    [Fact]
    public async Task A_refused_create_leaves_nothing_behind()
    {
        _world.Options.Faults.OnCreate = form => form["Body"] == "no" ? new CreateFault(429, 20429) : null;

        var refused = await SendAsync("no");
        await _world.SmsAsync("yes");

        Assert.Equal((HttpStatusCode.TooManyRequests, 20429), (refused.Status, refused.Code));
        Assert.Equal(["yes"], _world.Simulator.Accepted.Select(m => m.Body));
    }

    [Fact]
    public async Task A_create_can_fail_for_its_caller_only()
    {
        _world.Options.Faults.OnCreate = _ => new CreateFault(500, 20500) { Accepted = true };

        Assert.Equal(HttpStatusCode.InternalServerError, (await SendAsync("hi")).Status);
        Assert.Equal("hi", Assert.Single(_world.Simulator.Accepted).Body);
    }

    [Fact]
    public async Task A_create_can_lose_its_answer()
    {
        _world.Options.Faults.OnCreate = _ => new CreateFault(0, 0) { Accepted = true };

        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync("hi"));
        Assert.Single(_world.Simulator.Accepted);
    }

    [Fact]
    public async Task Status_callbacks_can_be_lost()
    {
        _world.Options.Faults.OnStatusCallback = message => message.Status == MessageStatus.Sent;

        await _world.SmsAsync("hi", ("StatusCallback", _world.Bot.Url));

        Assert.Equal(MessageStatus.Delivered, (await _world.Bot.NextAsync()).Form["MessageStatus"]);
    }

    [Fact]
    public async Task The_list_can_lag_behind()
    {
        await _world.SmsAsync("hi");
        _world.Options.Faults.ListLag = TimeSpan.FromHours(1);

        Assert.Equal(0, await ListedAsync());

        _world.Options.Faults.ListLag = TimeSpan.Zero;
        Assert.Equal(1, await ListedAsync());
    }

    [Fact]
    public async Task The_list_can_fail()
    {
        _world.Options.Faults.OnList = () => 503;
        var failed = await _world.CallAsync(HttpMethod.Get, $"{_world.Account}/Messages.json");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, failed.Status);

        _world.Options.Faults.OnList = () => 0;
        await Assert.ThrowsAsync<HttpRequestException>(ListedAsync);
    }

    [Fact]
    public async Task What_was_taken_is_told_before_the_answer()
    {
        var record = new List<string>();
        _world.Options.OnAccepted = message => record.Add(message.Sid);

        Assert.Equal([await _world.SmsAsync("hi")], record);
    }

    [Theory]
    [InlineData(30003, "undelivered")]
    [InlineData(63016, "undelivered")]
    [InlineData(30001, "failed")]
    public async Task A_message_can_fail_on_its_way(int code, string status)
    {
        _world.Options.Faults.OnSend = _ => code;

        var sid = await _world.SmsAsync("hi", ("StatusCallback", _world.Bot.Url));

        var callback = await _world.Bot.NextAsync();
        Assert.Equal((sid, status, $"{code}"), (callback.Form["MessageSid"], callback.Form["MessageStatus"], callback.Form["ErrorCode"]));
        var json = (await _world.CallAsync(HttpMethod.Get, $"{_world.Account}/Messages/{sid}.json")).Json;
        Assert.Equal(code, json.GetProperty("error_code").GetInt32());
        Assert.Equal(TwilioErrors.Find(code)?.Meaning, json.GetProperty("error_message").GetString());
    }

    [Fact]
    public async Task Waiting_for_a_message_ends_when_it_comes_or_when_patience_does()
    {
        var waiting = _world.UntilAsync(m => m is { Body: "later", Status: MessageStatus.Delivered });
        await _world.SmsAsync("sooner");
        await _world.SmsAsync("later");
        Assert.Equal("later", (await waiting).Body);

        using var impatient = new CancellationTokenSource();
        var never = _world.Simulator.WaitForAsync(m => m.Body == "never", impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => never);
    }

    [Fact]
    public async Task Waiting_for_a_webhook_finds_the_callback()
    {
        var sid = await _world.SmsAsync("hi", ("StatusCallback", _world.Bot.Url));
        using var patience = new CancellationTokenSource(SimulatorWorld.Patience);

        var attempt = await _world.Simulator.WaitForWebhookAsync(a => a.Form["MessageStatus"] == "delivered", patience.Token);

        Assert.Equal((sid, 200, WebhookKind.Status), (attempt.MessageSid, attempt.StatusCode, attempt.Kind));
    }

    private Task<SimulatorWorld.Answer> SendAsync(string body) =>
        _world.CreateAsync(("To", SimulatorWorld.SmsPerson), ("From", "+15005550006"), ("Body", body));

    private async Task<int> ListedAsync() =>
        (await _world.CallAsync(HttpMethod.Get, $"{_world.Account}/Messages.json")).Json.GetProperty("messages").GetArrayLength();
}
