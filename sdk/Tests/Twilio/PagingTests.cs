using Twilio.Base;
using Twilio.Exceptions;
using Twilio.Rest.Api.V2010.Account;

namespace TwilioBot.Sdk.Tests.Twilio;

public class PagingTests
{
    private static string PageOf(string next, params string[] sids) =>
        $$"""{"messages":[{{string.Join(',', sids.Select(sid => $$"""{"sid":"{{sid}}"}"""))}}],"uri":"/here","page_size":2,"next_page_uri":{{(next == null ? "null" : $"\"{next}\"")}}}""";

    [Fact]
    public async Task A_listing_fetches_its_pages_while_it_is_walked_through()
    {
        await using var twilio = await TwilioListener.StartAsync();
        var client = twilio.Answers(200, PageOf("/2010-04-01/next?Page=1&PageToken=PA1", "SM1", "SM2")).Answers(200, PageOf(null, "SM3")).Client();

        var messages = await MessageResource.ReadAsync(pageSize: 2, client: client);
        Assert.Single(twilio.Requests);

        Assert.Equal(["SM1", "SM2", "SM3"], messages.Select(m => m.Sid));
        Assert.Equal("/2010-04-01/next?Page=1&PageToken=PA1", twilio.Requests[1].Target);
    }

    [Fact]
    public async Task It_stops_at_the_limit_without_asking_for_more()
    {
        await using var twilio = await TwilioListener.StartAsync();
        var client = twilio.Answers(200, PageOf("/next", "SM1", "SM2")).Answers(200, PageOf("/next", "SM3", "SM4")).Client();

        var messages = await MessageResource.ReadAsync(pageSize: 2, limit: 3, client: client);

        Assert.Equal(["SM1", "SM2", "SM3"], messages.Select(m => m.Sid));
        Assert.Equal(2, twilio.Requests.Count);
    }

    [Fact]
    public async Task Without_auto_paging_it_is_the_first_page()
    {
        await using var twilio = await TwilioListener.StartAsync();
        var messages = await MessageResource.ReadAsync(client: twilio.Answers(200, PageOf("/next", "SM1")).Client());

        messages.AutoPaging = false;

        Assert.Equal(["SM1"], messages.Select(m => m.Sid));
    }

    [Fact]
    public async Task A_limit_alone_is_asked_for_as_one_page()
    {
        await using var twilio = await TwilioListener.StartAsync();

        await MessageResource.ReadAsync(limit: 7, client: twilio.Answers(200, PageOf(null)).Client());

        Assert.EndsWith("?PageSize=7", twilio.Request.Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_cannot_be_fetched_throws_what_the_fetch_threw()
    {
        await using var twilio = await TwilioListener.StartAsync();
        var client = twilio.Answers(200, PageOf("/next", "SM1")).Answers(500, """{"code":20500,"message":"oops"}""").Client();

        var messages = await MessageResource.ReadAsync(client: client);

        Assert.Equal(20500, Assert.Throws<ApiException>(() => messages.Count()).Code);
    }

    [Fact]
    public void Later_APIs_give_whole_addresses_under_meta()
    {
        var page = Page<MessageResource>.FromJson("messages", """
            {"messages":[],"meta":{"page_size":50,"url":"https://a/1","first_page_url":"https://a/0","next_page_url":"https://a/2","previous_page_url":null,"key":"messages"}}
            """);

        Assert.True(page.HasNextPage());
        Assert.Equal(("https://a/2", "https://a/0", "https://a/1", 50),
            (page.GetNextPageUrl("api"), page.GetFirstPageUrl("api"), page.GetUrl("api"), page.PageSize));
    }

    [Fact]
    public async Task The_newest_APIs_name_the_next_page_by_a_token()
    {
        await using var twilio = await TwilioListener.StartAsync();
        var client = twilio
            .Answers(200, """{"messages":[{"sid":"SM1"}],"meta":{"key":"messages","pageSize":1,"nextToken":"t+2","previousToken":null}}""")
            .Answers(200, """{"messages":[{"sid":"SM2"}],"meta":{"key":"messages","pageSize":1,"nextToken":null,"previousToken":"t1"}}""")
            .Client();

        var messages = await MessageResource.ReadAsync(to: "+15550100", pageSize: 1, client: client);

        Assert.Equal(["SM1", "SM2"], messages.Select(m => m.Sid));
        Assert.EndsWith("/Messages.json?To=%2B15550100&PageSize=1&pageToken=t%2B2", twilio.Requests[1].Target, StringComparison.Ordinal);
    }
}
