using Microsoft.Extensions.Configuration;
using TwilioBot.Delivery;
using TwilioBot.Settings;

namespace TwilioBot.Tests.Settings;

public sealed class PaceSettingsTests
{
    [Theory]
    [InlineData("", 0, 0, 0)]
    [InlineData("2.5", 2.5, 0, 0)]
    [InlineData("1, +15551234567=10, whatsapp:+14155238886=80", 1, 10, 80)]
    [InlineData("whatsapp:+14155238886 = 80", 0, 0, 80)]
    public void One_rate_for_all_numbers_or_one_for_each(string text, double all, double sms, double whatsApp)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Delivery:MessagesPerSecond", text)]).Build();

        var options = BotSettings.Read(configuration, isDevelopment: true).Delivery;

        Assert.Equal(
            (all, sms, whatsApp),
            (options.MessagesPerSecond, Of(options, "+15551234567"), Of(options, "whatsapp:+14155238886")));
    }

    private static double Of(DeliveryOptions options, string number) => options.MessagesPerSecondOf.TryGetValue(number, out var rate) ? rate : 0;
}
