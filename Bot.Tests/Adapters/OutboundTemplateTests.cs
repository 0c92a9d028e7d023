using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json;
using TwilioBot.Adapters;

namespace TwilioBot.Tests.Adapters;

public sealed class OutboundTemplateTests
{
    private static readonly TwilioOptions Options = new()
    {
        Templates =
        {
            ["order"] = new Dictionary<string, TwilioTemplateOptions>
            {
                ["en"] = new() { ContentSid = "HX1", Text = "Hi {{1}}! Your order number is {{2}}" },
                ["es"] = new() { ContentSid = "HX2", Text = "¡Hola {{1}}! Tu pedido es {{2}}" },
            },
            ["plain"] = new Dictionary<string, TwilioTemplateOptions> { ["de"] = new() { Text = "Hallo {{1}}" } },
        },
    };

    private readonly TwilioSmsAdapter _sms = new(Options, new RecordingSender());
    private readonly TwilioWhatsAppAdapter _whatsApp = new(Options, new RecordingSender());

    [Fact]
    public void On_whatsapp_a_template_goes_by_its_sid_with_its_values_and_without_a_body()
    {
        var message = Assert.Single(_whatsApp.ToMessages(Order("en", "Joe \"J\"", "O12235234")));

        Assert.Equal(("HX1", null, 0), (message.ContentSid, message.Body, message.MediaUrls.Count));
        Assert.Equal("""{"1":"Joe \"J\"","2":"O12235234"}""", message.ContentVariables);
    }

    [Fact]
    public void On_sms_a_template_goes_as_its_text_with_the_values_as_they_are()
    {
        var message = Assert.Single(_sms.ToMessages(Order("en", "a_b *{{2}}*", "O1")));

        Assert.Equal("Hi a_b *{{2}}*! Your order number is O1", message.Body);
        Assert.Null(message.ContentSid);
    }

    [Theory]
    [InlineData("es", "HX2")]
    [InlineData("es-MX", "HX2")]
    [InlineData("ES_es", "HX2")]
    [InlineData("fr", "HX1")]
    [InlineData(null, "HX1")]
    public void The_language_is_the_activitys_or_the_nearest_there_is(string? locale, string sid) =>
        Assert.Equal(sid, _whatsApp.ToMessages(Order(locale, "Joe", "O1"))[0].ContentSid);

    [Fact]
    public void A_template_that_has_been_through_json_is_still_one()
    {
        var stored = JsonConvert.DeserializeObject<Activity>(JsonConvert.SerializeObject(Order("en", "Joe", "O1")))!;

        Assert.Equal("HX1", _whatsApp.ToMessages(stored)[0].ContentSid);
    }

    [Fact]
    public void Without_a_sid_whatsapp_gets_the_text_and_the_log_a_warning_that_names_the_setting()
    {
        var log = new RecordingLogger<TwilioWhatsAppAdapter>();
        var whatsApp = new TwilioWhatsAppAdapter(Options, new RecordingSender(), logger: log);
        var activity = Order("en", "Joe", "O1");
        activity.ChannelData = new TwilioTemplate("PLAIN", ["Joe"]);

        Assert.Equal(("Hallo Joe", null), whatsApp.ToMessages(activity).Select(message => (message.Body, message.ContentSid)).Single());
        var (level, line) = Assert.Single(log.Lines);
        Assert.Equal(LogLevel.Warning, level);
        Assert.Contains("Twilio:Templates:PLAIN", line, StringComparison.Ordinal);
        Assert.DoesNotContain("Joe", line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_that_is_not_configured_is_refused_with_the_setting_to_add()
    {
        var activity = Order("en");
        activity.ChannelData = new TwilioTemplate("parcel", []);

        var problem = Assert.Throws<InvalidOperationException>(() => _sms.ToMessages(activity));

        Assert.Contains("Twilio:Templates:parcel:en:Text", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_value_is_refused_rather_than_sent_as_a_gap() =>
        Assert.Contains("{{2}}", Assert.Throws<InvalidOperationException>(() => _whatsApp.ToMessages(Order("en", "Joe"))).Message, StringComparison.Ordinal);

    private static Activity Order(string? locale, params string[] values) => new()
    {
        Type = ActivityTypes.Message,
        Text = "for channels without templates",
        Locale = locale,
        From = new ChannelAccount(Forms.Me),
        Recipient = new ChannelAccount(Forms.Bob),
        ChannelData = new TwilioTemplate("order", values),
    };
}
