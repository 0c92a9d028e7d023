using System.Globalization;
using Microsoft.Data.Sqlite;
using TwilioBot.Simulator;
using TwilioBot.Tests.Kills;
using TwilioBot.Wire;
using Xunit.Abstractions;

namespace TwilioBot.Tests.Stories;

/// <summary>
/// The bot is off, or cannot write, while people text it, and Twilio gives each webhook up as it does. Whoever wrote is answered
/// all the same, once and in order, when the bot is there again.
/// </summary>
/// <remarks><c>TWILIOBOT_MISSED</c> (120) is how many messages are missed, <c>TWILIOBOT_SEED</c> (random, printed) who sends what when.</remarks>
public sealed class MissedMessageStories(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly TimeSpan LeftToWebhooks = TimeSpan.FromSeconds(20);

    private readonly ManualClock _clock = new();
    private readonly int _count = RigSize.Of("TWILIOBOT_MISSED", 120);
    private readonly int _seed = RigSize.Seed;
    private readonly Dictionary<string, List<string>> _expected = [];
    private BotApp _bot = null!;

    private TwilioSimulator Twilio => _bot.Twilio.Simulator;

    public async Task InitializeAsync() => _bot = await BotApp.StartAsync(_clock);

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Theory]
    [InlineData("00:00:15")]
    [InlineData("00:05:00")]
    [InlineData("06:00:00")]
    [InlineData("23:59:00")]
    public async Task What_was_said_while_the_bot_was_off_is_answered_once_and_in_order(string off)
    {
        output.WriteLine($"TWILIOBOT_MISSED={_count} TWILIOBOT_SEED={_seed}");
        var random = new Random(_seed);
        var people = Enumerable.Range(0, Math.Clamp(_count / 6, 2, 2000)).Select(n => n % 2 == 0 ? $"+1202555{n:d4}" : $"whatsapp:+1202555{n:d4}").ToList();
        foreach (var person in people) await SayAsync(person, "hello", WebhookOutcome.Taken, Hello(person));
        await AssertAnsweredAsync();

        await _bot.StopAsync();
        var step = TimeSpan.Parse(off, CultureInfo.InvariantCulture) / _count;
        for (var n = 0; n < _count; n++)
        {
            var person = people[random.Next(people.Count)];
            if (random.Next(3) == 0) await SayAsync(person, $"call me N{n}", WebhookOutcome.Failed, $"Got it. I will call you N{n} from now on.");
            else await SayAsync(person, "who am i?", WebhookOutcome.Failed, NameOf(person) is { } name ? $"Your name is {name}" : "I don't know yet!");
            _clock.Advance(step);
        }

        await _bot.StartAgainAsync();
        // Those of the last seconds are left to their webhooks until nobody tries them any more.
        if (step < LeftToWebhooks) await _clock.AdvanceToAlarmAsync(LeftToWebhooks);
        await AssertAnsweredAsync();

        foreach (var person in people) await SayAsync(person, "hello", WebhookOutcome.Taken, Hello(person));
        await AssertAnsweredAsync();
    }

    [Fact]
    public async Task What_was_said_while_the_database_was_away_is_answered_once_twilio_has_given_it_up()
    {
        await SayAsync("+12025550142", "hello", WebhookOutcome.Taken, "Hello.");
        await AssertAnsweredAsync();

        var locked = await LockAsync();
        await SayAsync("+12025550142", "call me Bob", WebhookOutcome.Failed, "Got it. I will call you Bob from now on.");
        Assert.Equal(503, Twilio.WebhookAttempts[^1].StatusCode);
        await locked.DisposeAsync();

        await _clock.AdvanceToAlarmAsync(LeftToWebhooks);
        await AssertAnsweredAsync();
        await SayAsync("+12025550142", "hello", WebhookOutcome.Taken, "Hello Bob!!");
        await AssertAnsweredAsync();
    }

    [Fact]
    public async Task The_fallback_address_takes_what_the_first_one_did_not_and_a_repeat_of_what_it_did_has_no_effect()
    {
        _bot.Twilio.Options.SmsFallbackUrl = _bot.Address + "/api/fallback";
        _bot.Twilio.Options.SmsWebhookUrl = "http://127.0.0.1:1/api/sms";
        await SayAsync("+12025550142", "call me Bob", WebhookOutcome.Taken, "Got it. I will call you Bob from now on.");
        await AssertAnsweredAsync();
        var asked = Twilio.WebhookAttempts[^1];
        Assert.Equal(("11205", "http://127.0.0.1:1/api/sms"), (asked.Form["ErrorCode"], asked.Form["ErrorUrl"]));

        // The first address took it, but its answer came to nothing.
        var form = WebhookPost.Message("hello");
        Expect("+12025550142", "Hello Bob!!");
        (await _bot.Webhook().PostAsync(form)).AssertTaken();
        (await _bot.Webhook("/api/fallback").PostAsync(
            TwilioForm.Of([.. form, new("ErrorCode", "11200"), new("ErrorUrl", _bot.Address + "/api/sms")]))).AssertTaken();
        await AssertAnsweredAsync();
        await SayAsync("+12025550142", "who am i?", WebhookOutcome.Taken, "Your name is Bob");
        await AssertAnsweredAsync();
    }

    private async Task SayAsync(string person, string text, WebhookOutcome outcome, string answer)
    {
        Expect(person, answer);
        Assert.Equal(outcome, (await Twilio.TextAsync(person, OursFor(person), text)).Webhook);
    }

    private void Expect(string person, string answer)
    {
        if (!_expected.TryGetValue(person, out var answers)) _expected[person] = answers = [];
        answers.Add(answer);
    }

    private string? NameOf(string person) =>
        _expected.GetValueOrDefault(person)?.LastOrDefault(answer => answer.StartsWith("Got it", StringComparison.Ordinal))?.Split(' ')[6];

    private string Hello(string person) => NameOf(person) is { } name ? $"Hello {name}!!" : "Hello.";

    // All that is due has come to each person, in order, and nothing else.
    private async Task AssertAnsweredAsync()
    {
        var due = _expected.Values.Sum(answers => answers.Count);
        using var patience = new CancellationTokenSource(TwilioSide.Patience);
        try
        {
            await Twilio.WaitForAsync(_ => Twilio.Accepted.Count >= due, patience.Token);
        }
        catch (OperationCanceledException)
        {
            // The comparison below says what is missing.
        }
        var sent = Twilio.Accepted.ToLookup(message => message.To, message => message.Parameters["Body"]);
        foreach (var (person, answers) in _expected) Assert.Equal(answers, sent[person]);
    }

    private async Task<SqliteConnection> LockAsync()
    {
        var connection = new SqliteConnection($"Data Source={_bot.DatabasePath};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "BEGIN EXCLUSIVE";
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    private static string OursFor(string person) => person.StartsWith('w') ? TwilioSide.WhatsAppNumber : TwilioSide.SmsNumber;
}
