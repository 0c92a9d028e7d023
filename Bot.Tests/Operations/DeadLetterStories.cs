using System.Net;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using TwilioBot.Conversation;
using TwilioBot.Simulator;
using TwilioBot.Tests.Stories;

namespace TwilioBot.Tests.Operations;

/// <summary>An operator finds what failed, and people get their answers after all.</summary>
public sealed class DeadLetterStories : IAsyncLifetime
{
    private readonly Trouble _trouble = new();
    private readonly Lines _log = new();
    private BotApp _bot = null!;
    private Operator _operator = null!;

    public async Task InitializeAsync()
    {
        _bot = await BotApp.StartAsync(
            services =>
            {
                services.AddSingleton(_trouble);
                services.AddTransient<ConversationBot>();
                services.AddTransient<IBot, TroubledBot>();
                _log.ListenTo(services);
            },
            Operator.Setting, "--Delivery:MaxAttempts=1", "--Delivery:UnknownPolicy=Hold", "--Logging:LogLevel:Default=Information");
        _operator = new Operator(_bot.Http);
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Theory, ClassData(typeof(Channels))]
    public async Task A_message_that_is_replayed_is_answered_as_if_it_had_just_come(string channel)
    {
        var phone = Channels.Phone(channel, _bot.Twilio);
        await phone.SaysAsync("call me Ana", "Got it. I will call you Ana from now on.");
        _trouble.On = true;
        await phone.TextAsync("who am i?");
        var id = Assert.Single(await _operator.UntilDeadAsync(1));
        _trouble.On = false;

        var replayed = await _operator.PostAsync($"/ops/dead-letters/{id}/replay", ("X-Operator", "maria"));

        Assert.Equal((HttpStatusCode.OK, "waiting", "1", "maria"), (replayed.Status, replayed["state"], replayed["replays"], replayed["decidedBy"]));
        await HeardAsync("Your name is Ana", times: 1);
        Assert.Empty(await _operator.UntilDeadAsync(0));
        Assert.Contains(_log.All, line => line.Contains($"{id}: replay by maria", StringComparison.Ordinal));

        // Somebody else had the same idea.
        (await _operator.PostAsync($"/ops/dead-letters/{id}/replay")).AssertProblem(409);
        (await _operator.PostAsync($"/ops/dead-letters/{id}/drop")).AssertProblem(409);
        await SaysAndHearsAsync(phone, "who am i?", "Your name is Ana", times: 2);
    }

    [Fact]
    public async Task A_message_that_is_dropped_is_never_answered_and_a_repeat_of_it_is_no_new_one()
    {
        _trouble.On = true;
        var form = WebhookPost.Message("call me Mallory");
        (await _bot.Webhook().PostAsync(form)).AssertTaken();
        var id = Assert.Single(await _operator.UntilDeadAsync(1));
        Assert.Equal(form["MessageSid"], id);
        _trouble.On = false;

        var dropped = await _operator.PostAsync($"/ops/dead-letters/{id}/drop");

        Assert.Equal((HttpStatusCode.OK, "dropped"), (dropped.Status, dropped["state"]));
        Assert.Empty(await _operator.UntilDeadAsync(0));
        (await _operator.PostAsync($"/ops/dead-letters/{id}/replay")).AssertProblem(409);
        (await _bot.Webhook().PostAsync(form)).AssertTaken();
        await SaysAndHearsAsync(_bot.Twilio.Sms(), "who am i?", "I don't know yet!", times: 1);
        Assert.Equal(("dropped", "somebody at 127.0.0.1"), await _operator.GetAsync($"/ops/dead-letters/{id}") is var letter ? (letter["state"], letter["decidedBy"]) : default);
    }

    [Fact]
    public async Task A_reply_that_Twilio_refused_can_be_sent_when_the_cause_is_gone()
    {
        var phone = _bot.Twilio.Sms();
        _bot.Twilio.Options.Faults.OnCreate = _ => new CreateFault(400, 21408);
        await phone.TextAsync("hello");
        var id = Assert.Single(await _operator.UntilDeadAsync(1));
        var letter = await _operator.GetAsync($"/ops/dead-letters/{id}");
        Assert.Equal(("reply", "21408", "Hello.", "False"), (letter["kind"], letter["errorCode"], letter["text"], letter["mayHaveLeft"]));
        Assert.NotEmpty(letter["advice"]!);
        _bot.Twilio.Options.Faults.OnCreate = null;

        Assert.Equal(HttpStatusCode.OK, (await _operator.PostAsync($"/ops/dead-letters/{id}/replay")).Status);

        await phone.HearsAsync("Hello.");
        await phone.SaysAsync("hello", "Hello.");
    }

    [Fact]
    public async Task A_reply_that_is_held_for_an_operator_says_that_it_may_have_left()
    {
        var phone = _bot.Twilio.Sms();
        _bot.Twilio.Options.Faults.OnCreate = _ => new CreateFault(500, 20500);
        await phone.TextAsync("hello");
        var id = Assert.Single(await _operator.UntilDeadAsync(1));
        Assert.Equal("True", (await _operator.GetAsync($"/ops/dead-letters/{id}"))["mayHaveLeft"]);
        _bot.Twilio.Options.Faults.OnCreate = null;

        await _operator.PostAsync($"/ops/dead-letters/{id}/replay");

        await phone.HearsAsync("Hello.");
    }

    [Fact]
    public async Task A_list_shows_neither_texts_nor_numbers_and_reading_one_is_logged()
    {
        _trouble.On = true;
        await _bot.Twilio.Sms().TextAsync("my card is 4111 1111 1111 1111");
        await _bot.Twilio.WhatsApp("+12025550177").TextAsync("qué tal");
        var ids = await _operator.UntilDeadAsync(2);
        _trouble.On = false;

        var list = await _operator.GetAsync("/ops/dead-letters");
        Assert.Equal("application/json", list.ContentType);
        foreach (var secret in new[] { "card", "4111", "qué", "2025550142", "2025550177" }) Assert.DoesNotContain(secret, list.Body, StringComparison.Ordinal);
        Assert.Equal(["***77", "***42"], list.Json.GetProperty("deadLetters").EnumerateArray().Select(letter => letter.GetProperty("person").GetString()));
        Assert.All(list.Json.GetProperty("deadLetters").EnumerateArray(), letter => Assert.Contains("broken for ", letter.GetProperty("reason").GetString(), StringComparison.Ordinal));
        Assert.DoesNotContain(_log.All, line => line.Contains("was read by", StringComparison.Ordinal));

        var one = await _operator.GetAsync($"/ops/dead-letters/{ids[0]}", ("X-Operator", "maria"));

        Assert.Equal(("message", "twilio-whatsapp", "qué tal", "whatsapp:+12025550177"), (one["kind"], one["channel"], one["text"], one["person"]));
        Assert.Contains("qué tal", one.Body, StringComparison.Ordinal);
        Assert.Contains(_log.All, line => line.Contains($"{ids[0]}: what it says was read by maria", StringComparison.Ordinal));
        Assert.DoesNotContain(_log.All, line => line.Contains("qué tal", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_long_list_is_read_page_by_page()
    {
        _trouble.On = true;
        for (var n = 0; n < 7; n++) (await _bot.Webhook().PostAsync(WebhookPost.Message("hello", $"+120255501{n:00}"))).AssertTaken();
        var all = await _operator.UntilDeadAsync(7);

        var pages = new List<IReadOnlyList<string>>();
        for (var next = "/ops/dead-letters?limit=3"; next is not null;)
        {
            var page = await _operator.GetAsync(next);
            pages.Add([.. page.Json.GetProperty("deadLetters").EnumerateArray().Select(letter => letter.GetProperty("id").GetString()!)]);
            next = page["next"];
        }

        Assert.Equal([3, 3, 1], pages.Select(page => page.Count));
        Assert.Equal(all, pages.SelectMany(page => page));
    }

    [Fact]
    public async Task A_request_that_is_repeated_after_the_letter_died_again_has_no_second_effect()
    {
        _trouble.On = true;
        await _bot.Twilio.Sms().TextAsync("hello");
        var id = Assert.Single(await _operator.UntilDeadAsync(1));
        var seen = (await _operator.GetAsync($"/ops/dead-letters/{id}")).ETag!;
        Assert.Equal(HttpStatusCode.OK, (await _operator.PostAsync($"/ops/dead-letters/{id}/replay", ("If-Match", seen))).Status);
        await _operator.UntilDeadAsync(1);

        (await _operator.PostAsync($"/ops/dead-letters/{id}/replay", ("If-Match", seen))).AssertProblem(412);
        (await _operator.PostAsync($"/ops/dead-letters/{id}/drop", ("If-Match", seen))).AssertProblem(412);

        Assert.Equal("dead", (await _operator.GetAsync($"/ops/dead-letters/{id}"))["state"]);
    }

    [Theory]
    [InlineData("GET", "/ops/dead-letters?limit=0", 400)]
    [InlineData("GET", "/ops/dead-letters?limit=201", 400)]
    [InlineData("GET", "/ops/dead-letters?limit=many", 400)]
    [InlineData("GET", "/ops/dead-letters?after=x", 400)]
    [InlineData("GET", "/ops/dead-letters?after=99999999999999999-0-1", 400)]
    [InlineData("GET", "/ops/dead-letters/SM1", 404)]
    [InlineData("POST", "/ops/dead-letters/SM1/replay", 404)]
    [InlineData("POST", "/ops/dead-letters/SM1.delivered/drop", 404)]
    [InlineData("POST", "/ops/dead-letters/SM1/drop", 400, "If-Match", "W/\"x\"")]
    [InlineData("POST", "/ops/dead-letters/SM1/drop", 400, "X-Operator", "a b")]
    [InlineData("GET", "/ops/dead-letters", 400, "X-Operator", "<b>")]
    public async Task What_makes_no_sense_is_refused_with_cause_and_cure(string method, string path, int status, string header = "Accept", string value = "*/*") =>
        (await _operator.AskAsync(new HttpMethod(method), path, (header, value))).AssertProblem(status);

    private async Task SaysAndHearsAsync(Phone phone, string text, string answer, int times)
    {
        await phone.TextAsync(text);
        await HeardAsync(answer, times);
    }

    // By what was said: what else people are told when something fails is another story.
    private async Task HeardAsync(string text, int times)
    {
        using var patience = new CancellationTokenSource(TwilioSide.Patience);
        await _bot.Twilio.Simulator.WaitForAsync(_ => Count() >= times, patience.Token);
        Assert.Equal(times, Count());

        int Count() => _bot.Twilio.Simulator.Accepted.Count(message => message.Body == text);
    }

    private sealed class Trouble
    {
        public volatile bool On;
    }

    private sealed class TroubledBot(Trouble trouble, ConversationBot bot) : IBot
    {
        public Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default) => trouble.On && turnContext.Activity.Type == ActivityTypes.Message
            ? throw new InvalidOperationException($"broken for {turnContext.Activity.From.Id}")
            : bot.OnTurnAsync(turnContext, cancellationToken);
    }
}
