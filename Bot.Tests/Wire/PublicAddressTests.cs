using TwilioBot.Wire;

namespace TwilioBot.Tests.Wire;

public sealed class PublicAddressTests
{
    [Theory]
    [InlineData("https://bot.example.com", "/api/sms", "https://bot.example.com/api/sms")]
    [InlineData("https://bot.example.com/", "/api/sms?a=1", "https://bot.example.com/api/sms?a=1")]
    [InlineData("https://bot.example.com#rc=2&rt=5000", "/api/sms", "https://bot.example.com/api/sms")]
    [InlineData("https://bot.example.com/base/", "/api/sms", "https://bot.example.com/base/api/sms")]
    [InlineData("https://user:p%40ss@Bot.Example.com:8443", "/api/sms", "https://user:p%40ss@Bot.Example.com:8443/api/sms")]
    [InlineData("https://bot.example.com", "//api/./sms/../%73ms?x=%2f+%20'&", "https://bot.example.com//api/./sms/../%73ms?x=%2f+%20'&")]
    [InlineData("https://bot.example.com", "/api/sms?", "https://bot.example.com/api/sms?")]
    [InlineData("https://bot.example.com", "http://evil.example.org/api/sms?a=1", "https://bot.example.com/api/sms?a=1")]
    [InlineData("https://bot.example.com", "http://evil.example.org?a=1", "https://bot.example.com/?a=1")]
    [InlineData("https://bot.example.com", "http://evil.example.org", "https://bot.example.com/")]
    [InlineData("https://bot.example.com", "*", "https://bot.example.com/*")]
    [InlineData("https://bot.example.com", ".evil.example.org/", "https://bot.example.com/.evil.example.org/")]
    public void The_address_is_joined_byte_for_byte_and_the_host_is_always_ours(string publicUrl, string target, string expected) =>
        Assert.Equal(expected, PublicAddress.Join(publicUrl, target));
}
