using Twilio.Http;
using Twilio.Rest;
using HttpMethod = Twilio.Http.HttpMethod;

namespace TwilioBot.Sdk.Tests.Twilio;

public class RequestTests
{
    [Theory]
    [InlineData(null, null, "https://api.twilio.com/x")]
    [InlineData("ie1", null, "https://api.ie1.twilio.com/x")]
    [InlineData(null, "dublin", "https://api.dublin.us1.twilio.com/x")]
    [InlineData("ie1", "dublin", "https://api.dublin.ie1.twilio.com/x")]
    public void Region_and_edge_are_part_of_the_host(string region, string edge, string url) =>
        Assert.Equal(url, new Request(HttpMethod.Get, Domain.Api, "/x", region: region, edge: edge).ConstructUrl().AbsoluteUri);

    [Fact]
    public void A_host_that_names_its_edge_and_region_keeps_what_is_not_overridden()
    {
        var request = new Request(HttpMethod.Get, "https://api.dublin.ie1.twilio.com/x") { Region = "au1" };

        Assert.Equal("https://api.dublin.au1.twilio.com/x", request.ConstructUrl().AbsoluteUri);
    }

    [Fact]
    public void Fields_are_written_as_browsers_write_forms()
    {
        var request = new Request(HttpMethod.Post, "https://api.twilio.com/x");
        request.AddPostParam("Body", "a b+c&ü*~!");
        request.AddQueryParam("DateSent>", "2026-11-21");

        Assert.Equal("Body=a+b%2Bc%26%C3%BC*%7E!", System.Text.Encoding.UTF8.GetString(request.EncodePostParams()));
        Assert.Equal("https://api.twilio.com/x?DateSent%3E=2026-11-21", request.ConstructUrl().AbsoluteUri);
    }

    [Fact]
    public void Requests_with_the_same_fields_in_any_order_are_equal()
    {
        Request Build(params string[] names)
        {
            var request = new Request(HttpMethod.Post, "https://api.twilio.com/x");
            Array.ForEach(names, name => request.AddPostParam(name, "1"));
            return request;
        }

        Assert.Equal(Build("a", "b"), Build("b", "a"));
        Assert.Equal(Build("a", "b").GetHashCode(), Build("b", "a").GetHashCode());
        Assert.NotEqual(Build("a", "b"), Build("a"));
        Assert.NotEqual(Build("a"), new Request(HttpMethod.Get, "https://api.twilio.com/x"));
    }

    [Theory]
    [InlineData("FlexApi", "flex-api")]
    [InlineData("IpMessaging", "ip-messaging")]
    [InlineData("Conversations", "conversations")]
    public void A_domain_is_the_first_label_of_its_host(string field, string label) =>
        Assert.Equal(label, typeof(Domain).GetField(field).GetValue(null).ToString());
}
