using Twilio.Clients;
using Conversations = Twilio.Rest.Conversations.V1;
using Messaging = Twilio.Rest.Messaging;
using V2010 = Twilio.Rest.Api.V2010;

namespace TwilioBot.Sdk.Tests.Twilio;

/// <summary>Method, host, path and fields of each operation, as Twilio's API reference gives them.</summary>
public class ResourceOperationTests
{
    private const string Account = "/2010-04-01/Accounts/AC00000000000000000000000000000001";

    private sealed record Case(string Host, string Method, string Target, string Body, Func<ITwilioRestClient, Task> Call);

    private static readonly Dictionary<string, Case> Cases = new()
    {
        ["account, own"] = new("api", "GET", Account + ".json", "", c => V2010.AccountResource.FetchAsync(client: c)),
        ["account, closing"] = new("api", "POST", "/2010-04-01/Accounts/AC2.json", "Status=closed",
            c => V2010.AccountResource.UpdateAsync("AC2", status: V2010.AccountResource.StatusEnum.Closed, client: c)),
        ["number, webhook"] = new("api", "POST", Account + "/IncomingPhoneNumbers/PN1.json",
            "SmsMethod=POST&SmsUrl=https%3A%2F%2Fexample.org%2Fapi%2Fsms",
            c => V2010.Account.IncomingPhoneNumberResource.UpdateAsync("PN1", smsMethod: "POST", smsUrl: new Uri("https://example.org/api/sms"), client: c)),
        ["number, clearing"] = new("api", "POST", Account + "/IncomingPhoneNumbers/PN1.json", "SmsUrl=",
            c => V2010.Account.IncomingPhoneNumberResource.UpdateAsync("PN1", smsUrl: new global::Twilio.Types.EmptyUri(), client: c)),
        ["numbers"] = new("api", "GET", Account + "/IncomingPhoneNumbers.json?PhoneNumber=%2B15550100", "",
            c => V2010.Account.IncomingPhoneNumberResource.ReadAsync(phoneNumber: "+15550100", client: c)),
        ["template"] = new("content", "GET", "/v1/Content/HX1", "", c => global::Twilio.Rest.Content.V1.ContentResource.FetchAsync("HX1", client: c)),
        ["templates with approvals"] = new("content", "GET", "/v1/ContentAndApprovals?PageSize=5", "",
            c => global::Twilio.Rest.Content.V1.ContentAndApprovalsResource.ReadAsync(pageSize: 5, client: c)),
        ["approval"] = new("content", "GET", "/v1/Content/HX1/ApprovalRequests", "",
            c => global::Twilio.Rest.Content.V1.Content.ApprovalFetchResource.FetchAsync("HX1", client: c)),
        ["service"] = new("messaging", "GET", "/v1/Services/MG1", "", c => Messaging.V1.ServiceResource.FetchAsync("MG1", client: c)),
        ["service, webhook"] = new("messaging", "POST", "/v1/Services/MG1",
            "InboundRequestUrl=https%3A%2F%2Fexample.org%2F&UseInboundWebhookOnNumber=false",
            c => Messaging.V1.ServiceResource.UpdateAsync("MG1", inboundRequestUrl: new Uri("https://example.org/"), useInboundWebhookOnNumber: false, client: c)),
        ["service, number"] = new("messaging", "POST", "/v1/Services/MG1/PhoneNumbers", "PhoneNumberSid=PN1",
            c => Messaging.V1.Service.PhoneNumberResource.CreateAsync("MG1", "PN1", c)),
        ["typing"] = new("messaging", "POST", "/v2/Indicators/Typing.json", "channel=whatsapp&messageId=SM1",
            c => Messaging.V2.TypingIndicatorResource.CreateAsync(Messaging.V2.TypingIndicatorResource.ChannelEnum.Whatsapp, "SM1", c)),
        ["senders"] = new("messaging", "GET", "/v2/Channels/Senders?Channel=whatsapp", "", c => Messaging.V2.ChannelsSenderResource.ReadAsync("whatsapp", client: c)),
        ["certificate"] = new("messaging", "GET", "/v2/LinkShortening/Domains/DN1/Certificate", "",
            c => Messaging.V2.DomainCertsResource.FetchAsync("DN1", client: c)),
        ["conversation"] = new("conversations", "POST", "/v1/Conversations", "UniqueName=u&State=active&Timers.Inactive=PT1H",
            c => Conversations.ConversationResource.CreateAsync(uniqueName: "u", state: "active", timersInactive: "PT1H", client: c)),
        ["conversation, in a service"] = new("conversations", "DELETE", "/v1/Services/IS1/Conversations/CH1", "",
            c => Conversations.Service.ConversationResource.DeleteAsync("IS1", "CH1", client: c)),
        ["participant"] = new("conversations", "POST", "/v1/Conversations/CH1/Participants",
            "MessagingBinding.Address=%2B15550101&MessagingBinding.ProxyAddress=%2B15550100",
            c => Conversations.Conversation.ParticipantResource.CreateAsync(
                "CH1", messagingBindingAddress: "+15550101", messagingBindingProxyAddress: "+15550100", client: c)),
        ["participant, in a service"] = new("conversations", "GET", "/v1/Services/IS1/Conversations/CH1/Participants/MB1", "",
            c => Conversations.Service.Conversation.ParticipantResource.FetchAsync("IS1", "CH1", "MB1", c)),
        ["message"] = new("conversations", "POST", "/v1/Conversations/CH1/Messages", "Author=bot&Body=hi",
            c => Conversations.Conversation.MessageResource.CreateAsync("CH1", author: "bot", body: "hi", client: c)),
        ["messages, latest first"] = new("conversations", "GET", "/v1/Services/IS1/Conversations/CH1/Messages?Order=desc&PageSize=2", "",
            c => Conversations.Service.Conversation.MessageResource.ReadAsync("IS1", "CH1", order: "desc", pageSize: 2, client: c)),
        ["user"] = new("conversations", "POST", "/v1/Users", "Identity=ana&FriendlyName=Ana",
            c => Conversations.UserResource.CreateAsync("ana", friendlyName: "Ana", client: c)),
        ["configuration"] = new("conversations", "GET", "/v1/Configuration", "", c => Conversations.ConfigurationResource.FetchAsync(client: c)),
        ["webhooks"] = new("conversations", "POST", "/v1/Configuration/Webhooks", "Method=POST&Filters=onMessageAdded&Filters=onUserAdded&Target=webhook",
            c => Conversations.Configuration.WebhookResource.UpdateAsync(
                method: "POST", filters: ["onMessageAdded", "onUserAdded"], target: Conversations.Configuration.WebhookResource.TargetEnum.Webhook, client: c)),
        ["webhooks, in a service"] = new("conversations", "GET", "/v1/Services/IS1/Configuration/Webhooks", "",
            c => Conversations.Service.Configuration.WebhookResource.FetchAsync("IS1", c)),
        ["somebody's conversations"] = new("conversations", "GET", "/v1/ParticipantConversations?Address=%2B15550101", "",
            c => Conversations.ParticipantConversationResource.ReadAsync(address: "+15550101", client: c)),
    };

    public static TheoryData<string> Names => new(Cases.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_operation_asks_what_the_API_reference_says(string name)
    {
        var expected = Cases[name];
        await using var twilio = await TwilioListener.StartAsync();

        // One body that is a resource and a page of each kind at once.
        const string Answer = """
            {"sid":"XX1","meta":{"page_size":1,"url":"https://x/1"},"contents":[],"messages":[],"senders":[],"conversations":[],"incoming_phone_numbers":[]}
            """;
        await expected.Call(twilio.Answers(200, Answer).Client());

        Assert.Equal(
            (expected.Host + ".twilio.com", expected.Method, expected.Target, expected.Body),
            (twilio.Request.Headers["Host"], twilio.Request.Method, twilio.Request.Target, twilio.Request.Body));
    }

    [Fact]
    public async Task Whether_webhooks_fire_is_said_in_a_header()
    {
        await using var twilio = await TwilioListener.StartAsync();

        await Conversations.Conversation.MessageResource.CreateAsync(
            "CH1", body: "hi", xTwilioWebhookEnabled: Conversations.Conversation.MessageResource.WebhookEnabledTypeEnum.True, client: twilio.Answers(201, "{}").Client());

        Assert.Equal("true", twilio.Request.Headers["X-Twilio-Webhook-Enabled"]);
        Assert.Equal("Body=hi", twilio.Request.Body);
    }
}
