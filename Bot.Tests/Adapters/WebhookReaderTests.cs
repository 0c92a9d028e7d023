using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using TwilioBot.Adapters;
using TwilioBot.Wire;

namespace TwilioBot.Tests.Adapters;

public sealed class WebhookReaderTests
{
    private const string Token = "12345";

    private readonly TwilioOptions _options = new() { PublicUrl = "https://bot.example.com", AuthToken = Token, PreviousAuthToken = "old" };

    [Theory]
    [InlineData("/api/sms")]
    [InlineData("/api/sms/")]
    [InlineData("/api/sms?tenant=a%2Fb&x=1'")]
    [InlineData("/api/%73ms")]
    [InlineData("http://elsewhere.example/api/sms?a=b")]
    public async Task What_twilio_signed_is_let_in_whatever_the_target_looks_like(string target)
    {
        var webhook = await Read(Signed("Body=hi&From=%2B1", target));

        Assert.True(webhook.IsAccepted);
        Assert.Equal(200, webhook.StatusCode);
        Assert.Equal("hi", webhook.Form["Body"]);
        Assert.Equal("Body=hi&From=%2B1", Encoding.UTF8.GetString(webhook.Body.Span));
    }

    [Theory]
    [InlineData("Body=a&Body=b&body=c&Body=")]
    [InlineData("novalue&Body=x&=y&&")]
    [InlineData("Body=%F0%9F%8D%AA+%2B+%zz")]
    [InlineData("")]
    public async Task Odd_forms_are_no_reason_to_refuse(string body) => Assert.True((await Read(Signed(body))).IsAccepted);

    [Fact]
    public async Task A_long_body_is_read_whole_and_a_longer_one_refused()
    {
        var just = "Body=" + new string('x', TwilioForm.MaxBytes - 5);

        Assert.Equal(just.Length - 5, (await Read(Signed(just))).Form["Body"]!.Length);
        Assert.Equal((413, "body-too-large"), await Refusal(Signed(just + "x")));
        Assert.Equal((413, "body-too-large"), await Refusal(Signed(just + "x", chunked: true)));
        Assert.True((await Read(Signed(just, chunked: true))).IsAccepted);
        Assert.Equal((413, "too-many-fields"), await Refusal(Signed(string.Join('&', Enumerable.Repeat("a=b", 257)))));
    }

    [Fact]
    public async Task A_proxy_that_says_it_is_somebody_else_has_no_say_in_the_address()
    {
        var request = Signed("Body=hi");
        request.Headers["X-Forwarded-Proto"] = "http";
        request.Headers["X-Forwarded-Host"] = "evil.example";
        request.Host = new HostString("127.0.0.1", 3978);
        request.Scheme = "http";

        Assert.True((await Read(request)).IsAccepted);

        // And an address signed for another host does not pass because a header names that host.
        var forged = Signed("Body=hi", signedFor: "https://evil.example/api/sms");
        forged.Headers["X-Forwarded-Proto"] = "https://evil.example/api/sms";
        forged.Headers["X-Forwarded-Host"] = "evil.example";
        forged.Host = new HostString("evil.example");
        Assert.Equal((403, "signature-mismatch"), await Refusal(forged));
    }

    [Fact]
    public async Task A_signature_that_is_missing_malformed_or_wrong_is_a_403_with_its_reason()
    {
        var missing = Signed("Body=hi");
        missing.Headers.Remove(TwilioSignature.HeaderName);
        var malformed = Signed("Body=hi");
        malformed.Headers[TwilioSignature.HeaderName] = "true";

        Assert.Equal((403, "signature-missing"), await Refusal(missing));
        Assert.Equal((403, "signature-malformed"), await Refusal(malformed));
        Assert.Equal((403, "signature-mismatch"), await Refusal(Signed("Body=hi", token: "other")));
        Assert.Equal((403, "signature-mismatch"), await Refusal(Signed("Body=hi", signedFor: "https://bot.example.com/api/sms?x=1")));
        Assert.True((await Read(Signed("Body=hi", token: "old"))).IsAccepted);
    }

    [Fact]
    public async Task What_is_no_form_post_is_refused_before_it_is_read()
    {
        var get = Signed("Body=hi");
        get.Method = "GET";
        var json = Signed("Body=hi");
        json.ContentType = "application/json";
        var none = Signed("Body=hi");
        none.ContentType = null;
        var charset = Signed("Body=hi");
        charset.ContentType = "application/x-www-form-urlencoded; charset=utf-8";

        Assert.Equal((405, "method-not-allowed"), await Refusal(get));
        Assert.Equal((415, "not-a-form"), await Refusal(json));
        Assert.Equal((415, "not-a-form"), await Refusal(none));
        Assert.True((await Read(charset)).IsAccepted);
    }

    [Fact]
    public async Task Without_settings_nothing_is_let_in_and_nothing_throws()
    {
        _options.PublicUrl = "";
        Assert.Equal((403, "not-configured"), await Refusal(Signed("Body=hi")));

        (_options.PublicUrl, _options.AuthToken) = ("https://bot.example.com", "");
        Assert.Equal((403, "not-configured"), await Refusal(Signed("Body=hi")));
    }

    [Fact]
    public async Task The_log_says_what_to_do_about_a_refusal_and_nothing_that_was_sent()
    {
        var log = new RecordingLogger<TwilioWebhookReader>();

        await new TwilioWebhookReader(_options, log).ReadAsync(Signed("Body=secret&From=%2B14155550123", token: "other"), default);

        var (_, line) = Assert.Single(log.Lines);
        Assert.Contains("signature-mismatch", line, StringComparison.Ordinal);
        Assert.Contains("Twilio:PublicUrl", line, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", line, StringComparison.Ordinal);
        Assert.DoesNotContain("0123", line, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_forges_webhooks_does_not_fill_the_log()
    {
        var log = new RecordingLogger<TwilioWebhookReader>();
        var clock = new ManualClock();
        var reader = new TwilioWebhookReader(_options, log, clock);
        async Task ForgeAsync(int count, string token = "other")
        {
            for (var n = 0; n < count; n++) await reader.ReadAsync(Signed("Body=hi", token: token), default);
        }

        await ForgeAsync(1000);
        Assert.Single(log.Lines);
        Assert.Equal(413, (await reader.ReadAsync(Signed(string.Join('&', Enumerable.Repeat("a=b", 257))), default)).StatusCode);
        Assert.Equal(["signature-mismatch", "too-many-fields"], log.Lines.Select(Reason));

        // Each minute says how many more there were, as long as there are any.
        clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Contains("999 more", Assert.Single(log.Lines.Skip(2)).Line, StringComparison.Ordinal);
        await ForgeAsync(7);
        Assert.Equal(3, log.Lines.Count);
        clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Contains("7 more", Assert.Single(log.Lines.Skip(3)).Line, StringComparison.Ordinal);

        // After a quiet minute the next one is a first one again; what Twilio signed is none.
        clock.Advance(TimeSpan.FromSeconds(61));
        await ForgeAsync(3, Token);
        Assert.Equal(4, log.Lines.Count);
        await ForgeAsync(3);
        Assert.Equal(5, log.Lines.Count);
        Assert.Equal("signature-mismatch", Reason(log.Lines[^1]));

        static string Reason((LogLevel, string Line) entry) => entry.Line.Contains("too-many-fields", StringComparison.Ordinal) ? "too-many-fields"
            : entry.Line.Contains("signature-mismatch", StringComparison.Ordinal) ? "signature-mismatch" : entry.Line;
    }

    [Fact]
    public async Task A_refusal_is_never_in_a_type_that_twilio_would_text_to_the_person()
    {
        var get = Signed("");
        get.Method = "GET";
        var response = get.HttpContext.Response;
        response.Body = new MemoryStream();

        await (await Read(get)).WriteRefusalAsync(response, default);

        Assert.Equal((405, "application/json", "POST"), (response.StatusCode, response.ContentType, response.Headers.Allow.ToString()));
        Assert.Equal("""{"error":"method-not-allowed"}""", Encoding.UTF8.GetString(((MemoryStream)response.Body).ToArray()));
    }

    private Task<TwilioWebhook> Read(HttpRequest request) => new TwilioWebhookReader(_options).ReadAsync(request, default);

    private async Task<(int, string?)> Refusal(HttpRequest request)
    {
        var webhook = await Read(request);
        Assert.False(webhook.IsAccepted);
        Assert.Empty(webhook.Form);
        return (webhook.StatusCode, webhook.Reason);
    }

    private static HttpRequest Signed(string body, string target = "/api/sms", string token = Token, string? signedFor = null, bool chunked = false)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var request = new DefaultHttpContext().Request;
        request.Method = "POST";
        request.ContentType = "application/x-www-form-urlencoded";
        request.Body = new MemoryStream(bytes);
        request.ContentLength = chunked ? null : bytes.Length;
        request.HttpContext.Features.Get<IHttpRequestFeature>()!.RawTarget = target;
        request.Headers[TwilioSignature.HeaderName] =
            TwilioSignature.Compute(signedFor ?? PublicAddress.Join("https://bot.example.com", target), TwilioForm.Parse(bytes), token);
        return request;
    }
}
