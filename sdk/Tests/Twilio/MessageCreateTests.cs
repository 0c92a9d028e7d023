using System.Globalization;
using System.Text;
using Twilio.Rest.Api.V2010.Account;
using Twilio.Types;

namespace TwilioBot.Sdk.Tests.Twilio;

public class MessageCreateTests
{
    private const string Created =
        """
        {"sid":"SM00000000000000000000000000000001","account_sid":"AC00000000000000000000000000000001","status":"queued","direction":"outbound-api",
         "from":"+15550100","to":"+15550101","body":"2026-11-21T00:00:00.000Z","num_segments":"1","error_code":null,"price":null,
         "date_created":"Thu, 24 Aug 2023 05:01:45 +0000","date_sent":null,"uri":"/2010-04-01/x.json","subresource_uris":{"media":"/m.json"}}
        """;

    [Fact]
    public async Task A_message_is_posted_as_a_form_to_the_accounts_messages()
    {
        await using var twilio = await TwilioListener.StartAsync();

        await MessageResource.CreateAsync("+15550101", from: "+15550100", body: "héllo & bye", client: twilio.Answers(201, Created).Client());

        Assert.Equal("POST", twilio.Request.Method);
        Assert.Equal("/2010-04-01/Accounts/AC00000000000000000000000000000001/Messages.json", twilio.Request.Target);
        Assert.Equal("api.twilio.com", twilio.Request.Headers["Host"]);
        Assert.Equal("application/x-www-form-urlencoded", twilio.Request.Headers["Content-Type"]);
        Assert.Equal("To=%2B15550101&From=%2B15550100&Body=h%C3%A9llo+%26+bye", twilio.Request.Body);
    }

    [Fact]
    public async Task The_account_signs_with_basic_authentication_and_says_what_it_is()
    {
        await using var twilio = await TwilioListener.StartAsync();
        var client = twilio.Answers(201, Created).Client();
        client.UserAgentExtensions = ["twilio-bot/1.0", "tests"];

        await MessageResource.CreateAsync("+15550101", from: "+15550100", body: "hi", client: client);

        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{TwilioListener.AccountSid}:{TwilioListener.Password}"));
        Assert.Equal("Basic " + credentials, twilio.Request.Headers["Authorization"]);
        Assert.Equal("application/json", twilio.Request.Headers["Accept"]);
        Assert.Equal("utf-8", twilio.Request.Headers["Accept-Encoding"]);
        Assert.Matches(@"^twilio-csharp/7\.14\.9 \(\w+ \w+\) \.NET/\d+\.\d+\S* twilio-bot/1\.0 tests$", twilio.Request.Headers["User-Agent"]);
    }

    [Fact]
    public void Fields_leave_in_the_order_of_the_official_library()
    {
        var options = new CreateMessageOptions(new PhoneNumber("whatsapp:+15550101"))
        {
            ContentSid = "HX0",
            MediaUrl = [new Uri("https://example.org/a b.png"), new Uri("https://example.org/2")],
            Body = "hi",
            MessagingServiceSid = "MG0",
            From = "whatsapp:+15550100",
            ContentVariables = "{}",
            SendAt = new DateTime(2026, 11, 21, 8, 9, 10, DateTimeKind.Utc),
            ScheduleType = MessageResource.ScheduleTypeEnum.Fixed,
            PersistentAction = ["geo:1,2|here"],
            SmartEncoded = true,
            ValidityPeriod = 14400,
            ProvideFeedback = false,
            MaxPrice = 0.5m,
            StatusCallback = new Uri("https://example.org/status?id=1"),
        };

        Assert.Equal(
            [
                "To=whatsapp:+15550101", "StatusCallback=https://example.org/status?id=1", "MaxPrice=0.5", "ProvideFeedback=false",
                "ValidityPeriod=14400", "SmartEncoded=true", "PersistentAction=geo:1,2|here", "ScheduleType=fixed",
                "SendAt=2026-11-21T08:09:10Z", "ContentVariables={}", "From=whatsapp:+15550100", "MessagingServiceSid=MG0", "Body=hi",
                "MediaUrl=https://example.org/a b.png", "MediaUrl=https://example.org/2", "ContentSid=HX0",
            ],
            options.GetParams().Select(field => field.Key + "=" + field.Value));
    }

    [Fact]
    public void Numbers_and_dates_do_not_depend_on_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("fi-FI");
            var options = new CreateMessageOptions("+15550101") { MaxPrice = 1.5m, SendAt = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc) };

            Assert.Equal(["+15550101", "1.5", "2026-01-02T03:04:05Z"], options.GetParams().Select(field => field.Value));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task What_Twilio_answers_comes_back_typed()
    {
        await using var twilio = await TwilioListener.StartAsync();

        var message = await MessageResource.CreateAsync(new CreateMessageOptions("+15550101"), twilio.Answers(201, Created).Client());

        Assert.Equal("SM00000000000000000000000000000001", message.Sid);
        Assert.Equal(MessageResource.StatusEnum.Queued, message.Status);
        Assert.True(message.Direction == MessageResource.DirectionEnum.OutboundApi);
        Assert.Equal("+15550100", message.From.ToString());
        Assert.Equal("2026-11-21T00:00:00.000Z", message.Body);
        Assert.Null(message.ErrorCode);
        Assert.Null(message.DateSent);
        Assert.Equal(new DateTime(2023, 8, 24, 5, 1, 45, DateTimeKind.Utc), message.DateCreated?.ToUniversalTime());
        Assert.Equal("/m.json", message.SubresourceUris["media"]);
    }

    [Fact]
    public async Task The_synchronous_twin_and_the_headers_tell_the_same()
    {
        await using var twilio = await TwilioListener.StartAsync();
        var client = twilio.Answers(201, Created).Answers(201, Created).Client();

        Assert.Equal("SM00000000000000000000000000000001", MessageResource.Create("+15550101", body: "hi", client: client).Sid);
        var withHeaders = await MessageResource.CreateWithHeadersAsync("+15550101", body: "hi", client: client);

        Assert.Equal(201, (int)withHeaders.StatusCode);
        Assert.True(withHeaders.Headers.Contains("Date"));
        Assert.Equal("SM00000000000000000000000000000001", withHeaders.Data.Sid);
    }
}
