using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using TwilioBot.Tests.Kills;
using TwilioBot.Wire;
using Xunit.Abstractions;

namespace TwilioBot.Tests.Stories;

/// <summary>
/// Every webhook comes eight times at once, on every address it can come to and at every instance, and again later: its effect is there once.
/// </summary>
/// <remarks><c>TWILIOBOT_SIDS</c> (120) is the number of messages, <c>TWILIOBOT_SEED</c> (random, printed) who sends them and where the copies go.</remarks>
public sealed class ManyCopiesStory(ITestOutputHelper output)
{
    private const int Copies = 8, PeopleAtOnce = 16;
    private static readonly string[] Sms = ["/api/sms", "/sms", "/channels/sms", "/webhooks/twilio/webhook", "/api/fallback", "/api/sms/"];
    private static readonly string[] WhatsApp = ["/api/whatsapp", "/channels/whatsapp", "/webhooks/twilio/webhook", "/api/fallback"];

    private readonly int _sids = RigSize.Of("TWILIOBOT_SIDS", 120);
    private readonly int _seed = RigSize.Seed;
    private BotApp[] _bots = [];
    private int _next, _refused;

    private TwilioSide Twilio => _bots[0].Twilio;

    [Fact]
    public async Task Each_message_has_one_effect_however_many_copies_come_wherever()
    {
        await using var bot = await BotApp.StartAsync(Count);
        _bots = [bot];
        await RunAsync();
    }

    [Fact]
    public async Task Each_message_has_one_effect_also_when_its_copies_come_to_different_instances()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await using var bot = await BotApp.StartAsync(Count, "--ConnectionStrings:TwilioBot=" + database.ConnectionString);
        await using var other = await bot.StartAnotherAsync();
        _bots = [bot, other];
        await RunAsync();
    }

    private async Task RunAsync()
    {
        output.WriteLine($"TWILIOBOT_SIDS={_sids} TWILIOBOT_SEED={_seed}");
        var random = new Random(_seed);
        var people = Enumerable.Range(0, PeopleAtOnce).Select(n => n % 2 == 0 ? $"+1202555{n:d4}" : $"whatsapp:+1202555{n:d4}").ToList();
        var sent = new ConcurrentBag<(TwilioForm Form, bool IsWhatsApp)>();
        var shares = people.ToDictionary(person => person, _ => 0);
        for (var n = 0; n < _sids; n++) shares[people[random.Next(people.Count)]]++;

        await Task.WhenAll(people.Select((person, n) => TextAsync(person, shares[person], new Random(_seed + n), sent)));
        await AssertEffectsAsync(shares);

        // Late copies: after the turns, and after a restart.
        await RepeatAsync(sent);
        foreach (var bot in _bots) await bot.StopAsync();
        foreach (var bot in _bots) await bot.StartAgainAsync();
        await RepeatAsync(sent);
        foreach (var person in people) shares[person]++;
        await Task.WhenAll(people.Select(person => TextAsync(person, 1, new Random(_seed), sent)));
        await AssertEffectsAsync(shares);
        output.WriteLine($"{sent.Count} messages, {_next - _refused} webhooks, {_refused} answered with \"not now\"");
    }

    private Task RepeatAsync(IEnumerable<(TwilioForm Form, bool IsWhatsApp)> sent) => Parallel.ForEachAsync(
        sent, new ParallelOptions { MaxDegreeOfParallelism = PeopleAtOnce * Copies }, async (message, _) => await CopyAsync(message.Form, message.IsWhatsApp, 1, new Random(_seed)));

    // One message after the other, the copies of each at the same time.
    private async Task TextAsync(string person, int count, Random random, ConcurrentBag<(TwilioForm Form, bool IsWhatsApp)> sent)
    {
        var isWhatsApp = person.StartsWith('w');
        for (var n = 0; n < count; n++)
        {
            var form = WebhookPost.Message("count", person, isWhatsApp ? TwilioSide.WhatsAppNumber : TwilioSide.SmsNumber);
            sent.Add((form, isWhatsApp));
            await CopyAsync(form, isWhatsApp, Copies, random);
        }
    }

    private async Task CopyAsync(TwilioForm form, bool isWhatsApp, int copies, Random random)
    {
        var paths = Enumerable.Range(0, copies).Select(_ => (isWhatsApp ? WhatsApp : Sms)[random.Next(isWhatsApp ? WhatsApp.Length : Sms.Length)]).ToList();
        var answers = await Task.WhenAll(paths.Select(PostAsync));
        Assert.All(answers, answer => answer.AssertTaken());

        // Each copy comes to another instance than the one before it. One whose database is too busy says so, and Twilio comes again.
        async Task<WebhookPost.Answer> PostAsync(string path)
        {
            while (true)
            {
                var bot = _bots[(uint)Interlocked.Increment(ref _next) % _bots.Length];
                var answer = await bot.Webhook(path).PostAsync(
                    path == "/api/fallback" ? TwilioForm.Of([.. form, new("ErrorCode", "11200"), new("ErrorUrl", bot.Address + "/api/sms")]) : form);
                if (answer.Status != HttpStatusCode.ServiceUnavailable) return answer;
                Interlocked.Increment(ref _refused);
            }
        }
    }

    private async Task AssertEffectsAsync(Dictionary<string, int> shares)
    {
        var due = shares.Values.Sum();
        using var patience = new CancellationTokenSource(TwilioSide.Patience * Math.Max(1, _sids / 2000));
        // At full size more happens than a look at every event could keep up with.
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (Twilio.Simulator.Accepted.Count < due) await again.WaitForNextTickAsync(patience.Token);
        var replies = Twilio.Simulator.Accepted.ToLookup(message => message.To, message => message.Parameters["Body"]);
        foreach (var (person, count) in shares)
        {
            Assert.Equal(Enumerable.Range(1, count).Select(n => n.ToString(CultureInfo.InvariantCulture)), replies[person]);
        }
    }

    private static void Count(IServiceCollection services) => services.AddTransient<IBot, CountingBot>();

    /// <summary>Answers the first message with 1, the second with 2 …</summary>
    private sealed class CountingBot(ConversationState state) : ActivityHandler
    {
        protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
        {
            var count = state.CreateProperty<string>("Count");
            var next = (int.Parse(await count.GetAsync(turnContext, () => "0", cancellationToken), CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
            await count.SetAsync(turnContext, next, cancellationToken);
            await state.SaveChangesAsync(turnContext, false, cancellationToken);
            await turnContext.SendActivityAsync(next, cancellationToken: cancellationToken);
        }
    }
}
