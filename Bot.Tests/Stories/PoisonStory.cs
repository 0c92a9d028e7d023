using System.Globalization;
using System.Net.Sockets;
using TwilioBot.Tests.Kills;
using TwilioBot.Wire;
using Xunit.Abstractions;

namespace TwilioBot.Tests.Stories;

/// <summary>
/// Among people who talk to the bot are some with a message that it cannot survive: its turn throws, never ends, takes all the memory or
/// kills the process. Those people are told so once and are answered again afterwards; nobody else notices.
/// </summary>
/// <remarks>
/// <c>TWILIOBOT_POISON</c> (70; 40 for two instances) is the number of people, <c>TWILIOBOT_POISON_KINDS</c> (with commas) names what goes wrong; every tenth person,
/// in large crowds every hundredth, has such a message. As many as <c>TWILIOBOT_POISON_BEFORE</c> (4) says come twice before them, without one: the first
/// time to warm the bot up, the second to measure it. <c>TWILIOBOT_SEED</c> (random, printed) is the order in which they come.
/// </remarks>
public sealed class PoisonStory(ITestOutputHelper output) : IAsyncLifetime
{
    private const int AtOnce = 16;
    private const string Apology = "Sorry, something went wrong with your last message. Somebody will look into it; you can go on writing meanwhile.";
    private static readonly string[] AllKinds = ["throw", "loop", "block", "hang", "wait", "allocate", "kill"];

    private readonly TemporaryFolder _folder = new();
    private TwilioSide _twilio = null!;
    private int _deaths;

    public async Task InitializeAsync() => _twilio = await TwilioSide.StartAsync();

    public async Task DisposeAsync()
    {
        await _twilio.DisposeAsync();
        _folder.Delete();
    }

    [Fact]
    public async Task A_poisoned_message_hurts_nobody_else_and_its_own_person_only_once() =>
        await RunAsync(new SqliteDatabase(_folder["bot.db"]), instances: 1, RigSize.Of("TWILIOBOT_POISON", 70), AllKinds);

    [Fact]
    public async Task Of_two_instances_on_postgresql_each_may_die_of_it_and_nobody_else_notices()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await RunAsync(database, instances: 2, RigSize.Of("TWILIOBOT_POISON", 40), ["kill", "throw"]);
    }

    private async Task RunAsync(JudgedDatabase database, int instances, int people, string[] kinds)
    {
        kinds = Environment.GetEnvironmentVariable("TWILIOBOT_POISON_KINDS")?.Split(',') ?? kinds;
        var seed = RigSize.Seed;
        output.WriteLine($"TWILIOBOT_POISON={people} TWILIOBOT_POISON_KINDS={string.Join(',', kinds)} TWILIOBOT_SEED={seed}");
        var crowd = Enumerable.Range(0, people).Select(i => Person.New(i, people < 1000 ? 10 : 100, kinds)).ToArray();
        new Random(seed).Shuffle(crowd);
        var killers = crowd.Count(person => person.Poison == "kill");
        var addresses = Enumerable.Range(0, instances).Select(_ => BotProcess.FreeAddress()).ToArray();

        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = TwilioSide.Patience };
        using var over = new CancellationTokenSource();
        var lives = Task.WhenAll(addresses.Select(address => KeepAliveAsync(database, address, over.Token)));
        var before = RigSize.Of("TWILIOBOT_POISON_BEFORE", 4);
        await TalkAsync(http, addresses, Quiet(before, 0));
        var measured = Now;
        await TalkAsync(http, addresses, Quiet(before, 1));
        var poisoned = Now;
        await TalkAsync(http, addresses, crowd);
        var areAlive = !lives.IsCompleted;
        await over.CancelAsync();
        await lives;

        Assert.True(areAlive);
        foreach (var person in crowd) Assert.Equal(person.Expected, _twilio.Sent(person.BotNumber, person.Number).Select(message => message.Parameters["Body"]));
        Assert.Equal(crowd.Count(person => person.Poison is not null), database.Number("SELECT COUNT(*) FROM inbox WHERE state = 2"));
        // One death makes a message a suspect, and each of two more is a try.
        Assert.InRange(_deaths, killers, 3 * killers);
        if (killers <= 1) Assert.Equal(0, database.Number("SELECT COUNT(*) FROM inbox WHERE state = 1 AND attempts > 1"));
        Report(database, crowd.Length, killers, measured, poisoned);
    }

    private async Task KeepAliveAsync(JudgedDatabase database, string address, CancellationToken over)
    {
        while (true)
        {
            await using var bot = BotProcess.Start(
                BotProcess.FaultHost, [],
                [
                    .. _twilio.BotSettings("unused.db", address), "--ConnectionStrings:TwilioBot=" + database.ConnectionString, "--urls", address,
                    // Long enough that a turn of nobody's fault ends within it, whatever two that loop leave it of the processors.
                    "--Delivery:MaxAttempts=2", "--Delivery:TurnTimeout=00:00:06", "--Logging:LogLevel:Default=None",
                ],
                environment: ("TWILIOBOT_FAULT", "poison"));
            try
            {
                await bot.UntilDeadAsync().WaitAsync(over);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            var (exitCode, _, errors) = await bot.ExitAsync();
            Assert.Equal((137, ""), (exitCode, errors));
            Interlocked.Increment(ref _deaths);
        }
    }

    private static long Now => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    private static Person[] Quiet(int count, int crowd) => [.. Enumerable.Range(1_000_001 + (1_000_000 * crowd), count).Select(i => Person.New(i, every: int.MaxValue, AllKinds))];

    private async Task TalkAsync(HttpClient http, string[] addresses, Person[] crowd)
    {
        var heard = _twilio.Simulator.Accepted.Count;
        await Parallel.ForEachAsync(crowd, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (person, _) => await TalkAsync(http, addresses, person));
        await UntilAllHeardAsync(heard + crowd.Sum(person => person.Expected.Count));
    }

    private async Task TalkAsync(HttpClient http, string[] addresses, Person person)
    {
        var path = person.BotNumber == TwilioSide.SmsNumber ? "/api/sms" : "/api/whatsapp";
        var webhooks = addresses.Select(address => new WebhookPost(http, address + path, _twilio.Options.AuthToken)).ToArray();
        var tries = 0;
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        foreach (var text in person.Texts)
        {
            var form = WebhookPost.Message(text, person.Number, person.BotNumber);
            while (!await TryPostAsync(webhooks[tries++ % webhooks.Length], form)) await again.WaitForNextTickAsync();
        }
    }

    private static async Task<bool> TryPostAsync(WebhookPost webhook, TwilioForm form)
    {
        try
        {
            return (int)(await webhook.PostAsync(form)).Status is >= 200 and <= 299;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
        {
            return false;
        }
    }

    // Whatever does not come in time is for the comparison to name.
    private async Task UntilAllHeardAsync(int due)
    {
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        var (heard, since) = (-1, Environment.TickCount64);
        while (heard < due && Environment.TickCount64 - since < TwilioSide.Patience.TotalMilliseconds)
        {
            if (_twilio.Simulator.Accepted.Count is var now && now != heard) (heard, since) = (now, Environment.TickCount64);
            await again.WaitForNextTickAsync();
        }
    }

    private void Report(JudgedDatabase database, int people, int killers, long measured, long poisoned)
    {
        List<long> Times(long from, long to) => Numbers(
            database,
            $"SELECT finished_at - received_at FROM inbox WHERE state = 1 AND status_of IS NULL AND received_at >= {from} AND received_at < {to} AND conversation NOT IN (SELECT conversation FROM inbox WHERE state = 2) ORDER BY 1");
        var (quiet, times) = (Times(measured, poisoned), Times(poisoned, long.MaxValue));
        var dead = Numbers(database, "SELECT finished_at - received_at FROM inbox WHERE state = 2 ORDER BY 1");
        output.WriteLine(
            $"{people} people, {dead.Count} messages set aside, the last after {dead.LastOrDefault()} ms; {killers} of them killed the process {_deaths} times; "
            + "others: " + Figures(times));
        if (quiet.Count > 0)
        {
            var ratio = (double)times[times.Count * 99 / 100] / Math.Max(1, quiet[quiet.Count * 99 / 100]);
            output.WriteLine($"before, without poison: {Figures(quiet)}; {ratio.ToString("0.00", CultureInfo.InvariantCulture)} times as long for the 99 %");
        }
    }

    private static string Figures(List<long> times) =>
        $"{times.Count} messages, median {times[times.Count / 2]} ms, 99 % within {times[times.Count * 99 / 100]} ms, all within {times[^1]} ms";

    private static List<long> Numbers(JudgedDatabase database, string sql)
    {
        var numbers = new List<long>();
        database.Query(sql, reader => numbers.Add(reader.GetInt64(0)));
        return numbers;
    }

    private sealed record Person(string Number, string BotNumber, string? Poison, IReadOnlyList<string> Texts, IReadOnlyList<string> Expected)
    {
        public static Person New(int index, int every, string[] kinds)
        {
            var poison = index % every == 0 ? kinds[index / every % kinds.Length] : null;
            var number = string.Create(CultureInfo.InvariantCulture, $"+1202{5_000_000 + index}");
            var name = string.Create(CultureInfo.InvariantCulture, $"Bob {index}");
            string[] before = [$"call me {name}"], after = ["who am i?", "hello"];
            string[] heardBefore = [$"Got it. I will call you {name} from now on."], heardAfter = [$"Your name is {name}", $"Hello {name}!!"];
            return new Person(
                index % 2 == 0 ? number : "whatsapp:" + number,
                index % 2 == 0 ? TwilioSide.SmsNumber : TwilioSide.WhatsAppNumber,
                poison,
                poison is null ? [.. before, .. after] : [.. before, "poison: " + poison, .. after],
                poison is null ? [.. heardBefore, .. heardAfter] : [.. heardBefore, Apology, .. heardAfter]);
        }
    }
}
