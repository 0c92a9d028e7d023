using System.Xml;
using System.Xml.Linq;
using TwilioBot.Wire;

namespace TwilioBot.Tests.Wire;

public sealed class TwimlTests
{
    private static readonly string[] Attacks =
    [
        "</Body></Message><Redirect>https://evil.example.org</Redirect><Message><Body>", "<Message to=\"+1\">x</Message>",
        "]]>", "<![CDATA[x]]>", "&amp;", "&lt;Redirect&gt;", "&#x3C;", "<!DOCTYPE x [<!ENTITY a \"b\">]>&a;", "<?php x ?>", "<!-- x -->",
        "\0", "\u0001", "\u001F", "\uFFFE", "\uFFFF", "\uD800", "\uDC00", "\uDC00\uD800", "😀", "\u202E",
        "\r", "\n", "\r\n", "\t", " ", "a", "\"", "'", ">", "<", "&", "=", "\u0085", "\u2028", "\u00A0", "ñ",
    ];

    [Fact]
    public void Nothing_to_say_is_an_empty_response()
    {
        Assert.Equal("<Response/>", Twiml.Empty);
        Assert.Equal(Twiml.Empty, Twiml.Messages());
        Assert.Equal(Twiml.Empty, Twiml.Message(""));
        Assert.Equal(Twiml.Empty, Twiml.Message("\0\uFFFF"));
    }

    [Fact]
    public void A_reply_says_all_that_it_was_given()
    {
        var xml = Twiml.Messages(
            new TwimlMessage("bye"),
            new TwimlMessage("Hi <you>")
            {
                MediaUrls = ["https://x.example/a?b=1&c=2"],
                StatusCallback = "https://x.example/s?m=1&n=\"2\"",
                To = "+1",
                From = "+2",
            });
        Assert.Equal(
            "<Response><Message><Body>bye</Body></Message><Message to=\"+1\" from=\"+2\" action=\"https://x.example/s?m=1&amp;n=&quot;2&quot;\" " +
            "statusCallback=\"https://x.example/s?m=1&amp;n=&quot;2&quot;\">" +
            "<Body>Hi &lt;you&gt;</Body><Media>https://x.example/a?b=1&amp;c=2</Media></Message></Response>",
            xml);
    }

    [Fact]
    public void Only_the_last_reply_has_an_action_since_what_is_behind_one_may_never_be_reached()
    {
        var replies = XElement.Parse(Twiml.Messages(new TwimlMessage("a") { StatusCallback = "https://x.example/a" }, new TwimlMessage("b") { StatusCallback = "https://x.example/b" }))
            .Elements("Message").ToList();

        Assert.Equal(["https://x.example/a", "https://x.example/b"], replies.Select(reply => (string?)reply.Attribute("statusCallback")));
        Assert.Equal([null, "https://x.example/b"], replies.Select(reply => (string?)reply.Attribute("action")));
    }

    [Fact]
    public void A_redirect_keeps_its_address()
    {
        var response = XElement.Parse(Twiml.Redirect("https://x.example/a?b=1&c=<2>"));
        Assert.Equal("https://x.example/a?b=1&c=<2>", Assert.Single(response.Elements("Redirect")).Value);
    }

    [Fact]
    public void More_than_Twilio_takes_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Twiml.Messages([.. Enumerable.Repeat(new TwimlMessage("x"), 11)]));
        var pictures = Enumerable.Repeat("https://x.example/", 11).ToList();
        Assert.Throws<ArgumentException>(() => Twiml.Messages(new TwimlMessage("x") { MediaUrls = pictures }));
    }

    [Fact]
    public void No_text_ever_becomes_a_verb()
    {
        var random = new Random(12);
        for (var round = 0; round < 10_000; round++)
        {
            var text = string.Concat(random.GetItems(Attacks, random.Next(1, 12)));
            AssertCarries(text);
        }

        AssertCarries(string.Concat(Enumerable.Repeat("😀", 1600)));
    }

    private static void AssertCarries(string text)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit };
        var xml = Twiml.Messages(new TwimlMessage(text + "!") { StatusCallback = text });
        using var reader = XmlReader.Create(new StringReader(xml), settings);
        var response = XElement.Load(reader, LoadOptions.PreserveWhitespace);
        var message = Assert.Single(response.Elements());
        Assert.Equal("Message", message.Name);
        var body = Assert.Single(message.Elements());
        Assert.Equal("Body", body.Name);
        Assert.False(body.HasElements);
        Assert.Equal(Allowed(text) + "!", body.Value);
        Assert.Equal(["action", "statusCallback"], message.Attributes().Select(a => a.Name.LocalName));
    }

    /// <summary>The XML 1.0 rule, written from the standard.</summary>
    private static string Allowed(string text) => string.Concat(Runes(text)
        .Where(r => r is 0x9 or 0xA or 0xD or (>= 0x20 and <= 0xD7FF) or (>= 0xE000 and <= 0xFFFD) or (>= 0x10000 and <= 0x10FFFF))
        .Select(char.ConvertFromUtf32));

    private static IEnumerable<int> Runes(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var pair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            yield return pair ? char.ConvertToUtf32(text[i], text[++i]) : text[i];
        }
    }
}
