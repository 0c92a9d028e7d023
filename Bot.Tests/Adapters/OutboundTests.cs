using System.Globalization;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using TwilioBot.Adapters;

namespace TwilioBot.Tests.Adapters;

public sealed class OutboundTests
{
    private static readonly TwilioOptions Options = new() { PublicUrl = "https://bot.example.com/" };

    private readonly TwilioSmsAdapter _sms = new(Options, new RecordingSender());
    private readonly TwilioWhatsAppAdapter _whatsApp = new(Options, new RecordingSender());

    [Fact]
    public void A_text_goes_from_us_to_them_in_the_channels_marks()
    {
        var sms = Assert.Single(_sms.ToMessages(Reply("**Hi** _you_")));
        var whatsApp = Assert.Single(_whatsApp.ToMessages(Reply("**Hi** _you_")));

        Assert.Equal((Forms.Me, Forms.Bob, "Hi you"), (sms.From, sms.To, sms.Body));
        Assert.Equal("*Hi* _you_", whatsApp.Body);
    }

    [Fact]
    public void A_plain_text_goes_byte_for_byte()
    {
        const string text = "**as** is \\* &amp; `x`  \n";
        var activity = Reply(text);
        activity.TextFormat = "plain";

        Assert.Equal(text, Assert.Single(_sms.ToMessages(activity)).Body);
        Assert.Equal(text, Assert.Single(_whatsApp.ToMessages(activity)).Body);
    }

    [Fact]
    public void A_text_too_long_for_one_message_becomes_several_in_order()
    {
        var words = string.Join(' ', Enumerable.Range(0, 800).Select(i => i.ToString("0000", CultureInfo.InvariantCulture)));

        var messages = _sms.ToMessages(Reply(words));

        Assert.Equal(3, messages.Count);
        Assert.All(messages, message => Assert.InRange(message.Body!.Length, 1, 1600));
        Assert.Equal(words, string.Join(' ', messages.Select(message => message.Body)));
    }

    [Fact]
    public void Sms_carries_ten_media_in_a_message_and_the_rest_in_the_next()
    {
        var messages = _sms.ToMessages(Reply("Look", Pictures(12)));

        Assert.Equal([10, 2], messages.Select(message => message.MediaUrls.Count));
        Assert.Equal(["Look", null], messages.Select(message => message.Body));
        Assert.Equal(Pictures(12).Select(picture => picture.ContentUrl), messages.SelectMany(message => message.MediaUrls));
    }

    [Fact]
    public void Whatsapp_carries_one_medium_in_a_message_with_the_words_under_the_first_picture()
    {
        var messages = _whatsApp.ToMessages(Reply("Look", Pictures(2)));

        Assert.Equal(["Look", null], messages.Select(message => message.Body));
        Assert.Equal(["https://x.org/0.png?a=b&c=d", "https://x.org/1.png?a=b&c=d"], messages.Select(message => Assert.Single(message.MediaUrls)));
    }

    [Theory]
    [InlineData("application/pdf")]
    [InlineData("audio/ogg")]
    [InlineData("image/webp")]
    public void Whatsapp_sends_the_words_first_when_the_file_takes_no_caption(string contentType)
    {
        var messages = _whatsApp.ToMessages(Reply("Here", new Attachment(contentType, "https://x.org/file")));

        Assert.Equal([("Here", 0), (null, 1)], messages.Select(message => (message.Body, message.MediaUrls.Count)));
    }

    [Fact]
    public void A_file_that_the_bot_serves_may_be_given_by_its_path() =>
        Assert.Equal("https://bot.example.com/media/owl.png", _sms.ToMessages(Reply(null, new Attachment("image/png", "/media/owl.png")))[0].MediaUrls[0]);

    [Theory]
    [InlineData("https://x.org/a b/ñ.png?c=d e", "https://x.org/a%20b/%C3%B1.png?c=d%20e")]
    [InlineData("https://x.org/a%20b.png?sig=x%2By%3D&t=1%2F2", "https://x.org/a%20b.png?sig=x%2By%3D&t=1%2F2")]
    [InlineData("/media/a b.png", "https://bot.example.com/media/a%20b.png")]
    public void The_address_of_a_file_is_escaped_where_it_needs_to_be(string given, string sent) =>
        Assert.Equal(sent, _sms.ToMessages(Reply(null, new Attachment("image/png", given)))[0].MediaUrls[0]);

    [Fact]
    public void A_location_is_a_pin_on_whatsapp_and_a_link_on_sms_whatever_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("es-ES");
            var activity = Reply(null);
            activity.Entities = [new TwilioLocation(37.7879277, -122.3937508, "Twilio Inc", "375 Beale St").ToPlace()];
            var stored = JsonConvert.DeserializeObject<Activity>(JsonConvert.SerializeObject(activity))!;

            foreach (var each in new[] { activity, stored })
            {
                var pin = Assert.Single(_whatsApp.ToMessages(each));
                Assert.Equal(("Twilio Inc", "geo:37.7879277,-122.3937508|375 Beale St"), (pin.Body, pin.PersistentAction));
                Assert.Equal(
                    "Twilio Inc\n375 Beale St\nhttps://www.google.com/maps/search/?api=1&query=37.7879277,-122.3937508",
                    Assert.Single(_sms.ToMessages(each)).Body);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Words_beside_a_location_go_ahead_of_the_pin()
    {
        var activity = Reply("Here we are:");
        activity.Entities = [new TwilioLocation(0.0000001, 10).ToPlace()];

        Assert.Equal([("Here we are:", null), ("0.0000001,10", "geo:0.0000001,10")], _whatsApp.ToMessages(activity).Select(m => (m.Body, m.PersistentAction)));
    }

    [Fact]
    public void A_text_that_only_names_the_place_is_not_said_twice()
    {
        var activity = Reply("Caf\\_1");
        activity.Entities = [new TwilioLocation(1, 2, "Caf_1").ToPlace()];

        Assert.Equal(("Caf_1", "geo:1,2|Caf_1"), _whatsApp.ToMessages(activity).Select(m => (m.Body, m.PersistentAction)).Single());
        Assert.Equal("Caf_1\nhttps://www.google.com/maps/search/?api=1&query=1,2", Assert.Single(_sms.ToMessages(activity)).Body);
    }

    [Fact]
    public void Suggested_actions_become_a_numbered_list()
    {
        var activity = (Activity)MessageFactory.SuggestedActions(["Red", "Blue_ish"], "Which **colour**?", null, null, null);
        Address(activity);

        Assert.Equal("Which colour?\n\n1. Red\n2. Blue_ish", Assert.Single(_sms.ToMessages(activity)).Body);
        Assert.Equal("Which *colour*?\n\n1. Red\n2. Blue_ish", Assert.Single(_whatsApp.ToMessages(activity)).Body);
    }

    [Fact]
    public void A_hero_card_becomes_its_words_its_links_and_its_picture()
    {
        var card = new HeroCard(
            "Menu *1*", "today", "Soup and **bread**", [new CardImage("https://x.org/soup.png")],
            [new CardAction(ActionTypes.OpenUrl, "Order", value: "https://x.org/a_b"), new CardAction(ActionTypes.ImBack, "Yes", value: "yes"), new CardAction(ActionTypes.PostBack, "No", value: "no")]);
        var activity = Reply(null, card.ToAttachment());
        var stored = JsonConvert.DeserializeObject<Activity>(JsonConvert.SerializeObject(activity))!;

        foreach (var each in new[] { activity, stored })
        {
            var sms = Assert.Single(_sms.ToMessages(each));
            Assert.Equal("Menu *1*\ntoday\nSoup and bread\nOrder: https://x.org/a_b\n1. Yes\n2. No", sms.Body);
            Assert.Equal("https://x.org/soup.png", Assert.Single(sms.MediaUrls));
            Assert.StartsWith("*Menu *1**\ntoday\nSoup and *bread*", Assert.Single(_whatsApp.ToMessages(each)).Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void No_card_throws_and_each_says_something()
    {
        Attachment[] cards =
        [
            new ThumbnailCard("thumb").ToAttachment(),
            SigninCard.Create("sign in", "Go", "https://x.org/login").ToAttachment(),
            new OAuthCard("log in", "connection", [new CardAction(ActionTypes.Signin, "Log in")]).ToAttachment(),
            new ReceiptCard("receipt", [new Fact("order", "7")], [new ReceiptItem("Cake", price: "3 €")], total: "3 €").ToAttachment(),
            new AudioCard("song", media: [new MediaUrl("https://x.org/song.mp3")]).ToAttachment(),
            new VideoCard("film", media: [new MediaUrl("https://x.org/film.mp4")]).ToAttachment(),
            new AnimationCard("cat", media: [new MediaUrl("https://x.org/cat.gif")]).ToAttachment(),
            new Attachment("application/vnd.microsoft.card.adaptive", content: """
                {"type":"AdaptiveCard","body":[{"type":"TextBlock","text":"adapt"},{"type":"Image","url":"https://x.org/a.png"},{"type":"ColumnSet",
                "columns":[{"type":"Column","items":[{"type":"FactSet","facts":[{"title":"a","value":"b"}]}]}]}],
                "actions":[{"type":"Action.OpenUrl","title":"Open","url":"https://x.org"}]}
                """),
        ];

        foreach (var card in cards)
        {
            Assert.NotEmpty(_sms.ToMessages(Reply(null, card))[0].Body!);
            Assert.NotEmpty(_whatsApp.ToMessages(Reply(null, card))[0].Body!);
        }

        Assert.Equal("receipt\norder: 7\nCake: 3 €\nTotal: 3 €", _sms.ToMessages(Reply(null, cards[3]))[0].Body);
        Assert.Equal("https://x.org/song.mp3", _sms.ToMessages(Reply(null, cards[4]))[0].MediaUrls[0]);
        Assert.Equal("adapt\na: b\nOpen: https://x.org", _sms.ToMessages(Reply(null, cards[7]))[0].Body);
    }

    [Theory]
    [InlineData("image/png", null, null)]
    [InlineData("image/png", "data:image/png;base64,AAAA", null)]
    [InlineData("application/vnd.microsoft.card.hero", null, "no json {")]
    [InlineData("application/vnd.microsoft.card.hero", null, null)]
    [InlineData("application/vnd.microsoft.card.hero", null, 7)]
    [InlineData(null, null, null)]
    public void An_attachment_that_cannot_be_sent_is_left_out_and_the_words_go(string? contentType, string? contentUrl, object? content)
    {
        var activity = Reply("words", new Attachment(contentType, contentUrl, content));

        Assert.Equal(("words", 0), _sms.ToMessages(activity).Select(message => (message.Body, message.MediaUrls.Count)).Single());
        Assert.Equal(("words", 0), _whatsApp.ToMessages(activity).Select(message => (message.Body, message.MediaUrls.Count)).Single());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n")]
    public void A_message_that_says_nothing_is_no_message(string? text)
    {
        Assert.Empty(_sms.ToMessages(Reply(text)));
        Assert.Empty(_whatsApp.ToMessages(Reply(text)));
    }

    [Fact]
    public void An_activity_that_is_addressed_to_nobody_is_refused_in_words()
    {
        var problem = Assert.Throws<ArgumentException>(() => _sms.ToMessages(MessageFactory.Text("hi")));

        Assert.Contains("From", problem.Message, StringComparison.Ordinal);
    }

    private static Attachment[] Pictures(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new Attachment("image/png", string.Create(CultureInfo.InvariantCulture, $"https://x.org/{i}.png?a=b&c=d")))];

    private static Activity Reply(string? text, params Attachment[] attachments)
    {
        var activity = MessageFactory.Text(text);
        activity.Attachments = attachments;
        return Address(activity);
    }

    private static Activity Address(Activity activity)
    {
        activity.From = new ChannelAccount(Forms.Me);
        activity.Recipient = new ChannelAccount(Forms.Bob);
        return activity;
    }
}
