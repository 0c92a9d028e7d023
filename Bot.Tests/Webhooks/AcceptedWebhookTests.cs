using System.Globalization;
using System.Text;
using TwilioBot.Tests.Stories;
using TwilioBot.Wire;

namespace TwilioBot.Tests.Webhooks;

/// <summary>What the receivers take, over HTTP, and what the person hears of it.</summary>
public sealed class AcceptedWebhookTests : IAsyncLifetime
{
    private const string Person = "+12025550142";
    private BotApp _bot = null!;
    private Phone _sms = null!;

    public async Task InitializeAsync()
    {
        _bot = await BotApp.StartAsync();
        _sms = _bot.Twilio.Sms(Person);
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Theory]
    [InlineData("/api/sms")]
    [InlineData("/api/sms/")]
    [InlineData("/sms")]
    [InlineData("/sms/")]
    [InlineData("/channels/sms")]
    [InlineData("/channels/sms/")]
    [InlineData("/api/whatsapp")]
    [InlineData("/api/whatsapp/")]
    [InlineData("/channels/whatsapp")]
    [InlineData("/channels/whatsapp/")]
    [InlineData("/webhooks/twilio/webhook")]
    [InlineData("/webhooks/twilio/webhook/")]
    [InlineData("/api/status")]
    [InlineData("/api/sms?tenant=a%2Fb&x=1+2&y=%27'")]
    [InlineData("/API/Sms/?")]
    public async Task Every_address_takes_both_channels(string path)
    {
        var webhook = _bot.Webhook(path);
        var whatsApp = _bot.Twilio.WhatsApp(Person);

        (await webhook.PostAsync(WebhookPost.Message("hello", Person))).AssertTaken();
        await _sms.HearsAsync("Hello.");

        (await webhook.PostAsync(WebhookPost.Message("hello", "whatsapp:" + Person, TwilioSide.WhatsAppNumber))).AssertTaken();
        var reply = await whatsApp.HearsOneAsync();
        Assert.Equal(("Hello.", TwilioSide.WhatsAppNumber), (reply.Parameters["Body"], reply.Parameters["From"]));
    }

    [Fact]
    public async Task A_message_that_comes_again_has_no_second_effect()
    {
        var form = WebhookPost.Message("cookies");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _bot.Webhook().PostAsync(form)));
        Assert.All(answers, answer => answer.AssertTaken());
        (await _bot.Webhook("/webhooks/twilio/webhook").PostAsync(form)).AssertTaken();

        await _sms.HearsAsync("Did someone say cookies!?!!", "What is your favorite type of cookie?");
        await _sms.SaysAsync("oatmeal", "Golly, I love oatmeal too!!!");

        // And not after the conversation went on, either.
        (await _bot.Webhook().PostAsync(form)).AssertTaken();
        await _sms.SaysAsync("hello", "Hello.");
    }

    [Fact]
    public async Task A_status_callback_is_no_message_wherever_it_comes()
    {
        foreach (var path in (string[])["/api/sms", "/api/whatsapp", "/api/status", "/webhooks/twilio/webhook"])
        {
            (await _bot.Webhook(path).PostAsync(WebhookPost.Message("hello", more: ("MessageStatus", "delivered")))).AssertTaken();
            (await _bot.Webhook(path).PostAsync(WebhookPost.FormOf(
                ("SmsSid", WebhookPost.NewSid()), ("SmsStatus", "sent"), ("From", TwilioSide.SmsNumber), ("To", Person)))).AssertTaken();
        }

        // An answer to one of them would come before this one.
        await _sms.SaysAsync("who am i", "I don't know yet!");
    }

    [Fact]
    public async Task The_token_before_a_rotation_still_counts()
    {
        var webhook = new WebhookPost(_bot.Http, _bot.Address + "/api/sms", TwilioSide.PreviousToken);

        (await webhook.PostAsync(WebhookPost.Message("hello"))).AssertTaken();
        await _sms.HearsAsync("Hello.");
    }

    [Theory]
    [InlineData("Body=hello&Body=menu", "Hello.")]
    [InlineData("body=menu&BODY=menu&Body=hello", "Hello.")]
    [InlineData("Body=hello&NoValue&=&&x=", "Hello.")]
    [InlineData("Body=who+am+i%3F", "I don't know yet!")]
    [InlineData("Body=call+me+%2B1+%2B+2", "Got it. I will call you +1 + 2 from now on.")]
    [InlineData("Body=call+me+%F0%9F%8D%AA%F0%9F%91%A9%E2%80%8D%F0%9F%8D%B3", "Got it. I will call you 🍪👩‍🍳 from now on.")]
    [InlineData("Body=%e2%9c%93hello", "Hello.")]
    [InlineData("Body=hello&Latitude=&Longitude=&NumMedia=&MediaUrl0=", "Hello.")]
    [InlineData("Body=hello&Latitude=north&Longitude=NaN&NumMedia=many&NumSegments=-1", "Hello.")]
    [InlineData("Body=", "Sorry, I didn't get that. Text menu to see what I can do.")]
    [InlineData("Body", "Sorry, I didn't get that. Text menu to see what I can do.")]
    [InlineData("", "Sorry, I didn't get that. Text menu to see what I can do.")]
    [InlineData("Body=%FF%FE%00%ED%A0%80", "Sorry, I didn't get that. Text menu to see what I can do.")]
    [InlineData("Body=100%", "Sorry, I didn't get that. Text menu to see what I can do.")]
    public async Task Odd_forms_are_answered_rightly(string fields, string answer)
    {
        var frame = $"From=%2B12025550142&To=%2B15005550006&MessageSid={WebhookPost.NewSid()}";

        (await _bot.Webhook().PostAsync($"{frame}&{fields}")).AssertTaken();
        await _sms.HearsAsync(answer);
    }

    [Fact]
    public async Task A_body_of_60_KiB_is_answered()
    {
        (await _bot.Webhook().PostAsync(WebhookPost.Message("hello", more: ("Filler", new string('x', 60 * 1024))))).AssertTaken();
        await _sms.HearsAsync("Hello.");

        (await _bot.Webhook().PostAsync(WebhookPost.Message(new string('x', 60 * 1024)))).AssertTaken();
        await _sms.HearsAsync("Sorry, I didn't get that. Text menu to see what I can do.");
    }

    [Fact]
    public async Task A_very_long_answer_is_said_in_pieces_that_twilio_takes()
    {
        await _sms.SaysAsync("cookies", "Did someone say cookies!?!!", "What is your favorite type of cookie?");
        var cookie = string.Join(' ', Enumerable.Range(0, 1000).Select(i => i.ToString(CultureInfo.InvariantCulture)));

        (await _bot.Webhook().PostAsync(WebhookPost.Message(cookie))).AssertTaken();

        var said = new List<string>();
        while (said.Count == 0 || !said[^1].EndsWith("too!!!", StringComparison.Ordinal)) said.Add((await _sms.HearsOneAsync()).Parameters["Body"]!);
        Assert.True(said.Count > 1);
        Assert.Equal($"Golly, I love {cookie} too!!!", string.Join(' ', said));
    }

    [Fact]
    public async Task A_shared_location_without_any_text_is_one_message()
    {
        var phone = _bot.Twilio.WhatsApp("+12345678900");

        (await _bot.Webhook("/api/whatsapp").PostAsync(SharedLocation())).AssertTaken();

        await phone.HearsAsync("Thank you! I received a location: Twilio Inc.");
        await phone.SaysAsync("hello", "Hello.");
    }

    [Fact]
    public async Task What_a_proxy_says_about_itself_has_no_influence()
    {
        var body = WebhookPost.Message("hello").ToBytes();

        (await _bot.Webhook().PostAsync(body, request =>
        {
            request.Headers.Host = "bot.internal:8080";
            request.Headers.Add("X-Forwarded-Proto", "https");
            request.Headers.Add("X-Forwarded-Host", "evil.example");
            request.Headers.Add("Forwarded", "host=evil.example;proto=https");
        })).AssertTaken();
        await _sms.HearsAsync("Hello.");
    }

    /// <summary>A location exactly as Twilio posts it from WhatsApp, with no status and no type.</summary>
    internal static TwilioForm SharedLocation(bool named = true)
    {
        var sid = WebhookPost.NewSid();
        (string, string)[] name = named ? [("Address", "375 Beale St, San Francisco, CA 94105"), ("Label", "Twilio Inc")] : [];
        return WebhookPost.FormOf(
        [
            ("Latitude", "37.7879277"), ("Longitude", "-122.3937508"), .. name,
            ("SmsMessageSid", sid), ("NumMedia", "0"), ("SmsSid", sid), ("Body", ""), ("To", "whatsapp:+14155238886"), ("NumSegments", "1"),
            ("MessageSid", sid), ("AccountSid", "AC00000000000000000000000000000000"), ("From", "whatsapp:+12345678900"), ("ApiVersion", "2010-04-01"),
        ]);
    }
}
