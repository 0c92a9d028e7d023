using Newtonsoft.Json.Linq;
using Twilio.Rest.Content.V1;
using Twilio.Rest.Content.V1.Content;
using Twilio.Rest.Messaging.V2;
using static Twilio.Rest.Content.V1.ContentResource;

namespace TwilioBot.Sdk.Tests.Twilio;

/// <summary>The operations whose body is JSON.</summary>
public class ContentTests
{
    private static readonly ContentCreateRequest QuickReply = new ContentCreateRequest.Builder()
        .WithFriendlyName("visit")
        .WithLanguage("en")
        .WithVariables(new Dictionary<string, string> { ["1"] = "Friday" })
        .WithTypes(new Types.Builder()
            .WithTwilioQuickReply(new TwilioQuickReply.Builder()
                .WithBody("See you {{1}}?")
                .WithActions([new QuickReplyAction.Builder().WithType(QuickReplyActionType.QuickReply).WithTitle("Yes").WithId("yes").Build()])
                .Build())
            .Build())
        .Build();

    [Fact]
    public async Task A_template_is_created_from_json()
    {
        await using var twilio = await TwilioListener.StartAsync();
        var client = twilio.Answers(201, """{"sid":"HX1","types":{"twilio/quick-reply":{"body":"b"}},"date_created":"2026-11-21T08:00:00Z"}""").Client();

        var content = await ContentResource.CreateAsync(QuickReply, client);

        Assert.Equal(("POST", "/v1/Content", "application/json; charset=utf-8"),
            (twilio.Request.Method, twilio.Request.Target, twilio.Request.Headers["Content-Type"]));
        var sent = JObject.Parse(twilio.Request.Body);
        Assert.Equal(("visit", "Friday"), ((string)sent["friendly_name"], (string)sent["variables"]["1"]));
        Assert.Equal(
            """{"body":"See you {{1}}?","actions":[{"type":"QUICK_REPLY","title":"Yes","id":"yes"}]}""",
            sent["types"]["twilio/quick-reply"].ToString(Newtonsoft.Json.Formatting.None));
        Assert.Equal("HX1", content.Sid);
        Assert.Equal("b", (string)((JObject)content._Types)["twilio/quick-reply"]["body"]);
        Assert.Equal(new DateTime(2026, 11, 21, 8, 0, 0, DateTimeKind.Utc), content.DateCreated);
    }

    [Fact]
    public async Task A_template_is_replaced_with_PUT()
    {
        await using var twilio = await TwilioListener.StartAsync();

        await ContentResource.UpdateAsync("HX1", new ContentUpdateRequest.Builder().WithLanguage("es").Build(), twilio.Answers(200, "{}").Client());

        Assert.Equal(("PUT", "/v1/Content/HX1"), (twilio.Request.Method, twilio.Request.Target));
        Assert.Equal("es", (string)JObject.Parse(twilio.Request.Body)["language"]);
    }

    [Fact]
    public async Task A_template_is_handed_in_for_approval()
    {
        await using var twilio = await TwilioListener.StartAsync();
        var request = new ApprovalCreateResource.ContentApprovalRequest.Builder().WithName("visit").WithCategory("UTILITY").Build();

        var approval = await ApprovalCreateResource.CreateAsync("HX1", request, twilio.Answers(201, """{"status":"received"}""").Client());

        Assert.Equal("/v1/Content/HX1/ApprovalRequests/whatsapp", twilio.Request.Target);
        Assert.Equal("""{"name":"visit","category":"UTILITY"}""", twilio.Request.Body);
        Assert.Equal("received", approval.Status);
    }

    [Fact]
    public async Task A_sender_is_registered_from_json_and_tells_why_it_is_offline()
    {
        await using var twilio = await TwilioListener.StartAsync();
        var request = new ChannelsSenderResource.MessagingV2ChannelsSenderRequestsCreate.Builder().WithSenderId("whatsapp:+15550100").Build();
        const string Answer = """{"sid":"XE1","status":"ONLINE:UPDATING","offline_reasons":[{"code":"63","message":"m"}],"compliance":{"registration_sid":"BU1"}}""";

        var sender = await ChannelsSenderResource.CreateAsync(request, twilio.Answers(202, Answer).Client());

        Assert.Equal("whatsapp:+15550100", (string)JObject.Parse(twilio.Request.Body)["sender_id"]);
        Assert.True(sender.Status == ChannelsSenderResource.StatusEnum.OnlineUpdating);
        var again = JObject.Parse(ChannelsSenderResource.ToJson(sender));
        Assert.Equal(("63", "BU1"), ((string)again["offline_reasons"][0]["code"], (string)again["compliance"]["registration_sid"]));
    }

    [Fact]
    public async Task Templates_with_approvals_are_listed_page_by_page()
    {
        await using var twilio = await TwilioListener.StartAsync();
        var client = twilio
            .Answers(200, """{"contents":[{"sid":"HX1"}],"meta":{"page_size":1,"url":"https://content.twilio.com/v1/x","next_page_url":"https://content.twilio.com/v1/ContentAndApprovals?PageToken=2"}}""")
            .Answers(200, """{"contents":[{"sid":"HX2","approval_requests":{"status":"approved"}}],"meta":{"page_size":1,"url":"https://content.twilio.com/v1/x","next_page_url":null}}""")
            .Client();

        var templates = (await ContentAndApprovalsResource.ReadAsync(client: client)).ToList();

        Assert.Equal(["HX1", "HX2"], templates.Select(template => template.Sid));
        Assert.Equal("/v1/ContentAndApprovals?PageToken=2", twilio.Requests[1].Target);
        Assert.Equal("approved", (string)((JObject)templates[1].ApprovalRequests)["status"]);
    }
}
