using TwilioBot.Wire;

namespace TwilioBot.Tests.Wire;

public sealed class TwilioAddressTests
{
    [Theory]
    [InlineData("+14155550100", true)]
    [InlineData("+390612345678", true)]
    [InlineData("+123456789012345", true)]
    [InlineData("+1234567890123456", false)]
    [InlineData("+0123456789", false)]
    [InlineData("+1", false)]
    [InlineData("9032707719", false)]
    [InlineData("+1 (123) 456-7890", false)]
    [InlineData("+1415555010O", false)]
    [InlineData("+١٢٣٤٥٦٧", false)]
    [InlineData("whatsapp:+14155550100", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void E164_is_plus_and_digits(string? text, bool expected) => Assert.Equal(expected, TwilioAddress.IsE164(text));

    [Theory]
    [InlineData("whatsapp:+14155550100", true)]
    [InlineData("whatsapp:US.13491208655302741918", true)]
    [InlineData("+14155550100", false)]
    [InlineData("messenger:123", false)]
    [InlineData(null, false)]
    public void A_WhatsApp_address_is_known_by_its_prefix(string? address, bool expected) =>
        Assert.Equal(expected, TwilioAddress.IsWhatsApp(address));

    [Theory]
    [InlineData("+14155550123", "***23")]
    [InlineData("whatsapp:+14155550123", "whatsapp:***23")]
    [InlineData("whatsapp:US.13491208655302741918", "whatsapp:***18")]
    [InlineData("72345", "***45")]
    [InlineData("911", "***")]
    [InlineData("", "***")]
    [InlineData(null, "***")]
    public void A_log_shows_two_digits_at_most(string? address, string expected) => Assert.Equal(expected, TwilioAddress.Mask(address));

    [Theory]
    [InlineData("+14155550100", "+14155550100")]
    [InlineData("  +14155550100 ", "+14155550100")]
    [InlineData("9032707719", null)]
    [InlineData("+1 (123) 456-7890", null)]
    [InlineData("whatsapp:+14155550100", null)]
    [InlineData(null, null)]
    public void An_SMS_number_is_E164(string? text, string? expected)
    {
        Assert.Equal(expected is not null, TwilioAddress.TryNormalizeSms(text, out var number));
        Assert.Equal(expected, number);
    }

    [Theory]
    [InlineData("whatsapp:+14155550100", "whatsapp:+14155550100")]
    [InlineData(" +14155550100", "whatsapp:+14155550100")]
    [InlineData("WhatsApp:+14155550100", "whatsapp:+14155550100")]
    [InlineData("whatsapp:14155550100", null)]
    [InlineData("whatsapp:whatsapp:+14155550100", null)]
    [InlineData("whatsapp:", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_WhatsApp_number_gets_its_prefix(string? text, string? expected)
    {
        Assert.Equal(expected is not null, TwilioAddress.TryNormalizeWhatsApp(text, out var address));
        Assert.Equal(expected, address);
    }
}
