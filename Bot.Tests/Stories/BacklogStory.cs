using System.Globalization;
using TwilioBot.Simulator;
using TwilioBot.Tests.Kills;
using Xunit.Abstractions;

namespace TwilioBot.Tests.Stories;

/// <summary>
/// Twilio takes nothing while ten times as many people write as the bot keeps in memory: everything is acknowledged and waits in
/// the database, and everybody is answered once, when Twilio takes messages again. Memory and answer times are printed, for a reader to judge.
/// </summary>
/// <remarks><c>TWILIOBOT_BACKLOG</c> (5,000): how many people.</remarks>
public sealed class BacklogStory(ITestOutputHelper output) : IAsyncLifetime
{
    private const int PostersAtOnce = 64;
    private readonly TemporaryFolder _folder = new();
    private readonly string _address = BotProcess.FreeAddress();
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
    public async Task What_cannot_be_sent_yet_waits_in_the_database_and_goes_out_once()
    {
        var people = RigSize.Of("TWILIOBOT_BACKLOG", 5_000);
        using var record = new TwilioRecord(_folder["twilio.jsonl"], _twilio.Options);
        _twilio.Options.Faults.OnCreate = _ => new CreateFault(429, 20429);
        await using var bot = await BotProcess.StartReadyAsync(_address, [.. _twilio.BotSettings(_folder["bot.db"], _address), "--Delivery:ReconcileEvery=00:00:00"]);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = TwilioSide.Patience };
        var answers = new List<TimeSpan>(people);
        output.WriteLine($"TWILIOBOT_BACKLOG={people}; {Resident(bot.Id)} MiB resident at the start");
        for (var quarter = 0; quarter < 4; quarter++)
        {
            await PostAsync(http, Enumerable.Range(quarter * people / 4, ((quarter + 1) * people / 4) - (quarter * people / 4)), answers);
            output.WriteLine($"{answers.Count} taken: {Resident(bot.Id)} MiB resident, 99 % of the answers within {answers.Order().ElementAt(answers.Count * 99 / 100).TotalMilliseconds:0} ms");
        }

        _twilio.Options.Faults.OnCreate = null;
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        var (heard, since) = (-1, TimeProvider.System.GetTimestamp());
        while (record.Count < people)
        {
            await again.WaitForNextTickAsync();
            if (record.Count != heard) (heard, since) = (record.Count, TimeProvider.System.GetTimestamp());
            Assert.True(TimeProvider.System.GetElapsedTime(since) < TwilioSide.Patience, $"{people - heard} people hear nothing.");
        }
        output.WriteLine($"all sent: {Resident(bot.Id)} MiB resident");
        bot.Terminate();
        await bot.ExitAsync();
        Assert.Equal(Enumerable.Range(0, people).Select(Person).Order(StringComparer.Ordinal), record.Read().Select(line => line.To).Order(StringComparer.Ordinal));
    }

    private async Task PostAsync(HttpClient http, IEnumerable<int> people, List<TimeSpan> answers) =>
        await Parallel.ForEachAsync(people, new ParallelOptions { MaxDegreeOfParallelism = PostersAtOnce }, async (person, cancellationToken) =>
        {
            var since = TimeProvider.System.GetTimestamp();
            (await new WebhookPost(http, _address + "/api/sms", _twilio.Options.AuthToken).PostAsync(WebhookPost.Message("hello", Person(person)), cancellationToken)).AssertTaken();
            lock (answers) answers.Add(TimeProvider.System.GetElapsedTime(since));
        });

    private static string Person(int number) => $"+1203{1_000_000 + number}";

    private static long Resident(int process) =>
        long.Parse(File.ReadLines($"/proc/{process}/status").Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))[6..^2].Trim(), CultureInfo.InvariantCulture) / 1024;
}
