using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using TwilioBot.Tests.Adapters;
using TwilioBot.Wire;

namespace TwilioBot.Tests.Samples;

/// <summary>The sample over HTTP: a signed form in, and what reached Twilio's REST API.</summary>
public sealed class EchoControllerTests : IAsyncLifetime
{
    private const string Token = "00000000000000000000000000000000";
    private const string PublicUrl = "https://bot.example.com";

    private static readonly HttpClient Http = new();

    private FakeTwilioApi _twilio = null!;
    private WebApplication _app = null!;

    public async Task InitializeAsync()
    {
        _twilio = await FakeTwilioApi.StartAsync();
        _app = EchoController.Program.Build(
        [
            "--applicationName=EchoController", "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=None",
            "--Twilio:AccountSid=AC00000000000000000000000000000000", $"--Twilio:AuthToken={Token}", $"--Twilio:PublicUrl={PublicUrl}", $"--Twilio:ApiBaseUrl={_twilio.Address}",
        ]);
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _twilio.DisposeAsync();
    }

    [Fact]
    public async Task A_text_is_echoed_over_rest_and_the_webhook_answered_with_nothing_to_say()
    {
        using var answer = await PostAsync("/api/sms?a=b", Forms.Sms("2*3 <wafel> ¡ya!"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/xml", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("<Response/>", await answer.Content.ReadAsStringAsync());
        var call = Assert.Single(_twilio.Calls);
        Assert.Equal(("You said: 2*3 <wafel> ¡ya!", Forms.Me, Forms.Bob), (call.Form["Body"], call.Form["From"], call.Form["To"]));
    }

    [Theory]
    [InlineData("/api/sms")]
    [InlineData("/api/whatsapp")]
    public async Task The_prefix_decides_the_channel_on_any_address(string target)
    {
        using var whatsApp = await PostAsync(target, Forms.WhatsApp("hi"));
        using var sms = await PostAsync(target, Forms.Sms("hi"));

        Assert.Equal(
            [("You said: *hi*", $"whatsapp:{Forms.Bob}"), ("You said: hi", Forms.Bob)], _twilio.Calls.Select(call => (call.Form["Body"], call.Form["To"])));
    }

    [Theory]
    [InlineData("queued")]
    [InlineData("sent")]
    [InlineData("delivered")]
    [InlineData("undelivered")]
    [InlineData("failed")]
    [InlineData("read")]
    [InlineData("unheard-of")]
    public async Task The_bot_does_not_answer_its_own_receipts(string status)
    {
        using var answer = await PostAsync("/api/sms", Forms.Status(status, ("EventType", status.ToUpperInvariant()), ("Body", "hi")));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(_twilio.Calls);
    }

    [Fact]
    public async Task A_forged_text_has_no_effect()
    {
        using var answer = await PostAsync("/api/sms", Forms.Sms("hi"), token: "another");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("""{"error":"signature-mismatch"}""", await answer.Content.ReadAsStringAsync());
        Assert.Empty(_twilio.Calls);
    }

    [Fact]
    public async Task What_is_neither_message_nor_status_has_no_effect()
    {
        using var conversations = await PostAsync("/api/sms", Forms.Of(("EventType", "onMessageAdded"), ("Body", "hi"), ("Author", "Bob")));
        using var nothing = await PostAsync("/api/sms", TwilioForm.Empty);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (conversations.StatusCode, nothing.StatusCode));
        Assert.Empty(_twilio.Calls);
    }

    private async Task<HttpResponseMessage> PostAsync(string target, TwilioForm form, string token = Token)
    {
        using var content = new ByteArrayContent(form.ToBytes()) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded") } };
        content.Headers.Add(TwilioSignature.HeaderName, TwilioSignature.Compute(PublicUrl + target, form, token));
        return await Http.PostAsync(_app.Urls.Single() + target, content);
    }
}
