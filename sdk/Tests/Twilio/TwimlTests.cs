using System.Xml.Linq;
using Twilio.TwiML;
using Twilio.TwiML.Messaging;

namespace TwilioBot.Sdk.Tests.Twilio;

public class TwimlTests
{
    private const string Declaration = """<?xml version="1.0" encoding="utf-8"?>""";

    private static string Flat(MessagingResponse response) => response.ToString(SaveOptions.DisableFormatting);

    [Fact]
    public void Saying_nothing_is_an_empty_response() =>
        Assert.Equal(Declaration + "<Response></Response>", Flat(new MessagingResponse()));

    [Fact]
    public void A_short_reply_is_the_text_of_its_message() =>
        Assert.Equal(Declaration + "<Response><Message>a &lt; b &amp; c</Message></Response>", Flat(new MessagingResponse().Message("a < b & c")));

    [Fact]
    public void Text_and_pictures_are_nested()
    {
        var message = new Message(to: "+15550101", statusCallback: new Uri("https://example.org/s"), method: "post")
            .Body("look")
            .Media(new Uri("https://example.org/1.png"))
            .Media(new Uri("https://example.org/2.png"));

        Assert.Equal(
            Declaration + """<Response><Message to="+15550101" method="POST" statusCallback="https://example.org/s"><Body>look</Body>""" +
            "<Media>https://example.org/1.png</Media><Media>https://example.org/2.png</Media></Message></Response>",
            Flat(new MessagingResponse().Message(message)));
    }

    [Fact]
    public void The_rest_can_be_asked_for_elsewhere() =>
        Assert.Equal(
            Declaration + """<Response><Redirect method="GET">https://example.org/next</Redirect></Response>""",
            Flat(new MessagingResponse().Redirect(new Uri("https://example.org/next"), "GET")));

    [Fact]
    public void What_the_library_does_not_know_can_be_said_all_the_same()
    {
        var response = new MessagingResponse();
        response.AddChild("Note").AddText("free").SetOption("xml:lang", "en").SetOption("level", 1).SetOption("level", 2);

        Assert.Equal(Declaration + """<Response><Note xml:lang="en" level="2">free</Note></Response>""", Flat(response));
    }

    [Fact]
    public void It_is_indented_unless_asked_otherwise() =>
        Assert.Equal(
            Declaration + Environment.NewLine + "<Response>" + Environment.NewLine + "  <Message>hi</Message>" + Environment.NewLine + "</Response>",
            new MessagingResponse().Message("hi").ToString());
}
