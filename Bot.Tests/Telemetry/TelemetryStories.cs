using System.Text;
using System.Text.Json;
using TwilioBot.Simulator;
using TwilioBot.Tests.Stories;

namespace TwilioBot.Tests.Telemetry;

/// <summary>What a bot in a process of its own tells a collector, and what it does not.</summary>
public sealed class TelemetryStories : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _address = BotProcess.FreeAddress();
    private TwilioSide _twilio = null!;
    private OtlpCollector _collector = null!;
    private BotProcess _bot = null!;

    public async Task InitializeAsync()
    {
        _collector = await OtlpCollector.StartAsync();
        _twilio = await TwilioSide.StartAsync();
        _twilio.PointAt(_address);
    }

    public async Task DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _twilio.DisposeAsync();
        await _collector.DisposeAsync();
        _folder.Delete();
    }

    [Fact]
    public async Task One_trace_leads_from_the_webhook_to_the_turn_and_the_send_also_through_a_kill()
    {
        await StartAsync();
        var refused = new TaskCompletionSource();
        _twilio.Options.Faults.OnCreate = _ =>
        {
            refused.TrySetResult();
            return new CreateFault(429, 20429);
        };
        var phone = _twilio.Sms();
        await phone.TextAsync("hello");
        await refused.Task.WaitAsync(TwilioSide.Patience);
        await _collector.UntilAsync(got => got.Spans.Any(span => span.Name == "process twilio-sms") && got.Spans.Any(span => span.Name == "POST /api/sms"));
        _bot.Kill();
        await _bot.DisposeAsync();

        _twilio.Options.Faults.OnCreate = null;
        await StartAsync();
        await phone.HearsAsync("Hello.");
        await _collector.UntilAsync(got => got.Spans.Any(span => Is(span, "send twilio-sms", "sent")) && got.Spans.Any(span => span.Name == "process twilio-sms" && span.Tags["twiliobot.kind"] == "status"));

        var request = Assert.Single(_collector.Spans, span => span.Name == "POST /api/sms");
        var receive = Assert.Single(_collector.Spans, span => Is(span, "receive twilio-sms", "accepted") && span.Tags["twiliobot.kind"] == "message");
        var process = Assert.Single(_collector.Spans, span => Is(span, "process twilio-sms", "committed") && span.Tags["twiliobot.kind"] == "message");
        var sends = _collector.Spans.Where(span => span.Name == "send twilio-sms").ToList();
        var sent = Assert.Single(sends, span => Is(span, "send twilio-sms", "sent"));
        var call = Assert.Single(_collector.Spans, span => span.ParentId == sent.SpanId);
        Assert.Equal((Span.Server, Span.Consumer, Span.Consumer, Span.Producer, Span.Client), (request.Kind, receive.Kind, process.Kind, sent.Kind, call.Kind));
        Assert.Equal(("", request.SpanId, receive.SpanId), (request.ParentId, receive.ParentId, process.ParentId));
        Assert.All(sends, send => Assert.Equal(process.SpanId, send.ParentId));
        Assert.All([receive, process, call, .. sends], span => Assert.Equal(request.TraceId, span.TraceId));
        Assert.All([receive, process, sent], span => Assert.Equal("twilio", span.Tags["messaging.system"]));
        Assert.Equal(("receive", "process", "send"), (receive.Tags["messaging.operation.type"], process.Tags["messaging.operation.type"], sent.Tags["messaging.operation.type"]));
        Assert.StartsWith("SM", receive.Tags["messaging.message.id"], StringComparison.Ordinal);
        Assert.Equal(receive.Tags["messaging.message.id"], process.Tags["messaging.message.id"]);
        Assert.Equal(Assert.Single(_twilio.Sent(TwilioSide.SmsNumber, "+12025550142")).Sid, sent.Tags["messaging.message.id"]);
        Assert.DoesNotContain(_collector.Spans, span => span.Name.Contains("/health", StringComparison.Ordinal));
        Assert.Contains("bot-under-test", _collector.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_strangers_trace_is_not_joined()
    {
        await StartAsync();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_address + "/api/sms"));
        request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00");
        request.Content = new StringContent("Body=x", Encoding.UTF8, "application/x-www-form-urlencoded");

        using var answer = await http.SendAsync(request);

        Assert.Equal(403, (int)answer.StatusCode);
        await _collector.UntilAsync(got => got.Spans.Any(span => span.Name == "POST /api/sms"));
        Assert.DoesNotContain(_collector.Spans, span => span.TraceId == "0af7651916cd43dd8448eb211c80319c");
    }

    [Fact]
    public async Task Measurements_count_webhooks_turns_sends_what_waits_and_what_was_set_aside()
    {
        await StartAsync();
        _twilio.Options.Faults.OnCreate = form => form["Body"] == "Hello." ? new CreateFault(400, 21211) : null;
        await _twilio.Sms().TextAsync("hello");
        await _twilio.WhatsApp().SaysAsync("cookies", "Did someone say cookies!?!!", "What is your favorite type of cookie?");

        await _collector.UntilAsync(got =>
            Has(got, "twiliobot.webhooks", 1, ("twiliobot.kind", "message"), ("twiliobot.result", "accepted"), ("messaging.destination.name", "twilio-sms"))
            && Has(got, "twiliobot.turn.duration", 1, ("twiliobot.kind", "message"), ("twiliobot.outcome", "committed"), ("messaging.destination.name", "twilio-whatsapp"))
            && Has(got, "twiliobot.turn.attempts", 1, ("twiliobot.kind", "message"), ("messaging.destination.name", "twilio-sms"))
            && Has(got, "twiliobot.send.duration", 1, ("twiliobot.outcome", "dead"))
            && Has(got, "twiliobot.send.duration", 2, ("twiliobot.outcome", "sent"))
            && Has(got, "twiliobot.dead_letters", 1, ("twiliobot.queue", "outbox"))
            && Has(got, "twiliobot.queue.messages", 0, ("twiliobot.queue", "inbox"))
            && Has(got, "twiliobot.queue.oldest.age", 0, ("twiliobot.queue", "outbox"))
            && got.Points.Any(point => point.Name == "twiliobot.store.commit.size" && point.Value > 0)
            && got.Points.Any(point => point.Name == "http.server.request.duration")
            && got.Points.Any(point => point.Name == "http.client.request.duration")
            && got.Points.Any(point => point.Name.StartsWith("dotnet.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Nothing_that_people_say_no_number_and_no_token_is_exported_or_printed_however_much_is_logged()
    {
        const string Person = "+12025550177", Name = "Zebedee", Order = "marzipan";
        await StartAsync("--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft=Trace", "--Logging:LogLevel:Microsoft.AspNetCore=Trace", "--Logging:LogLevel:Microsoft.Hosting=Trace", "--Logging:LogLevel:System.Net.Http=Trace");
        var sms = _twilio.Sms(Person);
        await sms.SaysAsync($"call me {Name}", $"Got it. I will call you {Name} from now on.");
        await sms.SaysAsync("cookies", "Did someone say cookies!?!!", "What is your favorite type of cookie?");
        await sms.SaysAsync(Order, $"Golly, I love {Order} too!!!");
        await _twilio.WhatsApp(Person).SaysAsync("hello", "Hello.");
        await PostForgedAsync($"To=%2B12025550177&From={Person}&Body={Order}");
        await _collector.UntilAsync(got => got.Entries.Any(entry => entry.Body.Contains("/api/sms", StringComparison.Ordinal)) && got.Spans.Count(span => span.Name.StartsWith("send ", StringComparison.Ordinal)) >= 5);

        _bot.Terminate();
        var (_, output, errors) = await _bot.ExitAsync();

        var everything = _collector.Everything + output + errors;
        string[] secrets =
        [
            Name, Order, Person[1..], TwilioSide.SmsNumber[1..], TwilioSide.WhatsAppNumber["whatsapp:+".Length..], TwilioSide.Admin[1..],
            _twilio.Options.AuthToken, TwilioSide.PreviousToken,
            .. _twilio.Simulator.Accepted.Select(message => new Uri(message.Parameters["StatusCallback"]!).Query.Split('=')[1]),
        ];
        Assert.All(secrets, secret => Assert.False(everything.Contains(secret, StringComparison.OrdinalIgnoreCase), Around(everything, secret)));
        Assert.All(output.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(line).RootElement.ValueKind));
        Assert.Contains(_twilio.Options.AccountSid, everything, StringComparison.Ordinal);
        Assert.True(_collector.Entries.Any(entry => entry.TraceId.Length > 0), "Entries say which trace they belong to.");
    }

    private static bool Is(Span span, string name, string outcome) =>
        span.Name == name && (span.Tags.GetValueOrDefault("twiliobot.outcome") ?? span.Tags.GetValueOrDefault("twiliobot.result")) == outcome;

    private static bool Has(OtlpCollector got, string name, double value, params (string Key, string Value)[] tags) =>
        got.Points.Any(point => point.Name == name && point.Value >= value && (value > 0 || point.Value == 0) && tags.All(tag => point.Tags.GetValueOrDefault(tag.Key) == tag.Value));

    private static string Around(string text, string found)
    {
        var at = text.IndexOf(found, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? "" : $"\"{found}\" in: …{text[Math.Max(0, at - 300)..Math.Min(text.Length, at + 100)]}…";
    }

    private async Task PostForgedAsync(string fields)
    {
        using var http = new HttpClient();
        using var form = new StringContent(fields, Encoding.UTF8, "application/x-www-form-urlencoded");
        using var answer = await http.PostAsync(new Uri($"{_address}/api/sms?{fields}"), form);
        Assert.Equal(403, (int)answer.StatusCode);
    }

    private async Task StartAsync(params string[] more)
    {
        _bot = BotProcess.Start([.. _twilio.BotSettings(_folder["bot.db"], _address), "--urls", _address, .. more], environment: _collector.Environment);
        await _bot.UntilReadyAsync(_address);
    }
}
