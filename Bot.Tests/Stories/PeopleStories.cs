namespace TwilioBot.Tests.Stories;

/// <summary>Who shares what with whom: dialogs belong to a conversation, names to a person on a channel.</summary>
public sealed class PeopleStories : IAsyncLifetime
{
    private BotApp _bot = null!;

    public async Task InitializeAsync() => _bot = await BotApp.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Two_numbers_of_the_bot_are_two_dialogs_with_one_name()
    {
        var one = _bot.Twilio.Sms(to: TwilioSide.SmsNumber);
        var other = _bot.Twilio.Sms(to: TwilioSide.OtherSmsNumber);

        await one.SaysAsync("call me Bob", "Got it. I will call you Bob from now on.");
        await other.SaysAsync("hello", "Hello Bob!!");
        await one.SaysAsync("cookies", "Did someone say cookies!?!!", "What is your favorite type of cookie?");
        await other.SaysAsync("who am I", "Your name is Bob");
        await other.SaysAsync("hola", "¡¡Hola, Bob!!");
        await one.SaysAsync("oatmeal", "¡¡¡Caramba, oatmeal!!! ¡A mí también me encanta!");
    }

    [Fact]
    public async Task SMS_and_WhatsApp_of_one_person_are_apart()
    {
        var sms = _bot.Twilio.Sms();
        var whatsApp = _bot.Twilio.WhatsApp();

        await sms.SaysAsync("llámame Bob", "Entendido. A partir de ahora te llamaré Bob.");
        await sms.SaysAsync("galletas", "¡¿Alguien ha dicho galletas?!", "¿Cuál es tu galleta favorita?");
        await whatsApp.SaysAsync("who am I", "I don't know yet!");
        await whatsApp.SaysAsync("oatmeal", "Sorry, I didn't get that. Text *menu* to see what I can do.");
        await sms.SaysAsync("oatmeal", "¡¡¡Caramba, oatmeal!!! ¡A mí también me encanta!");
    }

    [Fact]
    public async Task People_are_apart()
    {
        var bob = _bot.Twilio.Sms("+12025550142");
        var eve = _bot.Twilio.Sms("+12025550143");

        await bob.SaysAsync("call me Bob", "Got it. I will call you Bob from now on.");
        await bob.SaysAsync("cookies", "Did someone say cookies!?!!", "What is your favorite type of cookie?");
        await eve.SaysAsync("who am I", "I don't know yet!");
        await bob.SaysAsync("who am I", "Golly, I love who am I too!!!");
    }

    [Fact]
    public async Task A_person_without_a_phone_number_is_answered_too()
    {
        var phone = new Phone(_bot.Twilio, "whatsapp:US.1a2b3c4d5e", TwilioSide.WhatsAppNumber);

        await phone.SaysAsync("call me Bob", "Got it. I will call you Bob from now on.");
        await phone.SaysAsync("hello", "Hello Bob!!");
    }
}
