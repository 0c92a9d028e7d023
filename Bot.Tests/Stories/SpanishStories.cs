namespace TwilioBot.Tests.Stories;

/// <summary>The conversation in Spanish on both channels: exact texts at Twilio's REST API.</summary>
public sealed class SpanishStories : IAsyncLifetime
{
    private const string Fallback = "Perdona, no te he entendido. Escribe menú para ver lo que sé hacer.";
    private BotApp _bot = null!;

    public async Task InitializeAsync() => _bot = await BotApp.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Theory, ClassData(typeof(Channels))]
    public async Task A_greeting_knows_the_name_once_it_was_told(string channel)
    {
        var phone = Channels.Phone(channel, _bot.Twilio);

        await phone.SaysAsync("¡Hola!", "Hola.");
        await phone.SaysAsync("¿Quién soy?", "¡Todavía no lo sé!");
        await phone.SaysAsync("llámame Begoña", "Entendido. A partir de ahora te llamaré Begoña.");
        await phone.SaysAsync("hola", "¡¡Hola, Begoña!!");
        await phone.SaysAsync("quien soy", "Te llamas Begoña");
        await phone.SaysAsync("Llamame a_b", "Entendido. A partir de ahora te llamaré a_b.");
        await phone.SaysAsync("¿cuál es mi nombre?", "Te llamas a_b");
    }

    [Theory, ClassData(typeof(Channels))]
    public async Task Cookies_are_two_messages_and_then_agreement(string channel)
    {
        var phone = Channels.Phone(channel, _bot.Twilio);

        foreach (var cookie in (string[])["de nata", "2*3", "<wafel>", "hello"])
        {
            await phone.SaysAsync("galletas", "¡¿Alguien ha dicho galletas?!", "¿Cuál es tu galleta favorita?");
            await phone.SaysAsync(cookie, $"¡¡¡Caramba, {cookie}!!! ¡A mí también me encanta!");
        }
    }

    [Theory, ClassData(typeof(Channels))]
    public async Task A_dialog_can_be_left(string channel)
    {
        var phone = Channels.Phone(channel, _bot.Twilio);

        foreach (var word in (string[])["olvídalo", "Volver"])
        {
            await phone.SaysAsync("galletas", "¡¿Alguien ha dicho galletas?!", "¿Cuál es tu galleta favorita?");
            await phone.SaysAsync(word, "¡Vale!");
            await phone.SaysAsync("de avena", FallbackOn(channel));
        }
    }

    [Theory, ClassData(typeof(Channels))]
    public async Task Only_admins_are_asked_whether_they_are_sure(string channel)
    {
        var admin = Channels.Phone(channel, _bot.Twilio, TwilioSide.Admin);
        await admin.SaysAsync("apágate", "¿Seguro que quieres que me apague?");
        await admin.SaysAsync("mejor no", channel == Channels.Sms ? "¡Uf!" : "*¡Uf!*");

        var phone = Channels.Phone(channel, _bot.Twilio);
        await phone.SaysAsync("hola", "Hola.");
        await phone.SaysAsync("apágate", FallbackOn(channel));
    }

    [Theory, ClassData(typeof(Channels))]
    public async Task It_says_what_it_is_and_for_how_long(string channel)
    {
        var phone = Channels.Phone(channel, _bot.Twilio);

        foreach (var question in (string[])["tiempo activo", "¿Quién eres?", "¿cómo te llamas?"])
        {
            await phone.TextAsync(question);
            var answer = (await phone.HearsOneAsync()).Parameters["Body"];
            Assert.Matches($@"^¡Soy un bot! Llevo (1 segundo|\d+ segundos|1 minuto|\d+ minutos) en marcha en {Environment.MachineName}\.$", answer);
        }
    }

    [Theory, ClassData(typeof(Channels))]
    public async Task The_menu_has_a_line_for_each_thing(string channel)
    {
        var phone = Channels.Phone(channel, _bot.Twilio);
        string[] things =
        [
            "hola: te saludo", "llámame Bob: recuerdo tu nombre", "quién soy: te digo tu nombre", "galletas: hablamos de galletas",
            "foto: te mando una foto", "dónde estás: te mando mi ubicación", "pedido: te confirmo un pedido",
            "tiempo activo: cuánto llevo en marcha", "Una foto o una ubicación tuya: te digo qué he recibido",
            "olvídalo: dejamos lo que teníamos a medias",
        ];

        await phone.SaysAsync("menú", "Esto es lo que me puedes escribir:\n" + string.Join('\n', things.Select(thing => Marked(channel, thing))));
    }

    [Theory, ClassData(typeof(Channels))]
    public async Task The_language_is_that_of_the_last_command_understood(string channel)
    {
        var phone = Channels.Phone(channel, _bot.Twilio);

        await phone.SaysAsync("hola", "Hola.");
        await phone.SaysAsync("???", FallbackOn(channel));
        await phone.SaysAsync("hello", "Hello.");
        await phone.SaysAsync("cookies", "Did someone say cookies!?!!", "What is your favorite type of cookie?");
        await phone.SaysAsync("galletas", "Golly, I love galletas too!!!");
        await phone.SaysAsync("who am I", "I don't know yet!");
        await phone.SaysAsync("quién soy", "¡Todavía no lo sé!");
    }

    private static string FallbackOn(string channel) => channel == Channels.Sms ? Fallback : Fallback.Replace("menú", "*menú*", StringComparison.Ordinal);

    private static string Marked(string channel, string line) => channel == Channels.Sms || line.StartsWith('U')
        ? line
        : "*" + line.Replace(":", "*:", StringComparison.Ordinal);
}
