using Microsoft.Extensions.Configuration;
using TwilioBot.Adapters;
using TwilioBot.Wire;

namespace TwilioBot.Tests.Conversation;

/// <summary>The conversation through the adapters: what Twilio is asked to send, to the letter.</summary>
public sealed class TextsAtTwilioTests : ITwilioSender, IDisposable
{
    private static readonly TwilioOptions Options = Settings();

    private readonly TalkingBot _bot = new(admins: "+15550100");
    private readonly List<TwilioMessage> _sent = [];

    [Fact]
    public async Task English_by_SMS()
    {
        _bot.Clock.Now = TalkingBot.Start.AddSeconds(1);

        await SmsAsync("hello", "Hello.");
        await SmsAsync("order", "Hi there! Thanks for placing an order with us. We’ll let you know once your order has been processed and delivered. Your order number is O12235234");
        await SmsAsync("who am i?", "I don't know yet!");
        await SmsAsync(" Call me Bob! ", "Got it. I will call you Bob from now on.");
        await SmsAsync("hi", "Hello Bob!!");
        await SmsAsync("what is my name", "Your name is Bob");
        await SmsAsync("cookies", "Did someone say cookies!?!!", "What is your favorite type of cookie?");
        await SmsAsync("a_b 2*3 <wafel>", "Golly, I love a_b 2*3 <wafel> too!!!");
        await SmsAsync("uptime", "I am a bot! I have been running for 1 second on web.");
        await SmsAsync("picture", "Fresh from the oven: cookies!");
        Assert.Equal(["https://bot.example.com/media/cookies.png"], _sent[^1].MediaUrls);
        await SmsAsync("order", "Hi Bob! Thanks for placing an order with us. We’ll let you know once your order has been processed and delivered. Your order number is O12235234");
        await SmsAsync("shutdown", "Are you sure you want me to shutdown?");
        await SmsAsync("no", "Phew!");
        await SmsAsync("shutdown", "Are you sure you want me to shutdown?");
        await SmsAsync("yes", "Bye!");
        await SmsAsync("???", "Sorry, I didn't get that. Text menu to see what I can do.");
        await SmsAsync("menu", """
            Here is what you can text me:
            hello: I greet you
            call me Bob: I remember your name
            who am I: I tell you your name
            cookies: we talk about cookies
            picture: I send you a picture
            where are you: I send you my location
            order: I confirm an order
            uptime: how long I have been running
            A picture or a location of yours: I tell you what I got
            never mind: we drop what we were talking about
            shutdown: I stop, if you are sure
            """);
    }

    [Fact]
    public async Task Spanish_by_SMS()
    {
        _bot.Clock.Now = TalkingBot.Start.AddMinutes(1);

        await SmsAsync("¡hola!", "Hola.");
        await SmsAsync("pedido", "¡Hola, qué tal! Gracias por tu pedido. Te avisaremos en cuanto esté preparado y entregado. Tu número de pedido es O12235234.");
        await SmsAsync("llamame Bob", "Entendido. A partir de ahora te llamaré Bob.");
        await SmsAsync("galletas", "¡¿Alguien ha dicho galletas?!", "¿Cuál es tu galleta favorita?");
        await SmsAsync("a_b", "¡¡¡Caramba, a_b!!! ¡A mí también me encanta!");
        await SmsAsync("¿quién eres?", "¡Soy un bot! Llevo 1 minuto en marcha en web.");
        await SmsAsync("apagate", "¿Seguro que quieres que me apague?");
        await SmsAsync("no", "¡Uf!");
    }

    [Fact]
    public async Task The_place_by_SMS_and_by_WhatsApp()
    {
        await SmsAsync(
            "where are you",
            "Twilio Inc\n375 Beale St, San Francisco, CA 94105\nhttps://www.google.com/maps/search/?api=1&query=37.7879277,-122.3937508");

        _sent.Clear();
        await TellAsync(new TwilioWhatsAppAdapter(Options, this), "whatsapp:", "where are you");
        var pin = Assert.Single(_sent);
        Assert.Equal("Twilio Inc", pin.Body);
        Assert.Equal("geo:37.7879277,-122.3937508|375 Beale St, San Francisco, CA 94105", pin.PersistentAction);
    }

    [Fact]
    public async Task Relief_is_bold_on_WhatsApp()
    {
        var whatsApp = new TwilioWhatsAppAdapter(Options, this);

        await TellAsync(whatsApp, "whatsapp:", "shutdown");
        await TellAsync(whatsApp, "whatsapp:", "no");

        Assert.Equal("*Phew!*", _sent[^1].Body);
        Assert.Equal(("whatsapp:+15005550006", "whatsapp:+15550100"), (_sent[^1].From, _sent[^1].To));
    }

    Task<string> ITwilioSender.SendAsync(IReadOnlyList<TwilioMessage> parts, CancellationToken cancellationToken)
    {
        _sent.AddRange(parts);
        return Task.FromResult($"message {_sent.Count}");
    }

    Task ITwilioSender.CancelAsync(string id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public void Dispose() => _bot.Dispose();

    private async Task SmsAsync(string text, params string[] expected)
    {
        var before = _sent.Count;
        await TellAsync(new TwilioSmsAdapter(Options, this), "", text);
        Assert.Equal(expected, _sent.Skip(before).Select(message => message.Body));
    }

    private Task TellAsync(TwilioAdapter adapter, string prefix, string text)
    {
        var form = TwilioForm.Of(
        [
            new("MessageSid", "SM00000000000000000000000000000000"),
            new("AccountSid", "AC00000000000000000000000000000000"),
            new("From", prefix + "+15550100"),
            new("To", prefix + "+15005550006"),
            new("Body", text),
            new("NumMedia", "0"),
        ]);
        return adapter.RunAsync(adapter.ToActivity(form, TalkingBot.Start), _bot.Bot.OnTurnAsync, CancellationToken.None);
    }

    private static TwilioOptions Settings()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "appsettings.json");
        var options = new ConfigurationBuilder().AddJsonFile(file).Build().GetSection("Twilio").Get<TwilioOptions>()!;
        options.SmsNumbers = ["+15005550006"];
        options.WhatsAppNumbers = ["whatsapp:+15005550006"];
        return options;
    }
}
