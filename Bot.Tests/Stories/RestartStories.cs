using TwilioBot.Simulator;

namespace TwilioBot.Tests.Stories;

/// <summary>What a bot in a process of its own still knows after it was killed, and how it stops when it is asked to.</summary>
public sealed class RestartStories : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _address = BotProcess.FreeAddress();
    private TwilioSide _twilio = null!;
    private BotProcess _bot = null!;

    public async Task InitializeAsync()
    {
        _twilio = await TwilioSide.StartAsync();
        _twilio.PointAt(_address);
        await StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _twilio.DisposeAsync();
        _folder.Delete();
    }

    [Fact]
    public async Task Name_language_and_a_half_done_dialog_survive_a_kill()
    {
        var sms = _twilio.Sms();
        var whatsApp = _twilio.WhatsApp();
        await sms.SaysAsync("llámame Bob", "Entendido. A partir de ahora te llamaré Bob.");
        await sms.SaysAsync("galletas", "¡¿Alguien ha dicho galletas?!", "¿Cuál es tu galleta favorita?");
        await whatsApp.SaysAsync("call me a_b", "Got it. I will call you a_b from now on.");
        await whatsApp.SaysAsync("cookies", "Did someone say cookies!?!!", "What is your favorite type of cookie?");

        await KillAndStartAsync();

        await sms.SaysAsync("de nata", "¡¡¡Caramba, de nata!!! ¡A mí también me encanta!");
        await whatsApp.SaysAsync("oatmeal", "Golly, I love oatmeal too!!!");
        await sms.SaysAsync("who?", "Perdona, no te he entendido. Escribe menú para ver lo que sé hacer.");

        await KillAndStartAsync();

        await sms.SaysAsync("hola", "¡¡Hola, Bob!!");
        await whatsApp.SaysAsync("who am i?", "Your name is a_b");
    }

    [Theory]
    [InlineData(Channels.Sms, "shutdown", "Are you sure you want me to shutdown?", "yes", "Bye!")]
    [InlineData(Channels.WhatsApp, "apágate", "¿Seguro que quieres que me apague?", "Sí, por favor.", "¡Adiós!")]
    public async Task An_admin_stops_it_once_and_hears_the_goodbye_first(string channel, string command, string question, string yes, string goodbye)
    {
        var admin = Channels.Phone(channel, _twilio, TwilioSide.Admin);
        await admin.SaysAsync(command, question);

        await admin.TextAsync(yes);
        var exit = await _bot.ExitAsync();

        Assert.Equal((0, ""), (exit.ExitCode, exit.Errors));
        await admin.HearsAsync(goodbye);

        // Started again, it neither stops again nor says it again: the next thing that the admin hears answers the next thing said.
        await StartAsync();
        await admin.SaysAsync("hello", "Hello.");
        Assert.False(_bot.HasExited);
    }

    [Fact]
    public async Task Everybody_else_who_was_waiting_is_answered_after_the_stop()
    {
        var (admin, other) = (_twilio.Sms(TwilioSide.Admin), _twilio.Sms());
        await admin.SaysAsync("shutdown", "Are you sure you want me to shutdown?");
        var refused = false;
        _twilio.Options.Faults.OnCreate = form =>
        {
            // Twilio is too busy for the other person's answer for as long as this process runs.
            refused |= form["Body"] == "Hello.";
            return form["Body"] == "Hello." ? new CreateFault(429, 20429) : null;
        };
        await other.TextAsync("hello");
        await admin.TextAsync("yes");

        Assert.Equal(0, (await _bot.ExitAsync()).ExitCode);
        await admin.HearsAsync("Bye!");
        Assert.True(refused);

        _twilio.Options.Faults.OnCreate = null;
        await StartAsync();
        await other.HearsAsync("Hello.");
    }

    private async Task KillAndStartAsync()
    {
        _bot.Kill();
        await _bot.DisposeAsync();
        await StartAsync();
    }

    private async Task StartAsync() => _bot = await BotProcess.StartReadyAsync(_address, _twilio.BotSettings(_folder["bot.db"], _address));
}
