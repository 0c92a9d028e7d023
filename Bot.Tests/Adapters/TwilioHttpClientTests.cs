using Twilio.Http;
using HttpMethod = Twilio.Http.HttpMethod;
using TwilioBot.Adapters;

namespace TwilioBot.Tests.Adapters;

/// <summary>Where calls, and with them credentials, may go.</summary>
public sealed class TwilioHttpClientTests
{
    [Theory]
    [InlineData("https://api.twilio.com/2010-04-01/x.json?a=b", "/base/2010-04-01/x.json?a=b")]
    [InlineData("https://content.twilio.com/v1/Content", "/base/content/v1/Content")]
    [InlineData("https://messaging.twilio.com/v1/Services", "/base/messaging/v1/Services")]
    [InlineData("https://conversations.dublin.ie1.twilio.com/v1/Conversations", "/base/conversations/v1/Conversations")]
    public async Task Twilios_hosts_become_rooms_of_the_configured_address(string url, string target)
    {
        await using var twilio = await FakeTwilioApi.StartAsync();
        using var http = new TwilioHttpClient(new TwilioOptions { ApiBaseUrl = twilio.Address + "/base/" });

        await http.MakeRequestAsync(new Request(HttpMethod.Get, url));

        Assert.Equal(target, Assert.Single(twilio.Calls).Target);
    }

    [Fact]
    public async Task A_page_address_that_the_configured_host_gave_is_followed()
    {
        await using var twilio = await FakeTwilioApi.StartAsync();
        using var http = new TwilioHttpClient(new TwilioOptions { ApiBaseUrl = twilio.Address });

        await http.MakeRequestAsync(new Request(HttpMethod.Get, twilio.Address + "/v1/Services?Page=1"));

        Assert.Equal("/v1/Services?Page=1", Assert.Single(twilio.Calls).Target);
    }

    [Theory]
    [InlineData("", "https://evil.example/x")]
    [InlineData("", "https://twilio.com.evil.example/x")]
    [InlineData("", "https://eviltwilio.com/x")]
    [InlineData("", "http://api.twilio.com/x")]
    [InlineData("", "https://api.twilio.com:8443/x")]
    [InlineData("https://proxy.example", "https://evil.example/x")]
    [InlineData("http://proxy.example", "https://api.twilio.com/x")]
    [InlineData("http://192.0.2.1", "https://api.twilio.com/x")]
    [InlineData("ftp://127.0.0.1", "https://api.twilio.com/x")]
    [InlineData("not an address", "https://api.twilio.com/x")]
    public async Task Nowhere_else(string apiBaseUrl, string url)
    {
        using var http = new TwilioHttpClient(new TwilioOptions { ApiBaseUrl = apiBaseUrl });

        await Assert.ThrowsAsync<InvalidOperationException>(() => http.MakeRequestAsync(new Request(HttpMethod.Get, url)));
    }
}
