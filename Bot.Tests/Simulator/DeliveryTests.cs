using TwilioBot.Simulator;
using TwilioBot.Wire;

namespace TwilioBot.Tests.Simulator;

public sealed class DeliveryTests : IAsyncLifetime
{
    private const string Template = "HX00000000000000000000000000000001";

    private readonly ManualClock _clock = new();
    private SimulatorWorld _world = null!;

    public async Task InitializeAsync() => _world = await SimulatorWorld.StartAsync(
        options => options.Templates = new Dictionary<string, SimulatedTemplate> { [Template] = new("Hi {{1}}, order {{2}}.") }, _clock);

    public Task DisposeAsync() => _world.DisposeAsync().AsTask();

    [Fact]
    public async Task A_callback_comes_for_each_status_after_the_first_signed_like_any_webhook()
    {
        var url = _world.Bot.Address + "/api/status?id=a%20b&x=1";
        var sid = await _world.SmsAsync("hi", ("StatusCallback", url + "#rc=2"));

        foreach (var status in new[] { "sent", "delivered" })
        {
            var callback = await _world.Bot.NextAsync();
            Assert.Equal(url, callback.Url);
            _world.AssertSigned(url, callback);
            Assert.Equal(WebhookKind.Status, Webhook.Classify(callback.Form));
            Assert.Equal((sid, sid), (callback.Form["MessageSid"], callback.Form["SmsSid"]));
            Assert.Equal((status, status), (callback.Form["MessageStatus"], callback.Form["SmsStatus"]));
            Assert.Equal((SimulatorWorld.SmsPerson, "+15005550006"), (callback.Form["To"], callback.Form["From"]));
            Assert.Equal((_world.Options.AccountSid, "2010-04-01"), (callback.Form["AccountSid"], callback.Form["ApiVersion"]));
            Assert.Null(callback.Form["Body"]);
            Assert.Equal(status == "delivered" ? "2611211030" : null, callback.Form["RawDlrDoneDate"]);
        }
    }

    [Fact]
    public async Task Time_passes_before_a_message_is_sent_and_before_it_is_delivered()
    {
        (_world.Options.SentAfter, _world.Options.DeliveredAfter) = (TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3));
        var sid = await _world.SmsAsync("hi");

        await _clock.AdvanceToAlarmAsync(TimeSpan.FromSeconds(2));
        var sent = await _world.UntilAsync(sid, MessageStatus.Sent);
        await _clock.AdvanceToAlarmAsync(TimeSpan.FromSeconds(3));
        var delivered = await _world.UntilAsync(sid, MessageStatus.Delivered);

        Assert.Equal(TimeSpan.FromSeconds(2), sent.DateSent - sent.DateCreated);
        Assert.Equal(TimeSpan.FromSeconds(3), delivered.DateUpdated - delivered.DateSent);
    }

    [Fact]
    public async Task A_messaging_service_chooses_the_sender_and_reports_queued_too()
    {
        var answer = await _world.CreateAsync(
            ("To", SimulatorWorld.WhatsAppPerson), ("MessagingServiceSid", _world.Options.MessagingServiceSid),
            ("Body", "hi"), ("StatusCallback", _world.Bot.Address + "/api/status"));

        Assert.Equal("accepted", answer.Json.GetProperty("status").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, answer.Json.GetProperty("from").ValueKind);
        Assert.Equal("0", answer.Json.GetProperty("num_segments").GetString());
        Assert.Equal(_world.Options.MessagingServiceSid, answer.Json.GetProperty("messaging_service_sid").GetString());
        foreach (var status in new[] { "queued", "sent", "delivered" })
        {
            var callback = await _world.Bot.NextAsync();
            Assert.Equal(status, callback.Form["MessageStatus"]);
            Assert.Equal(_world.Options.WhatsAppNumber, callback.Form["From"]);
            Assert.Equal(_world.Options.MessagingServiceSid, callback.Form["MessagingServiceSid"]);
            Assert.Equal("whatsapp", callback.Form["ChannelPrefix"]);
        }
    }

    [Fact]
    public async Task A_scheduled_message_leaves_at_its_time_and_not_when_it_was_called_back()
    {
        var at = ("SendAt", "2026-11-21T11:30:00Z");
        var kept = await ScheduleAsync("kept", at);
        var calledBack = await ScheduleAsync("called back", at);

        var canceled = await _world.CallAsync(HttpMethod.Post, $"{_world.Account}/Messages/{calledBack}.json", ("Status", "canceled"));
        await _clock.AdvanceToAlarmAsync(TimeSpan.FromHours(1));

        Assert.Equal("canceled", canceled.Json.GetProperty("status").GetString());
        Assert.Equal(MessageStatus.Delivered, (await _world.UntilAsync(kept, MessageStatus.Delivered)).Status);
        Assert.Equal(MessageStatus.Canceled, _world.Simulator.Messages.Single(m => m.Sid == calledBack).Status);
    }

    [Fact]
    public async Task A_template_is_delivered_filled_in()
    {
        var sid = await _world.WhatsAppAsync(("ContentSid", Template), ("ContentVariables", """{"1":"Robin {{2}}","2":"O12235234"}"""));

        var message = await _world.UntilAsync(sid, MessageStatus.Delivered);
        Assert.Equal("Hi Robin {{2}}, order O12235234.", message.Body);
        Assert.Equal(Template, message.ContentSid);
        Assert.Equal("""{"1":"Robin {{2}}","2":"O12235234"}""", message.ContentVariables);
    }

    [Theory]
    [InlineData("""{"1":"Robin"}""", 63028)]
    [InlineData("""{"1":"Robin","2":""}""", 63013)]
    [InlineData("""{"1":"Robin","2":"a\nb"}""", 63013)]
    public async Task A_template_that_whatsapp_refuses_fails_later_on(string variables, int code)
    {
        var sid = await _world.WhatsAppAsync(("ContentSid", Template), ("ContentVariables", variables), ("StatusCallback", _world.Bot.Url));

        var callback = await _world.Bot.NextAsync();
        Assert.Equal((sid, "failed", $"{code}"), (callback.Form["MessageSid"], callback.Form["MessageStatus"], callback.Form["ErrorCode"]));
    }

    [Fact]
    public async Task A_person_reads_whatsapp_messages_and_the_bot_hears_of_it()
    {
        var sid = await _world.WhatsAppAsync(("Body", "hi"), ("StatusCallback", _world.Bot.Url));
        Assert.Equal("sent", (await _world.Bot.NextAsync()).Form["MessageStatus"]);
        Assert.Equal("delivered", (await _world.Bot.NextAsync()).Form["MessageStatus"]);

        await _world.Simulator.ReadAsync(sid);

        var read = await _world.Bot.NextAsync();
        Assert.Equal(("read", "READ"), (read.Form["MessageStatus"], read.Form["EventType"]));
    }

    [Fact]
    public async Task An_sms_is_never_reported_as_read()
    {
        var sid = await _world.SmsAsync("hi");
        await _world.UntilAsync(sid, MessageStatus.Delivered);

        await _world.Simulator.ReadAsync(sid);

        Assert.Equal(MessageStatus.Delivered, Assert.Single(_world.Simulator.Messages).Status);
    }


    private async Task<string> ScheduleAsync(string body, (string, string) at)
    {
        var answer = await _world.CreateAsync(("To", SimulatorWorld.SmsPerson), ("MessagingServiceSid", _world.Options.MessagingServiceSid),
            ("Body", body), ("ScheduleType", "fixed"), at);
        Assert.Equal("scheduled", answer.Json.GetProperty("status").GetString());
        return answer.Json.GetProperty("sid").GetString()!;
    }
}
