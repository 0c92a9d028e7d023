using System.Net;
using System.Net.Http.Headers;
using System.Text;
using TwilioBot.Simulator;
using TwilioBot.Tests.Stories;
using TwilioBot.Wire;

namespace TwilioBot.Tests.Webhooks;

/// <summary>What the receivers refuse, with which status and reason, and never in a form that Twilio would text to the person.</summary>
public sealed class RefusedWebhookTests : IAsyncLifetime
{
    private const string Person = "+12025550142";
    private BotApp _bot = null!;
    private Phone _sms = null!;

    public async Task InitializeAsync()
    {
        _bot = await BotApp.StartAsync();
        _sms = _bot.Twilio.Sms(Person);
    }

    // Whatever was refused left no trace: the next thing the person hears answers the next thing they say.
    public async Task DisposeAsync()
    {
        await _sms.SaysAsync("who am i?", "I don't know yet!");
        await _bot.DisposeAsync();
    }

    [Theory]
    [InlineData("/api/sms")]
    [InlineData("/api/whatsapp/")]
    [InlineData("/api/status")]
    [InlineData("/api/fallback")]
    [InlineData("/sms")]
    [InlineData("/channels/sms")]
    [InlineData("/channels/whatsapp")]
    [InlineData("/webhooks/twilio/webhook")]
    public async Task A_forged_message_is_a_403_that_says_why(string path)
    {
        var webhook = _bot.Webhook(path);
        var body = WebhookPost.Message("hello").ToBytes();

        (await webhook.PostAsync(body, request => request.Headers.Remove(TwilioSignature.HeaderName))).AssertRefused(403, "signature-missing");
        (await webhook.PostAsync(body, request => Sign(request, ""))).AssertRefused(403, "signature-missing");
        (await webhook.PostAsync(body, request => Sign(request, "true"))).AssertRefused(403, "signature-malformed");
        (await webhook.PostAsync(body, request => Sign(request, Convert.ToBase64String(new byte[20])))).AssertRefused(403, "signature-mismatch");
        (await new WebhookPost(_bot.Http, _bot.Address + path, "ffffffffffffffffffffffffffffffff").PostAsync(body)).AssertRefused(403, "signature-mismatch");
    }

    [Fact]
    public async Task What_was_signed_cannot_be_changed_on_the_way()
    {
        var sid = WebhookPost.NewSid();
        var signed = WebhookPost.Message("hello", sid: sid).ToBytes();
        var changed = WebhookPost.Message("call me Mallory", sid: sid).ToBytes();

        (await _bot.Webhook().PostAsync(signed, request => Replace(request, changed))).AssertRefused(403, "signature-mismatch");
        (await _bot.Webhook().PostAsync(signed, request => Replace(request, [.. signed, (byte)'&', (byte)'B']))).AssertRefused(403, "signature-mismatch");
        (await _bot.Webhook().PostAsync(signed, request => request.RequestUri = new Uri(_bot.Address + "/api/sms?x=1"))).AssertRefused(403, "signature-mismatch");
        (await _bot.Webhook().PostAsync(signed, request => request.RequestUri = new Uri(_bot.Address + "/sms"))).AssertRefused(403, "signature-mismatch");
    }

    [Fact]
    public async Task A_signature_for_another_host_does_not_count_because_a_header_names_that_host()
    {
        var body = WebhookPost.Message("hello").ToBytes();
        var signature = TwilioSignature.Compute("https://evil.example/api/sms", TwilioForm.Parse(body), _bot.Twilio.Options.AuthToken);

        (await _bot.Webhook().PostAsync(body, request =>
        {
            Sign(request, signature);
            request.Headers.Host = "evil.example";
            request.Headers.Add("X-Forwarded-Proto", "https");
            request.Headers.Add("X-Forwarded-Host", "evil.example");
            request.Headers.Add("X-Original-Host", "evil.example");
        })).AssertRefused(403, "signature-mismatch");
    }

    [Fact]
    public async Task Another_account_is_refused_even_when_it_signs_with_our_token()
    {
        var other = "AC11111111111111111111111111111111";

        (await _bot.Webhook().PostAsync(WebhookPost.Message("hello", more: ("AccountSid", other)))).AssertRefused(403, "other-account");
        (await _bot.Webhook("/api/status").PostAsync(
            WebhookPost.FormOf(("MessageSid", WebhookPost.NewSid()), ("MessageStatus", "sent"), ("AccountSid", other)))).AssertRefused(403, "other-account");
        (await _bot.Webhook().PostAsync(WebhookPost.Message("hello", more: ("AccountSid", _bot.Twilio.Options.AccountSid)))).AssertTaken();
        await _sms.HearsAsync("Hello.");
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task Only_POST_is_allowed(string method)
    {
        foreach (var path in (string[])["/api/sms", "/api/whatsapp", "/api/status", "/sms", "/channels/sms/"])
        {
            var answer = await _bot.Webhook(path).PostAsync(WebhookPost.Message("hello").ToBytes(), request => request.Method = new HttpMethod(method));

            answer.AssertRefused(405, "method-not-allowed");
            Assert.Equal(["POST"], answer.Allow);
        }
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("text/plain")]
    [InlineData("nonsense")]
    [InlineData(null)]
    public async Task Only_a_form_is_allowed(string? contentType) =>
        (await _bot.Webhook().PostAsync(WebhookPost.Message("hello").ToBytes(), request =>
        {
            request.Content!.Headers.Remove("Content-Type");
            if (contentType is not null) request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        })).AssertRefused(415, "not-a-form");

    [Theory]
    [InlineData("application/x-www-form-urlencoded; charset=UTF-8")]
    [InlineData("APPLICATION/X-WWW-FORM-URLENCODED")]
    public async Task A_form_may_say_more_about_itself(string contentType)
    {
        (await _bot.Webhook().PostAsync(
            WebhookPost.Message("hello").ToBytes(),
            request => request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType))).AssertTaken();
        await _sms.HearsAsync("Hello.");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Over_64_KiB_is_too_much(bool chunked)
    {
        var body = WebhookPost.Message(new string('x', 64 * 1024)).ToBytes();

        var answer = await _bot.Webhook().PostAsync(body, request => request.Headers.TransferEncodingChunked = chunked);

        answer.AssertRefused(413, "body-too-large");
    }

    [Fact]
    public async Task Over_256_fields_is_too_much() =>
        (await _bot.Webhook().PostAsync(WebhookPost.Message("hello", more: [.. Enumerable.Repeat(("a", "b"), 256)]))).AssertRefused(413, "too-many-fields");

    [Fact]
    public async Task Signed_but_no_message_is_a_400()
    {
        (await _bot.Webhook().PostAsync(WebhookPost.FormOf(("Body", "hello")))).AssertRefused(400, "not-a-message");
        (await _bot.Webhook().PostAsync("")).AssertRefused(400, "not-a-message");
        (await _bot.Webhook("/api/status").PostAsync(WebhookPost.FormOf(("MessageStatus", "sent")))).AssertRefused(400, "no-message-sid");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/conversations")]
    [InlineData("/api/sms/more")]
    [InlineData("/simulator/phone.js")]
    [InlineData("/media/")]
    [InlineData("/media/../appsettings.json")]
    [InlineData("/media/..%2Fappsettings.json")]
    [InlineData("/appsettings.json")]
    [InlineData("/2010-04-01/Accounts/AC00000000000000000000000000000000/Messages.json")]
    public async Task What_is_not_there_is_a_404(string path)
    {
        var address = new Uri(_bot.Address + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var got = await _bot.Http.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, got.StatusCode);

        var posted = await _bot.Webhook(path).PostAsync(WebhookPost.Message("hello"));
        Assert.Equal(HttpStatusCode.NotFound, posted.Status);
        Assert.NotEqual("text/plain", posted.ContentType?.Split(';')[0]);
    }

    private static void Sign(HttpRequestMessage request, string signature)
    {
        request.Headers.Remove(TwilioSignature.HeaderName);
        request.Headers.TryAddWithoutValidation(TwilioSignature.HeaderName, signature);
    }

    private static void Replace(HttpRequestMessage request, byte[] body)
    {
        var type = request.Content!.Headers.ContentType;
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = type;
    }
}
