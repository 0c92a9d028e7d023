namespace TwilioBot.Tests.Stories;

/// <summary>The conversation in English on both channels: exact texts at Twilio's REST API.</summary>
public sealed class EnglishStories : IAsyncLifetime
{
    private const string Fallback = "Sorry, I didn't get that. Text menu to see what I can do.";
    private BotApp _bot = null!;

    public async Task InitializeAsync() => _bot = await BotApp.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Theory, ClassData(typeof(Channels))]
    public async Task A_greeting_knows_the_name_once_it_was_told(string channel)
    {
        var phone = Channels.Phone(channel, _bot.Twilio);

        await phone.SaysAsync("hello", "Hello.");
        await phone.SaysAsync("Hi!", "Hello.");
        await phone.SaysAsync("who am i?", "I don't know yet!");
        await phone.SaysAsync("call me Bob", "Got it. I will call you Bob from now on.");
        await phone.SaysAsync("  HELLO ", "Hello Bob!!");
        await phone.SaysAsync("hi", "Hello Bob!!");
        await phone.SaysAsync("Who am I?", "Your name is Bob");
        await phone.SaysAsync("what is my name", "Your name is Bob");
    }

    [Theory, ClassData(typeof(Channels))]
    public async Task A_name_keeps_its_case_and_its_signs(string channel)
    {
        var phone = Channels.Phone(channel, _bot.Twilio);

        foreach (var name in (string[])["McDuff the 3rd", "a_b", "2*3", "<wafel>", "_x_ *y* ~z~", "Zoë & Co", "🍪"])
        {
            await phone.SaysAsync($"Call me {name}", $"Got it. I will call you {name} from now on.");
            await phone.SaysAsync("what is my name?", $"Your name is {name}");
            await phone.SaysAsync("hello", $"Hello {name}!!");
        }
    }

    [Theory, ClassData(typeof(Channels))]
    public async Task Cookies_are_two_messages_and_then_agreement(string channel)
    {
        var phone = Channels.Phone(channel, _bot.Twilio);

        foreach (var cookie in (string[])["Chocolate Chip", "a_b", "2*3", "<wafel>", "hello", "menu", "hola", "C:\\cookies\\*"])
        {
            await phone.SaysAsync("Cookies!", "Did someone say cookies!?!!", "What is your favorite type of cookie?");
            await phone.SaysAsync(cookie, $"Golly, I love {cookie} too!!!");
        }
        await phone.SaysAsync("hello", "Hello.");
    }

    [Theory, ClassData(typeof(Channels))]
    public async Task A_dialog_can_be_left(string channel)
    {
        var phone = Channels.Phone(channel, _bot.Twilio);

        foreach (var word in (string[])["never mind", "Back"])
        {
            await phone.SaysAsync("cookies", "Did someone say cookies!?!!", "What is your favorite type of cookie?");
            await phone.SaysAsync(word, "All right!");
            await phone.SaysAsync("oatmeal", FallbackOn(channel));
        }
    }

    [Theory, ClassData(typeof(Channels))]
    public async Task An_admin_who_is_not_sure_gets_a_sigh_of_relief(string channel)
    {
        var admin = Channels.Phone(channel, _bot.Twilio, TwilioSide.Admin);

        foreach (var doubt in (string[])["no", "1", "what?", "not yes"])
        {
            await admin.SaysAsync("shutdown", "Are you sure you want me to shutdown?");
            await admin.SaysAsync(doubt, channel == Channels.Sms ? "Phew!" : "*Phew!*");
        }
        await admin.SaysAsync("hello", "Hello.");
    }

    [Theory, ClassData(typeof(Channels))]
    public async Task Others_cannot_shut_it_down(string channel)
    {
        var phone = Channels.Phone(channel, _bot.Twilio);

        await phone.SaysAsync("shutdown", FallbackOn(channel));
        await phone.SaysAsync("yes", FallbackOn(channel));
        await phone.SaysAsync("hello", "Hello.");
    }

    [Theory, ClassData(typeof(Channels))]
    public async Task It_says_what_it_is_and_for_how_long(string channel)
    {
        var phone = Channels.Phone(channel, _bot.Twilio);

        foreach (var question in (string[])["uptime", "identify yourself", "Who are you?", "what is your name"])
        {
            await phone.TextAsync(question);
            var answer = (await phone.HearsOneAsync()).Parameters["Body"];
            Assert.Matches($@"^I am a bot! I have been running for (1 second|\d+ seconds|1 minute|\d+ minutes) on {Environment.MachineName}\.$", answer);
        }
    }

    [Theory, ClassData(typeof(Channels))]
    public async Task The_menu_has_a_line_for_each_thing(string channel)
    {
        var phone = Channels.Phone(channel, _bot.Twilio);
        string[] things =
        [
            "hello: I greet you", "call me Bob: I remember your name", "who am I: I tell you your name", "cookies: we talk about cookies",
            "picture: I send you a picture", "where are you: I send you my location", "order: I confirm an order",
            "uptime: how long I have been running", "A picture or a location of yours: I tell you what I got",
            "never mind: we drop what we were talking about",
        ];

        await phone.SaysAsync("menu", "Here is what you can text me:\n" + string.Join('\n', things.Select(thing => Marked(channel, thing))));
    }

    [Theory, ClassData(typeof(Channels))]
    public async Task Anything_else_gets_a_friendly_pointer(string channel)
    {
        var phone = Channels.Phone(channel, _bot.Twilio);

        await phone.SaysAsync("how much is the fish?", FallbackOn(channel));
        await phone.SaysAsync("😀", FallbackOn(channel));
    }

    private static string FallbackOn(string channel) => channel == Channels.Sms ? Fallback : Fallback.Replace("menu", "*menu*", StringComparison.Ordinal);

    private static string Marked(string channel, string line) => channel == Channels.Sms || line.StartsWith('A')
        ? line
        : "*" + line.Replace(":", "*:", StringComparison.Ordinal);
}
