using System.Text;
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

    [Fact]
    public async Task Another_address_or_other_credentials_count_from_the_next_call_on()
    {
        await using var first = await FakeTwilioApi.StartAsync();
        await using var second = await FakeTwilioApi.StartAsync();
        var options = new TwilioOptions { ApiBaseUrl = first.Address };
        using var http = new TwilioHttpClient(options);

        await CallAsync("a", "1");
        await CallAsync("a", "2");
        options.ApiBaseUrl = second.Address;
        await CallAsync("a", "2");
        await CallAsync("b", "2");

        Assert.Equal(["a:1", "a:2"], first.Calls.Select(UserOf));
        Assert.Equal(["a:2", "b:2"], second.Calls.Select(UserOf));

        Task CallAsync(string user, string password)
        {
            var request = new Request(HttpMethod.Post, "https://api.twilio.com/x.json");
            request.SetAuth(user, password);
            return http.MakeRequestAsync(request);
        }

        static string UserOf(RestCall call) => Encoding.UTF8.GetString(Convert.FromBase64String(call.Authorization!["Basic ".Length..]));
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
