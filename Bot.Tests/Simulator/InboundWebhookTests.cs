using System.Globalization;
using Microsoft.AspNetCore.Http;
using TwilioBot.Simulator;
using TwilioBot.Wire;

namespace TwilioBot.Tests.Simulator;

public sealed class InboundWebhookTests : IAsyncLifetime
{
    private SimulatorWorld _world = null!;

    public async Task InitializeAsync() => _world = await SimulatorWorld.StartAsync();

    public Task DisposeAsync() => _world.DisposeAsync().AsTask();

    [Fact]
    public async Task An_sms_arrives_signed_with_twilios_headers_and_fields_in_wire_order()
    {
        var message = await _world.TextAsync("Hola, ¿qué tal? 1+1=2 & más");

        var request = await _world.Bot.NextAsync();
        _world.AssertSigned(_world.Bot.Url, request);
        Assert.Equal(("POST", "TwilioProxy/1.1", "*/*"), (request.Method, request.Headers["User-Agent"], request.Headers["Accept"]));
        Assert.True(Guid.TryParse(request.Headers["I-Twilio-Idempotency-Token"], out _));
        Assert.StartsWith("application/x-www-form-urlencoded", request.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal(
            [
                "ToCountry", "ToState", "SmsMessageSid", "NumMedia", "ToCity", "FromZip", "SmsSid", "FromState", "SmsStatus", "FromCity",
                "Body", "FromCountry", "To", "ToZip", "NumSegments", "MessageSid", "AccountSid", "From", "ApiVersion",
            ],
            request.Form.Select(f => f.Key));
        Assert.Equal("Hola, ¿qué tal? 1+1=2 & más", request.Form["Body"]);
        Assert.Equal((message.Sid, message.Sid), (request.Form["MessageSid"], request.Form["SmsSid"]));
        Assert.Equal(message.Sid, request.Form["SmsMessageSid"]);
        Assert.Equal(("received", "0", ""), (request.Form["SmsStatus"], request.Form["NumMedia"], request.Form["ToCity"]));
        Assert.Equal(WebhookOutcome.Taken, message.Webhook);
    }

    [Fact]
    public async Task A_whatsapp_message_says_who_writes()
    {
        await _world.WhatsAppTextAsync("hello");

        var form = (await _world.Bot.NextAsync()).Form;
        Assert.Equal(
            [
                "SmsMessageSid", "NumMedia", "ProfileName", "MessageType", "SmsSid", "WaId", "SmsStatus", "Body", "To", "NumSegments",
                "ReferralNumMedia", "MessageSid", "AccountSid", "From", "ApiVersion",
            ],
            form.Select(f => f.Key));
        Assert.Equal(("whatsapp:+12025550142", "12025550142"), (form["From"], form["WaId"]));
        Assert.Equal(("Robin", "text"), (form["ProfileName"], form["MessageType"]));
    }

    [Fact]
    public async Task A_whatsapp_location_has_points_as_decimals_whatever_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("es-ES");
        try
        {
            await _world.Simulator.SendLocationAsync(SimulatorWorld.WhatsAppPerson, _world.Options.WhatsAppNumber,
                new SimulatedPlace(37.7879277, -122.3937508, "Twilio Inc", "375 Beale St, San Francisco, CA 94105"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        var form = (await _world.Bot.NextAsync()).Form;
        Assert.Equal(("37.7879277", "-122.3937508", "Twilio Inc"), (form["Latitude"], form["Longitude"], form["Label"]));
        Assert.Equal(("375 Beale St, San Francisco, CA 94105", "", "location"), (form["Address"], form["Body"], form["MessageType"]));
    }

    [Fact]
    public async Task A_place_leaves_an_sms_phone_as_text_with_a_link()
    {
        var place = new SimulatedPlace(40.4, -3.7, "Retiro");
        await _world.Simulator.SendLocationAsync(SimulatorWorld.SmsPerson, _world.Options.SmsNumber, place);

        var form = (await _world.Bot.NextAsync()).Form;
        Assert.Equal("Retiro\nhttps://maps.google.com/?q=40.4,-3.7", form["Body"]);
        Assert.Null(form["Latitude"]);
    }

    [Fact]
    public async Task Fields_of_buttons_travel_along_and_are_signed()
    {
        await _world.Simulator.SendAsync(new InboundDraft(SimulatorWorld.WhatsAppPerson, _world.Options.WhatsAppNumber)
        {
            Body = "Yes",
            ExtraFields = [new("ButtonText", "Yes"), new("ButtonPayload", "yes-1")],
        });

        var request = await _world.Bot.NextAsync();
        Assert.Equal("yes-1", request.Form["ButtonPayload"]);
        _world.AssertSigned(_world.Bot.Url, request);
    }

    [Fact]
    public async Task The_url_is_asked_for_and_signed_exactly_as_configured()
    {
        _world.Options.SmsWebhookUrl = _world.Bot.Address + "/hooks/%7Ea/b%2Fc/?q=a%20b+c&E=%C3%A9#ct=500";

        await _world.TextAsync("hello");

        var attempt = Assert.Single(_world.Simulator.WebhookAttempts);
        Assert.Equal(_world.Bot.Address + "/hooks/%7Ea/b%2Fc/?q=a%20b+c&E=%C3%A9", attempt.Url);
        var request = await _world.Bot.NextAsync();
        _world.AssertSigned(attempt.Url, request);
        Assert.EndsWith("?q=a%20b+c&E=%C3%A9", request.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Duplicates_carry_the_same_sid_and_idempotency_token()
    {
        _world.Options.Faults.DuplicateWebhooks = 2;

        await _world.TextAsync("hello");

        var requests = new[] { await _world.Bot.NextAsync(), await _world.Bot.NextAsync(), await _world.Bot.NextAsync() };
        Assert.Single(requests.Select(r => r.Form["MessageSid"]).Distinct());
        Assert.Single(requests.Select(r => r.Headers["I-Twilio-Idempotency-Token"]).Distinct());
        Assert.False(_world.Bot.HasMore);
    }

    [Fact]
    public async Task An_error_is_not_tried_again_and_raises_an_alert()
    {
        _world.Bot.Answer = _ => Results.StatusCode(500);

        var message = await _world.TextAsync("hello");

        Assert.Equal(WebhookOutcome.Failed, message.Webhook);
        var attempt = Assert.Single(_world.Simulator.WebhookAttempts);
        Assert.Equal((500, 11200), (attempt.StatusCode, attempt.ErrorCode));
        var alert = Assert.Single(_world.Simulator.Alerts);
        Assert.Equal((11200, message.Sid), (alert.Code, alert.MessageSid));
    }

    [Fact]
    public async Task Only_a_connection_that_never_came_about_is_tried_once_more()
    {
        await _world.Bot.DisposeAsync();

        var message = await _world.TextAsync("hello");

        Assert.Equal(WebhookOutcome.Failed, message.Webhook);
        Assert.Equal([11205, 11205], _world.Simulator.WebhookAttempts.Select(a => a.ErrorCode));
        Assert.All(_world.Simulator.WebhookAttempts, a => Assert.Null(a.StatusCode));
        Assert.Equal(11205, Assert.Single(_world.Simulator.Alerts).Code);
    }

    [Fact]
    public async Task After_fifteen_seconds_the_simulator_hangs_up()
    {
        var clock = new ManualClock();
        await using var world = await SimulatorWorld.StartAsync(time: clock);
        var release = new TaskCompletionSource();
        world.Bot.Answer = _ => new Slow(release.Task);

        var texting = world.TextAsync("hello");
        await world.Bot.NextAsync();
        clock.Advance(TimeSpan.FromSeconds(14.9));
        Assert.False(texting.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.1));
        var message = await texting.WaitAsync(SimulatorWorld.Patience);

        Assert.Equal(WebhookOutcome.Failed, message.Webhook);
        Assert.Equal(11200, Assert.Single(world.Simulator.WebhookAttempts).ErrorCode);
        release.SetResult();
    }

    [Fact]
    public async Task Without_a_webhook_address_an_alert_says_so()
    {
        _world.Options.SmsWebhookUrl = "";

        Assert.Equal(WebhookOutcome.Failed, (await _world.TextAsync("hello")).Webhook);
        Assert.Equal(11100, Assert.Single(_world.Simulator.Alerts).Code);
    }

    private sealed class Slow(Task until) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => until;
    }
}
