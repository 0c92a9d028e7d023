using TwilioBot.Adapters;
using TwilioBot.Delivery;

namespace TwilioBot.Tests.Delivery;

public sealed class StatusCallbackAddressTests
{
    [Theory]
    [InlineData("https://bot.example.com", "", "https://bot.example.com/api/status?id=7")]
    [InlineData("https://example.com/bot/#rc=2", "", "https://example.com/bot/api/status?id=7")]
    [InlineData("", "", null)]
    [InlineData("http://localhost:3978", "", null)]
    [InlineData("http://127.0.0.1:3978", "", null)]
    [InlineData("http://localhost:3978", "http://localhost:3978", "http://localhost:3978/api/status?id=7")]
    public void It_is_an_address_that_the_other_side_can_call_or_none(string publicUrl, string apiBaseUrl, string? expected)
    {
        var callbacks = new StatusCallbackAddress(new TwilioOptions { PublicUrl = publicUrl, ApiBaseUrl = apiBaseUrl });

        Assert.Equal(expected, callbacks.For("7")?.OriginalString);
    }
}
