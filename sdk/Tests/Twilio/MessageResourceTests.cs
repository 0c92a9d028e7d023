using Newtonsoft.Json.Linq;
using Twilio.Exceptions;
using Twilio.Rest.Api.V2010.Account;
using Twilio.Rest.Api.V2010.Account.Message;

namespace TwilioBot.Sdk.Tests.Twilio;

public class MessageResourceTests
{
    private const string Account = "/2010-04-01/Accounts/AC00000000000000000000000000000001";

    [Fact]
    public async Task A_message_is_fetched_by_its_sid()
    {
        await using var twilio = await TwilioListener.StartAsync();

        var message = await MessageResource.FetchAsync("SM1", client: twilio.Answers(200, """{"sid":"SM1","status":"not-known-yet"}""").Client());

        Assert.Equal(("GET", Account + "/Messages/SM1.json", ""), (twilio.Request.Method, twilio.Request.Target, twilio.Request.Body));
        Assert.Equal("not-known-yet", message.Status.ToString());
    }

    [Fact]
    public async Task Another_account_can_be_named()
    {
        await using var twilio = await TwilioListener.StartAsync();

        await MessageResource.FetchAsync("SM1", "AC2", twilio.Answers(200, "{}").Client());

        Assert.Equal("/2010-04-01/Accounts/AC2/Messages/SM1.json", twilio.Request.Target);
    }

    [Fact]
    public async Task Cancelling_posts_the_status_and_an_empty_body_redacts()
    {
        await using var twilio = await TwilioListener.StartAsync();
        var client = twilio.Answers(200, "{}").Answers(200, "{}").Client();

        await MessageResource.UpdateAsync("SM1", status: MessageResource.UpdateStatusEnum.Canceled, client: client);
        await MessageResource.UpdateAsync("SM1", body: "", client: client);

        Assert.Equal(["Status=canceled", "Body="], twilio.Requests.Select(r => r.Body));
        Assert.All(twilio.Requests, r => Assert.Equal(("POST", Account + "/Messages/SM1.json"), (r.Method, r.Target)));
    }

    [Theory]
    [InlineData(204, true)]
    [InlineData(202, false)]
    public async Task Deleting_succeeds_when_Twilio_says_no_content(int status, bool deleted)
    {
        await using var twilio = await TwilioListener.StartAsync();

        Assert.Equal(deleted, await MessageResource.DeleteAsync("SM1", client: twilio.Answers(status, "").Client()));
        Assert.Equal(("DELETE", Account + "/Messages/SM1.json"), (twilio.Request.Method, twilio.Request.Target));
    }

    [Fact]
    public async Task A_listing_asks_by_number_and_time()
    {
        await using var twilio = await TwilioListener.StartAsync();
        var client = twilio.Answers(200, """{"messages":[],"uri":"/x","page_size":50}""").Client();

        await MessageResource.ReadAsync(
            to: "+15550100",
            dateSentBefore: new DateTime(2026, 11, 21, 0, 0, 0, DateTimeKind.Utc),
            dateSentAfter: new DateTime(2026, 11, 20, 0, 0, 0, DateTimeKind.Utc),
            pageSize: 20,
            client: client);

        Assert.Equal(
            Account + "/Messages.json?To=%2B15550100&DateSent%3C=2026-11-21T00%3A00%3A00Z&DateSent%3E=2026-11-20T00%3A00%3A00Z&PageSize=20",
            twilio.Request.Target);
    }

    [Fact]
    public void An_exact_time_wins_over_the_times_around_it()
    {
        var day = new DateTime(2026, 11, 21, 0, 0, 0, DateTimeKind.Utc);

        var fields = new ReadMessageOptions { DateSent = day, DateSentBefore = day, DateSentAfter = day }.GetParams();

        Assert.Equal(["DateSent"], fields.Select(field => field.Key));
    }

    [Fact]
    public async Task Media_belongs_to_its_message()
    {
        await using var twilio = await TwilioListener.StartAsync();
        var client = twilio.Answers(200, """{"uri":"/x","media_list":[{"sid":"ME1","content_type":"image/png"}]}""").Answers(204, "").Client();

        var media = (await MediaResource.ReadAsync("MM1", client: client)).Single();
        Assert.True(await MediaResource.DeleteAsync("MM1", media.Sid, client: client));

        Assert.Equal("image/png", media.ContentType);
        Assert.Equal([Account + "/Messages/MM1/Media.json", Account + "/Messages/MM1/Media/ME1.json"], twilio.Requests.Select(r => r.Target));
    }

    [Fact]
    public void Json_goes_out_as_it_came_in()
    {
        var message = MessageResource.FromJson("""{"sid":"SM1","status":"sent","from":"+15550100","num_media":"0"}""");

        var json = JObject.Parse(MessageResource.ToJson(message));

        Assert.Equal(("SM1", "sent", "+15550100", "0"), ((string)json["sid"], (string)json["status"], (string)json["from"], (string)json["num_media"]));
    }

    [Fact]
    public void Json_that_cannot_be_read_is_an_ApiException() =>
        Assert.Throws<ApiException>(() => MessageResource.FromJson("<html>"));
}
