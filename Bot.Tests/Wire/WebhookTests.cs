using System.Text;
using TwilioBot.Wire;

namespace TwilioBot.Tests.Wire;

public sealed class WebhookTests
{
    private const string Sms = "MessageSid=SM1&SmsSid=SM1&SmsStatus=received&From=%2B1&To=%2B2&Body=hi";
    private const string Callback = "MessageSid=SM1&SmsSid=SM1&From=%2B2&To=%2B1&AccountSid=AC1";

    [Theory]
    [InlineData(Sms, WebhookKind.Message)]
    [InlineData("MessageSid=SM1&From=%2B1&To=%2B2", WebhookKind.Message)]
    [InlineData("SmsSid=SM1&From=%2B1&To=%2B2&Body=", WebhookKind.Message)]
    [InlineData("SmsMessageSid=SM1&From=%2B1&To=%2B2&Body=x&SmsStatus=receiving", WebhookKind.Message)]
    [InlineData(Sms + "&ErrorCode=11200&ErrorUrl=https%3A%2F%2Fbot.example.com%2Fapi%2Fsms", WebhookKind.Message)]
    [InlineData(Callback + "&SmsStatus=a-new-word&Body=hi", WebhookKind.Message)]
    [InlineData(Callback + "&MessageStatus=delivered&SmsStatus=delivered", WebhookKind.Status)]
    [InlineData(Callback + "&MessageStatus=failed&ErrorCode=30003", WebhookKind.Status)]
    [InlineData(Callback + "&MessageStatus=read&EventType=READ&ChannelPrefix=whatsapp", WebhookKind.Status)]
    [InlineData(Callback + "&MessageStatus=a-new-word", WebhookKind.Status)]
    [InlineData(Callback + "&SmsStatus=undelivered", WebhookKind.Status)]
    [InlineData("EventType=onMessageAdded&ConversationSid=CH1&MessageSid=IM1&Body=hi&Author=x", WebhookKind.Conversations)]
    [InlineData("EventType=onDeliveryUpdated&ConversationSid=CH1&Status=read", WebhookKind.Conversations)]
    [InlineData("EventType=onMessageSent&ChannelSid=CH1&From=x&To=y&MessageSid=IM1", WebhookKind.Conversations)]
    [InlineData("MessageSid=SM1&To=%2B2&Body=hi", WebhookKind.Unknown)]
    [InlineData("From=%2B1&To=%2B2&Body=hi", WebhookKind.Unknown)]
    [InlineData("MessageSid=&From=%2B1&To=%2B2&Body=hi", WebhookKind.Unknown)]
    [InlineData("CallSid=CA1&From=%2B1&To=%2B2&CallStatus=ringing", WebhookKind.Unknown)]
    [InlineData("Sid=NO1&AccountSid=AC1&Level=ERROR&Payload=%7B%7D", WebhookKind.Unknown)]
    [InlineData("", WebhookKind.Unknown)]
    public void A_webhook_is_known_by_its_fields(string body, WebhookKind expected) =>
        Assert.Equal(expected, Webhook.Classify(TwilioForm.Parse(Encoding.UTF8.GetBytes(body))));

    [Fact]
    public void A_location_without_any_status_is_a_message() =>
        Assert.Equal(WebhookKind.Message, Webhook.Classify(TwilioForm.Of(
        [
            new("Latitude", "37.7879277"), new("Longitude", "-122.3937508"), new("Address", "375 Beale St, San Francisco, CA 94105"),
            new("Label", "Twilio Inc"), new("Body", ""), new("NumMedia", "0"), new("NumSegments", "1"),
            new("To", "whatsapp:+14155238886"), new("From", "whatsapp:+12345678900"), new("ApiVersion", "2010-04-01"),
            new("SmsMessageSid", "SM00000000000000000000000000000001"), new("SmsSid", "SM00000000000000000000000000000001"),
            new("MessageSid", "SM00000000000000000000000000000001"), new("AccountSid", "AC00000000000000000000000000000000"),
        ])));

    [Theory]
    [InlineData("whatsapp: list reply", WebhookKind.Message)]
    [InlineData("whatsapp: CTWA referral fields", WebhookKind.Message)]
    [InlineData("sms: full realistic inbound form", WebhookKind.Message)]
    [InlineData("conversations: onMessageAdded post-webhook", WebhookKind.Conversations)]
    public void The_recorded_webhooks_are_told_apart(string vector, WebhookKind expected) =>
        Assert.Equal(expected, Webhook.Classify(SignatureVector.All[vector].Form()));
}
