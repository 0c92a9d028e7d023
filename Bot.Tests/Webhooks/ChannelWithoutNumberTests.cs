using TwilioBot.Tests.Stories;

namespace TwilioBot.Tests.Webhooks;

public sealed class ChannelWithoutNumberTests
{
    [Fact]
    public async Task Without_a_WhatsApp_sender_its_addresses_answer_404()
    {
        await using var bot = await BotApp.StartAsync("--Twilio:WhatsAppNumber=");
        var sms = bot.Twilio.Sms();

        foreach (var path in (string[])["/api/whatsapp", "/api/whatsapp/", "/channels/whatsapp"])
            (await bot.Webhook(path).PostAsync(WebhookPost.Message("hello"))).AssertRefused(404, "no-such-channel");
        await sms.SaysAsync("hello", "Hello.");
    }

    [Fact]
    public async Task Without_an_SMS_number_its_addresses_answer_404()
    {
        await using var bot = await BotApp.StartAsync("--Twilio:SmsNumber=");
        var whatsApp = bot.Twilio.WhatsApp();

        foreach (var path in (string[])["/api/sms", "/sms", "/channels/sms/"])
            (await bot.Webhook(path).PostAsync(WebhookPost.Message("hello"))).AssertRefused(404, "no-such-channel");
        await whatsApp.SaysAsync("hello", "Hello.");
    }
}
