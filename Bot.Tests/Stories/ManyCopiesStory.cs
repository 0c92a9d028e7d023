using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using TwilioBot.Wire;
using Xunit.Abstractions;

namespace TwilioBot.Tests.Stories;

/// <summary>Every webhook comes eight times at once, on every address it can come to, and again later: its effect is there once.</summary>
/// <remarks><c>TWILIOBOT_SIDS</c> (120) is the number of messages, <c>TWILIOBOT_SEED</c> (random, printed) who sends them and where the copies go.</remarks>
public sealed class ManyCopiesStory(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Copies = 8, PeopleAtOnce = 16;
    private static readonly string[] Sms = ["/api/sms", "/sms", "/channels/sms", "/webhooks/twilio/webhook", "/api/fallback", "/api/sms/"];
    private static readonly string[] WhatsApp = ["/api/whatsapp", "/channels/whatsapp", "/webhooks/twilio/webhook", "/api/fallback"];

    private readonly int _sids = Setting("TWILIOBOT_SIDS", 120);
    private readonly int _seed = Setting("TWILIOBOT_SEED", Random.Shared.Next(1, int.MaxValue));
    private BotApp _bot = null!;

    public async Task InitializeAsync() => _bot = await BotApp.StartAsync(services => services.AddTransient<IBot, CountingBot>());

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Each_message_has_one_effect_however_many_copies_come_wherever()
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
        await Task.WhenAll(sent.Select(message => CopyAsync(message.Form, message.IsWhatsApp, 1, new Random(_seed))));
        await _bot.StopAsync();
        await _bot.StartAgainAsync();
        await Task.WhenAll(sent.Select(message => CopyAsync(message.Form, message.IsWhatsApp, 1, new Random(_seed))));
        foreach (var person in people) shares[person]++;
        await Task.WhenAll(people.Select(person => TextAsync(person, 1, new Random(_seed), sent)));
        await AssertEffectsAsync(shares);
    }

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
        var answers = await Task.WhenAll(paths.Select(path => _bot.Webhook(path).PostAsync(
            path == "/api/fallback" ? TwilioForm.Of([.. form, new("ErrorCode", "11200"), new("ErrorUrl", _bot.Address + "/api/sms")]) : form)));
        Assert.All(answers, answer => answer.AssertTaken());
    }

    private async Task AssertEffectsAsync(Dictionary<string, int> shares)
    {
        var due = shares.Values.Sum();
        using var patience = new CancellationTokenSource(TwilioSide.Patience * Math.Max(1, _sids / 2000));
        // At full size more happens than a look at every event could keep up with.
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (_bot.Twilio.Simulator.Accepted.Count < due) await again.WaitForNextTickAsync(patience.Token);
        var replies = _bot.Twilio.Simulator.Accepted.ToLookup(message => message.To, message => message.Parameters["Body"]);
        foreach (var (person, count) in shares)
        {
            Assert.Equal(Enumerable.Range(1, count).Select(n => n.ToString(CultureInfo.InvariantCulture)), replies[person]);
        }
    }

    private static int Setting(string name, int fallback) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : fallback;

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
