using System.Globalization;
using TwilioBot.Simulator;
using Xunit.Abstractions;

namespace TwilioBot.Tests.Stories;

/// <summary>
/// Many people talk to the bot while its process is killed again and again, at its worst moments. The judge is Twilio: what
/// each person was sent must be what an undisturbed bot would have sent, nothing more, nothing less, in that order.
/// </summary>
/// <remarks><c>TWILIOBOT_KILLS</c> (20) and <c>TWILIOBOT_SEED</c> (random, printed) set size and course.</remarks>
public sealed class KillStory(ITestOutputHelper output) : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _address = BotProcess.FreeAddress();
    private readonly int _kills = Setting("TWILIOBOT_KILLS", 20);
    private readonly int _seed = Setting("TWILIOBOT_SEED", Random.Shared.Next(1, int.MaxValue));
    private TwilioSide _twilio = null!;

    public async Task InitializeAsync()
    {
        _twilio = await TwilioSide.StartAsync();
        _twilio.PointAt(_address);
    }

    public async Task DisposeAsync()
    {
        await _twilio.DisposeAsync();
        _folder.Delete();
    }

    [Fact]
    public async Task Nothing_is_lost_doubled_wrong_or_out_of_order()
    {
        output.WriteLine($"TWILIOBOT_KILLS={_kills} TWILIOBOT_SEED={_seed}");
        var random = new Random(_seed);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = TwilioSide.Patience };
        var people = Enumerable.Range(0, 8).Select(i => Talker.New(i, random.Next())).ToList();
        using var over = new CancellationTokenSource();
        var talks = people.Select(person => person.TalkAsync(http, _address, _twilio, over.Token)).ToList();

        var killer = new Killer(_twilio, people, random);
        for (var i = 0; i < _kills; i++)
        {
            var bot = BotProcess.Start(Arguments());
            var moment = await killer.KillAsync(bot, _address);
            output.WriteLine($"kill {i + 1}: {moment}, {_twilio.Simulator.Accepted.Count} messages sent so far");
            await bot.DisposeAsync();
        }

        await over.CancelAsync();
        await using var last = BotProcess.Start(Arguments());
        await Task.WhenAll(talks);
        foreach (var person in people) await AssertHeardAsync(person);
        output.WriteLine($"{people.Sum(person => person.Said)} messages answered with {_twilio.Simulator.Accepted.Count}");
        Assert.Equal(people.Sum(person => person.Expected.Count), _twilio.Simulator.Accepted.Count);
    }

    private string[] Arguments() => [.. _twilio.BotSettings(_folder["bot.db"], _address), "--urls", _address];

    private async Task AssertHeardAsync(Talker person)
    {
        using var patience = new CancellationTokenSource(TwilioSide.Patience);
        var due = person.Expected.Count;
        try
        {
            await _twilio.Simulator.WaitForAsync(_ => _twilio.Sent(person.BotNumber, person.Number).Count >= due, patience.Token);
        }
        catch (OperationCanceledException)
        {
            // The comparison below says what is missing.
        }
        Assert.Equal(person.Expected, _twilio.Sent(person.BotNumber, person.Number).Select(Content));
    }

    private static string? Content(SimulatedMessage message) =>
        message.Parameters["PersistentAction"] ?? message.ContentVariables ?? message.Parameters["Body"];

    private static int Setting(string name, int fallback) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : fallback;
}
