using TwilioBot.Simulator;

namespace TwilioBot.Tests.Stories;

/// <summary>What people notice of it when Twilio is busy, silent or repeats itself: nothing, or a delay.</summary>
public sealed class TroubleAtTwilioStories : IAsyncLifetime
{
    private static readonly string[] CookieTalk = ["Did someone say cookies!?!!", "What is your favorite type of cookie?"];

    private BotApp _bot = null!;
    private Phone _phone = null!;

    public async Task InitializeAsync()
    {
        _bot = await BotApp.StartAsync();
        _phone = _bot.Twilio.Sms();
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Theory, ClassData(typeof(Channels))]
    public async Task A_reply_that_Twilio_took_without_saying_so_is_not_sent_again(string channel)
    {
        var phone = Channels.Phone(channel, _bot.Twilio);
        FailFirst(new CreateFault(HttpStatus: 0, Code: 0) { Accepted = true });

        await phone.SaysAsync("cookies", CookieTalk);
        await phone.SaysAsync("oatmeal", "Golly, I love oatmeal too!!!");
    }

    [Fact]
    public async Task Two_equal_replies_are_told_apart_when_one_of_them_went_unconfirmed()
    {
        await _phone.SaysAsync("hello", "Hello.");
        FailFirst(new CreateFault(HttpStatus: 500, Code: 20500) { Accepted = true });
        await _phone.SaysAsync("hello", "Hello.");
        FailFirst(new CreateFault(HttpStatus: 500, Code: 20500));
        await _phone.SaysAsync("hello", "Hello.");
        await _phone.SaysAsync("who am i?", "I don't know yet!");
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(429, 20429)]
    [InlineData(500, 20500)]
    [InlineData(503, 20503)]
    public async Task A_reply_that_Twilio_did_not_take_comes_later_and_before_the_next(int httpStatus, int code)
    {
        FailFirst(new CreateFault(httpStatus, code));

        await _phone.SaysAsync("cookies", CookieTalk);
        await _phone.SaysAsync("oatmeal", "Golly, I love oatmeal too!!!");
    }

    [Fact]
    public async Task A_reply_that_Twilio_refuses_for_good_does_not_hold_up_the_next()
    {
        FailFirst(new CreateFault(400, 21617));

        await _phone.TextAsync("cookies");
        await _phone.HearsAsync(CookieTalk[1]);
        await _phone.SaysAsync("oatmeal", "Golly, I love oatmeal too!!!");
    }

    [Fact]
    public async Task A_webhook_that_Twilio_repeats_is_answered_once()
    {
        _bot.Twilio.Options.Faults.DuplicateWebhooks = 3;

        await _phone.SaysAsync("cookies", CookieTalk);
        await _phone.SaysAsync("oatmeal", "Golly, I love oatmeal too!!!");
        await _phone.SaysAsync("hello", "Hello.");
    }

    [Fact]
    public async Task Somebody_whom_Twilio_keeps_waiting_keeps_nobody_else_waiting()
    {
        var other = _bot.Twilio.Sms("+12025550143");
        _bot.Twilio.Options.Faults.OnCreate = form => form["To"] == "+12025550142" ? new CreateFault(429, 20429) : null;
        await _phone.TextAsync("hello");

        await other.SaysAsync("hello", "Hello.");
        await other.SaysAsync("hi", "Hello.");

        _bot.Twilio.Options.Faults.OnCreate = null;
        await _phone.HearsAsync("Hello.");
    }

    [Fact]
    public async Task Wrong_credentials_delay_a_reply_and_readiness_says_so()
    {
        _bot.Twilio.Options.Faults.OnCreate = _ => new CreateFault(401, 20003);
        await _phone.TextAsync("hello");
        using var patience = new CancellationTokenSource(TwilioSide.Patience);
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        const string Obstacle = """{"status":"ready","sending":"Twilio refuses the credentials"}""";
        while (await _bot.Http.GetStringAsync(new Uri("/health/ready", UriKind.Relative), patience.Token) != Obstacle) await again.WaitForNextTickAsync(patience.Token);

        _bot.Twilio.Options.Faults.OnCreate = null;

        await _phone.HearsAsync("Hello.");
        while (await _bot.Http.GetStringAsync(new Uri("/health/ready", UriKind.Relative), patience.Token) == Obstacle) await again.WaitForNextTickAsync(patience.Token);
    }

    private void FailFirst(CreateFault fault)
    {
        var left = 1;
        _bot.Twilio.Options.Faults.OnCreate = _ => Interlocked.Decrement(ref left) == 0 ? fault : null;
    }
}
