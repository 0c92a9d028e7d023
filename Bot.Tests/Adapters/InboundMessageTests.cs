using System.Globalization;
using System.Text;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using TwilioBot.Adapters;
using TwilioBot.Wire;

namespace TwilioBot.Tests.Adapters;

public sealed class InboundMessageTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    private readonly TwilioSmsAdapter _sms = new(new TwilioOptions(), new RecordingSender());
    private readonly TwilioWhatsAppAdapter _whatsApp = new(new TwilioOptions(), new RecordingSender());

    [Fact]
    public void A_text_becomes_a_message_activity()
    {
        var activity = _sms.ToActivity(Forms.Sms("¡Hola!"), Now);

        Assert.Equal(ActivityTypes.Message, activity.Type);
        Assert.Equal("twilio-sms", activity.ChannelId);
        Assert.Equal("SM00000000000000000000000000000001", activity.Id);
        Assert.Equal(Now, activity.Timestamp);
        Assert.Equal("¡Hola!", activity.Text);
        Assert.Equal("plain", activity.TextFormat);
        Assert.Equal(Forms.Bob, activity.From.Id);
        Assert.Equal(Forms.Me, activity.Recipient.Id);
        Assert.Empty(activity.Attachments);
        Assert.Empty(activity.Entities);
    }

    [Fact]
    public void The_location_sample_gives_one_message_with_coordinates_name_and_address_on_a_spanish_server()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("es-ES");
            var form = TwilioForm.Parse(Encoding.UTF8.GetBytes(
                "Latitude=37.7879277&Longitude=-122.3937508&Address=375+Beale+St%2C+San+Francisco%2C+CA+94105&Label=Twilio+Inc&Body=&NumMedia=0&NumSegments=1"
                + "&To=whatsapp%3A%2B14155238886&From=whatsapp%3A%2B12345678900&ApiVersion=2010-04-01"
                + "&SmsMessageSid=SM00000000000000000000000000000003&SmsSid=SM00000000000000000000000000000003&MessageSid=SM00000000000000000000000000000003"
                + "&AccountSid=AC00000000000000000000000000000000"));

            Assert.Equal(WebhookKind.Message, Webhook.Classify(form));
            var activity = _whatsApp.ToActivity(form, Now);

            Assert.Equal(ActivityTypes.Message, activity.Type);
            Assert.Equal("", activity.Text);
            var place = Assert.IsType<Place>(Assert.Single(activity.Entities));
            var geo = Assert.IsType<GeoCoordinates>(place.Geo);
            Assert.Equal(37.7879277, geo.Latitude);
            Assert.Equal(-122.3937508, geo.Longitude);
            Assert.Equal("Twilio Inc", place.Name);
            Assert.Equal("375 Beale St, San Francisco, CA 94105", place.Address);
            Assert.Equal(
                new TwilioLocation(37.7879277, -122.3937508, "Twilio Inc", "375 Beale St, San Francisco, CA 94105"), TwilioLocation.Of(activity));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("37,78", "-122.39")]
    [InlineData("91", "0")]
    [InlineData("NaN", "0")]
    [InlineData("", "")]
    public void Coordinates_that_make_no_sense_are_as_good_as_not_sent(string latitude, string longitude) =>
        Assert.Empty(_whatsApp.ToActivity(Forms.WhatsApp("here", ("Latitude", latitude), ("Longitude", longitude)), Now).Entities);

    [Fact]
    public void Every_medium_becomes_an_attachment_in_order_whatever_their_number_says()
    {
        (string, string)[] media =
        [
            ("MediaContentType0", "image/png"), ("MediaUrl10", "https://x/10"), ("MediaUrl0", "https://x/0"), ("MediaUrl2", "https://x/2"),
            ("MediaContentType2", "application/pdf"),
        ];

        foreach (var numMedia in new[] { "3", "0", "1", "99", "many", "" })
        {
            var activity = _sms.ToActivity(Forms.Of([("MessageSid", "MM1"), ("From", Forms.Bob), ("To", Forms.Me), ("NumMedia", numMedia), .. media]), Now);

            Assert.Equal(["https://x/0", "https://x/2", "https://x/10"], activity.Attachments.Select(a => a.ContentUrl));
            Assert.Equal(["image/png", "application/pdf", "application/octet-stream"], activity.Attachments.Select(a => a.ContentType));
        }
    }

    [Fact]
    public void A_message_without_a_body_is_a_message_with_an_empty_text()
    {
        var activity = _sms.ToActivity(Forms.Sms(null), Now);

        Assert.Equal(ActivityTypes.Message, activity.Type);
        Assert.Equal("", activity.Text);
    }

    [Fact]
    public void A_tapped_button_says_its_text_and_carries_its_payload()
    {
        var activity = _whatsApp.ToActivity(Forms.WhatsApp("Yes please", ("ButtonText", "Yes please"), ("ButtonPayload", "yes-1")), Now);

        Assert.Equal("Yes please", activity.Text);
        Assert.Equal("yes-1", activity.Value);
        Assert.Equal("Yes please", _whatsApp.ToActivity(Forms.WhatsApp("", ("ButtonText", "Yes please")), Now).Text);
    }

    [Fact]
    public void A_person_is_known_by_the_name_they_gave_themselves_and_an_answer_by_what_it_answers()
    {
        var activity = _whatsApp.ToActivity(Forms.WhatsApp("hi", ("ProfileName", "Zoë 🦊"), ("OriginalRepliedMessageSid", "SM9")), Now);

        Assert.Equal("Zoë 🦊", activity.From.Name);
        Assert.Equal("SM9", activity.ReplyToId);
    }

    [Fact]
    public void Someone_who_hides_their_number_is_an_opaque_address()
    {
        var activity = _whatsApp.ToActivity(Forms.Message("whatsapp:US.13491208655302741918", "whatsapp:+15005550006", "hi"), Now);

        Assert.Equal("whatsapp:US.13491208655302741918", activity.From.Id);
        Assert.Equal("whatsapp:US.13491208655302741918", _whatsApp.ToMessages(activity.CreateReply("hello"))[0].To);
    }

    [Fact]
    public void One_person_texting_two_of_our_numbers_has_two_conversations_and_a_third_on_whatsapp()
    {
        string[] ids =
        [
            _sms.ToActivity(Forms.Message(Forms.Bob, "+15005550006", "hi"), Now).Conversation.Id,
            _sms.ToActivity(Forms.Message(Forms.Bob, "+15005550007", "hi"), Now).Conversation.Id,
            _whatsApp.ToActivity(Forms.Message($"whatsapp:{Forms.Bob}", "whatsapp:+15005550006", "hi"), Now).Conversation.Id,
        ];

        Assert.Equal(3, ids.Distinct().Count());
        Assert.Equal(ids[0], _sms.ToActivity(Forms.Message(Forms.Bob, "+15005550006", "later"), Now).Conversation.Id);
        Assert.DoesNotContain(ids, id => id.Contains("555", StringComparison.Ordinal));
    }

    [Fact]
    public void Everything_twilio_sent_survives_json_beside_the_typed_fields()
    {
        var form = Forms.WhatsApp("hi", ("ProfileName", "Bob"), ("New", "1"), ("New", "2"), ("new", ""), ("Forwarded", "true"));
        var stored = JsonConvert.DeserializeObject<Activity>(JsonConvert.SerializeObject(_whatsApp.ToActivity(form, Now)))!;

        var message = stored.GetChannelData<TwilioInboundMessage>();

        Assert.Equal("Bob", message.ProfileName);
        Assert.True(message.Forwarded);
        Assert.Equal(form.Select(field => (field.Key, field.Value)), message.Fields.Select(field => (field.Name, field.Value)));
        Assert.Equal("1", message.Field("New"));
        Assert.Null(message.Field("NEW"));
    }

    [Fact]
    public void A_location_survives_json()
    {
        var activity = _whatsApp.ToActivity(Forms.WhatsApp("", ("Latitude", "-33.5"), ("Longitude", "151"), ("Label", "Opera")), Now);
        var stored = JsonConvert.DeserializeObject<Activity>(JsonConvert.SerializeObject(activity))!;

        Assert.Equal(new TwilioLocation(-33.5, 151, "Opera"), TwilioLocation.Of(stored));
    }
}
