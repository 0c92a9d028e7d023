using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using TwilioBot.Adapters;
using TwilioBot.Delivery;
using TwilioBot.Simulator;
using TwilioBot.Tests.Kills;
using TwilioBot.Wire;
using Xunit.Abstractions;

namespace TwilioBot.Tests.Stories;

/// <summary>
/// Every fifth create call goes wrong: 429 with and without Retry-After, 500 with and without the message taken, taken and then
/// silence, taken and then a reset; the evidence of what was taken comes early, late or never. The judge is Twilio's own record.
/// </summary>
/// <remarks><c>TWILIOBOT_SENDS</c> (300) and <c>TWILIOBOT_SEED</c> (random, printed) set size and course.</remarks>
public sealed class ProviderFaultStory(ITestOutputHelper output)
{
    private const int PerPerson = 10;
    private static readonly TimeSpan SettleWindow = TimeSpan.FromSeconds(2), Late = TimeSpan.FromSeconds(0.3), Silence = TimeSpan.FromSeconds(1.5);

    private readonly int _sends = RigSize.Of("TWILIOBOT_SENDS", 300);
    private readonly int _seed = RigSize.Seed;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<SimulatedMessage>> _taken = new();
    private readonly ConcurrentDictionary<string, Evidence> _evidence = new();
    private readonly ConcurrentDictionary<string, long> _order = new();
    private readonly ConcurrentQueue<string> _wrong = new();
    private readonly Lock _lock = new();
    private int _faults;
    private long _accepted;
    private Random _random = null!;
    private BotApp _bot = null!;

    private enum Evidence
    {
        Early,
        Late,
        Never,
    }

    [Fact]
    public async Task Nothing_is_lost_and_what_is_doubled_was_written_down_before()
    {
        output.WriteLine($"TWILIOBOT_SENDS={_sends} TWILIOBOT_SEED={_seed}");
        _random = new Random(_seed);
        _bot = await BotApp.StartAsync($"--Delivery:SettleWindow={SettleWindow}");
        await using var bot = _bot;
        bot.Services.GetRequiredService<TwilioOptions>().SendTimeout = TimeSpan.FromSeconds(1);
        var twilio = bot.Twilio.Options;
        twilio.OnAccepted = message =>
        {
            var id = IdOf(message.StatusCallback);
            _order.TryAdd(id, Interlocked.Increment(ref _accepted));
            _taken.GetOrAdd(id, _ => []).Enqueue(message);
        };
        twilio.Faults.OnCreate = Fault;
        twilio.Faults.OnStatusCallback = message => EvidenceOf(message) is Evidence.Late or Evidence.Never;
        twilio.Faults.Unlisted = message => EvidenceOf(message) switch
        {
            Evidence.Never => true,
            Evidence.Late => DateTimeOffset.UtcNow < message.DateCreated + Late,
            _ => false,
        };

        var messages = Messages().ToList();
        var store = bot.Services.GetRequiredService<IMessageStore>();
        foreach (var chunk in messages.Chunk(500)) await store.EnqueueAsync(chunk, [], default);
        await UntilDoneAsync();

        Judge(messages);
    }

    private IEnumerable<OutboxMessage> Messages()
    {
        for (var n = 0; n < _sends; n++)
        {
            // Every third text to a person is the same as the one before.
            var person = "+1202" + (5_550_000 + (n / PerPerson)).ToString(CultureInfo.InvariantCulture);
            var message = new TwilioMessage { From = TwilioSide.SmsNumber, To = person, Body = $"Text {n % PerPerson * 2 / 3}" };
            yield return Assert.Single(OutboxMessage.Of(TwilioConversation.IdOf(message.From, message.To), [message]));
        }
    }

    private CreateFault? Fault(TwilioForm form)
    {
        var id = IdOf(form["StatusCallback"]);
        if (_taken.TryGetValue(id, out var before)) JudgeSecond(id, before);
        lock (_lock)
        {
            var dice = _random.Next(40);
            if (dice >= 8) return null;
            _faults++;
            if (dice == 0) return new CreateFault(429, 20429) { RetryAfter = TimeSpan.FromSeconds(1) };
            if (dice == 1) return new CreateFault(429, 20429);
            if (dice == 2) return new CreateFault(500, 20500);
            _evidence.TryAdd(id, (Evidence)_random.Next(3));
            return dice switch
            {
                3 => new CreateFault(500, 20500) { Accepted = true },
                < 6 => new CreateFault(0, 0) { Accepted = true, Delay = Silence },
                _ => new CreateFault(0, 0) { Accepted = true },
            };
        }
    }

    // Twilio has it, and here it comes again.
    private void JudgeSecond(string id, ConcurrentQueue<SimulatedMessage> before)
    {
        if (Look($"SELECT resends FROM outbox WHERE id = '{id}'") is var resends && int.Parse(resends, CultureInfo.InvariantCulture) < before.Count)
        {
            _wrong.Enqueue($"{id} was sent again with resends = {resends}");
        }
        if (_evidence.GetValueOrDefault(id) != Evidence.Never && before.Last().DateCreated + Late < DateTimeOffset.UtcNow - TimeSpan.FromSeconds(1))
        {
            _wrong.Enqueue($"{id} was sent again although there was {_evidence.GetValueOrDefault(id)} evidence");
        }
    }

    private async Task UntilDoneAsync()
    {
        // What is left is only in the database, which tells nobody.
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        var (left, since) = (_sends, DateTimeOffset.UtcNow);
        while (left > 0)
        {
            await again.WaitForNextTickAsync();
            var now = int.Parse(Look("SELECT COUNT(*) FROM outbox WHERE state IN (0, 1, 3)"), CultureInfo.InvariantCulture);
            (left, since) = now < left ? (now, DateTimeOffset.UtcNow) : (left, since);
            Assert.True(DateTimeOffset.UtcNow < since + TwilioSide.Patience, $"{left} messages never left");
        }
    }

    private void Judge(List<OutboxMessage> messages)
    {
        Assert.Empty(_wrong);
        Assert.Equal($"{_sends}", Look("SELECT COUNT(*) FROM outbox WHERE state = 2"));
        Assert.Equal(messages.Select(message => message.Id).Order(StringComparer.Ordinal), _taken.Keys.Order(StringComparer.Ordinal));
        foreach (var lane in messages.GroupBy(message => message.Conversation))
        {
            Assert.Equal(lane.Select(message => message.Id), lane.OrderBy(message => _order[message.Id]).Select(message => message.Id));
        }
        foreach (var (id, taken) in _taken)
        {
            Assert.InRange(taken.Count - 1, 0, int.Parse(Look($"SELECT resends FROM outbox WHERE id = '{id}'"), CultureInfo.InvariantCulture));
            Assert.Contains(Look($"SELECT message_sid FROM outbox WHERE id = '{id}'"), taken.Select(message => message.Sid));
        }
        output.WriteLine(
            $"{_sends} messages, {_faults} faults, {_evidence.Count} taken without a word; {Look("SELECT SUM(resends) FROM outbox")} second sendings, "
            + $"{_taken.Values.Sum(taken => taken.Count - 1)} doubled, all without evidence");
    }

    private Evidence EvidenceOf(SimulatedMessage message) => _evidence.GetValueOrDefault(IdOf(message.StatusCallback));

    private static string IdOf(string? callback) => callback!.Split("id=")[1];

    private string Look(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_bot.DatabasePath};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are this file's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!;
    }
}
