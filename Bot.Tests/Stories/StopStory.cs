using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using TwilioBot.Simulator;
using TwilioBot.Tests.Kills;
using TwilioBot.Wire;
using Xunit.Abstractions;

namespace TwilioBot.Tests.Stories;

/// <summary>
/// People talk to the bot while it, or one of two instances, is asked to stop again and again, each time with calls of Twilio's API
/// under way that Twilio answers only after the stop began. The judges are the database and Twilio: no send is left in doubt,
/// nothing is lost, doubled or out of order.
/// </summary>
/// <remarks>
/// <c>TWILIOBOT_STOPS</c> (10; half of it where there are two) and <c>TWILIOBOT_SEED</c> (random, printed) set size and course.
/// </remarks>
public sealed class StopStory(ITestOutputHelper output) : IAsyncLifetime
{
    private const int TalkingAtOnce = 8;
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(15);
    private readonly TemporaryFolder _folder = new();
    private readonly int _stops = RigSize.Of("TWILIOBOT_STOPS", 10);
    private readonly int _seed = RigSize.Seed;
    private readonly Lock _lock = new();
    private TimeSpan _longestStop;
    private TwilioSide _twilio = null!;
    private JudgedDatabase _database = null!;
    private int _passBeforeHolding;
    private TaskCompletionSource _held = new();
    private TaskCompletionSource _answer = new();

    public async Task InitializeAsync()
    {
        _twilio = await TwilioSide.StartAsync();
        _twilio.Options.Faults.BeforeAnswer = _ => BeforeAnswerAsync();
    }

    public async Task DisposeAsync()
    {
        _answer.TrySetResult();
        await _twilio.DisposeAsync();
        _folder.Delete();
    }

    [Fact]
    public async Task A_clean_stop_leaves_nothing_in_doubt()
    {
        await using var database = new SqliteDatabase(_folder["bot.db"]);
        _database = database;
        var address = BotProcess.FreeAddress();
        BotProcess? last = null;
        try
        {
            await RunAsync(_stops, address, async talks =>
            {
                await using var bot = await BotProcess.StartReadyAsync(address, Arguments(address));
                await UntilHeldAsync(talks);
                await StopAsync(bot, address);
                Assert.Equal(0, _database.Number("SELECT COUNT(*) FROM outbox WHERE state IN (1, 3)"));
            }, async () => last = await BotProcess.StartReadyAsync(address, Arguments(address)));
        }
        finally
        {
            if (last is not null) await last.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_clean_stop_of_one_instance_leaves_everything_to_the_other()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        _database = database;
        await using var balancer = await LoadBalancer.StartAsync();
        await using var pair = new Pair(this, balancer);
        var longest = TimeSpan.Zero;
        await RunAsync(_stops / 2, balancer.Url, async talks =>
        {
            await pair.CompleteAsync();
            await UntilHeldAsync(talks);
            // Whoever has the call that is being held.
            var id = _database.Number("SELECT fence >> 32 FROM send_lane l JOIN outbox o USING (tenant, conversation) WHERE o.state = 1 AND l.fence <> 0 LIMIT 1");
            await pair.StopAsync(id);

            var since = Stopwatch.GetTimestamp();
            Assert.Equal(0, TakeOver.HeldBy(_database, id));
            Assert.Equal(0, _database.Number(
                """
                SELECT COUNT(*) FROM outbox o WHERE state = 3 OR state = 1 AND NOT EXISTS (
                    SELECT FROM send_lane l WHERE l.tenant = o.tenant AND l.conversation = o.conversation AND l.fence >> 32 = $1)
                """, pair.Left));
            var heard = _twilio.Simulator.Accepted.Count;
            using var patience = new CancellationTokenSource(TwilioSide.Patience);
            await _twilio.Simulator.WaitForAsync(_ => _twilio.Simulator.Accepted.Count > heard, patience.Token);
            longest = Stopwatch.GetElapsedTime(since) is var went && went > longest ? went : longest;
        }, pair.CompleteAsync);
        output.WriteLine($"the other went on within {longest.TotalSeconds:0.00} s");
    }

    /// <param name="stops">How often it stops.</param>
    /// <param name="entrance">Where people's messages come in.</param>
    /// <param name="stop">Starts what does not run, and stops one of it in good order.</param>
    /// <param name="last">Starts what answers the last of them.</param>
    private async Task RunAsync(int stops, string entrance, Func<IReadOnlyList<Task>, Task> stop, Func<Task> last)
    {
        output.WriteLine($"TWILIOBOT_STOPS={_stops} TWILIOBOT_SEED={_seed}");
        _twilio.PointAt(entrance);
        var random = new Random(_seed);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = TwilioSide.Patience };
        var line = new Line(http, entrance, _twilio);
        var people = new ConcurrentQueue<Talker>();
        using var over = new CancellationTokenSource();
        var next = -1;
        var talks = Enumerable.Range(0, TalkingAtOnce).Select(_ => TalkAsync()).ToList();

        for (var i = 0; i < stops; i++)
        {
            HoldAfter(random.Next(1, 40));
            await stop(talks);
        }

        _twilio.Options.Faults.BeforeAnswer = null;
        await over.CancelAsync();
        await last();
        await Task.WhenAll(talks);
        foreach (var person in people) await AssertHeardAsync(person);
        Assert.Equal(0, _database.Number("SELECT SUM(resends) FROM outbox"));
        output.WriteLine($"{people.Sum(person => person.Taken.Count)} messages, {_twilio.Simulator.Accepted.Count} replies; the longest stop took {_longestStop}");

        // When somebody has said everything, somebody else comes.
        async Task TalkAsync()
        {
            while (!over.IsCancellationRequested)
            {
                var person = Talker.New(Interlocked.Increment(ref next), _seed);
                people.Enqueue(person);
                await person.TalkAsync(line);
            }
        }
    }

    // Whoever cannot go on talking says why.
    private async Task UntilHeldAsync(IReadOnlyList<Task> talks) => await await Task.WhenAny([_held.Task.WaitAsync(TwilioSide.Patience), .. talks]);

    private async Task StopAsync(BotProcess bot, string address)
    {
        var began = Stopwatch.GetTimestamp();
        bot.Terminate();
        await UntilNotReadyAsync(address);
        _answer.SetResult();
        var exit = await bot.ExitAsync();

        var took = Stopwatch.GetElapsedTime(began);
        _longestStop = took > _longestStop ? took : _longestStop;
        Assert.Equal((0, ""), (exit.ExitCode, exit.Errors));
        Assert.True(took < LongestStop, $"a stop took {took}");
    }

    private string[] Arguments(string entrance) => [.. _twilio.BotSettings("unused.db", entrance), "--ConnectionStrings:TwilioBot=" + _database.ConnectionString];

    private void HoldAfter(int replies)
    {
        lock (_lock)
        {
            _passBeforeHolding = replies;
            _held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private Task BeforeAnswerAsync()
    {
        lock (_lock)
        {
            if (_passBeforeHolding-- > 0) return Task.CompletedTask;
            _held.TrySetResult();
            return _answer.Task;
        }
    }

    // Calls are under way, so the process cannot be gone yet: it must say itself that it is not ready, or take no connection any more.
    private static async Task UntilNotReadyAsync(string address)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var patience = new CancellationTokenSource(TwilioSide.Patience);
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        do
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(address + "/health/ready"), patience.Token);
                if (!answer.IsSuccessStatusCode) return;
            }
            catch (Exception e) when (e is HttpRequestException or SocketException)
            {
                return;
            }
        }
        while (await again.WaitForNextTickAsync(patience.Token));
    }

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

    /// <summary>Two instances behind a load balancer, by the numbers that they have in the database.</summary>
    private sealed class Pair(StopStory story, LoadBalancer balancer) : IAsyncDisposable
    {
        private readonly Dictionary<long, (BotProcess Process, string Address)> _bots = [];

        /// <summary>The one that is left when the other has stopped.</summary>
        public long Left => _bots.Keys.Single();

        /// <summary>Starts those that do not run.</summary>
        public async Task CompleteAsync()
        {
            while (_bots.Count < 2)
            {
                var address = BotProcess.FreeAddress();
                var process = await BotProcess.StartReadyAsync(address, story.Arguments(balancer.Url));
                _bots.Add(TakeOver.IdOf(story._database, process), (process, address));
                balancer.PutIn(address);
            }
        }

        public async Task StopAsync(long id)
        {
            var (process, address) = _bots[id];
            await story.StopAsync(process, address);
            balancer.TakeOut(address);
            _bots.Remove(id);
            await process.DisposeAsync();
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var (process, _) in _bots.Values) await process.DisposeAsync();
        }
    }

    /// <summary>Posts to the bot itself, which is not always there.</summary>
    private sealed class Line(HttpClient http, string address, TwilioSide twilio) : IBotLine
    {
        public async Task<bool> TryPostAsync(Talker talker, TwilioForm form)
        {
            var path = talker.BotNumber == TwilioSide.SmsNumber ? "/api/sms" : "/api/whatsapp";
            try
            {
                return (int)(await new WebhookPost(http, address + path, twilio.Options.AuthToken).PostAsync(form)).Status is >= 200 and <= 299;
            }
            // HttpClient lets a bare SocketException through when the process ends in the middle of a handshake.
            catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
            {
                return false;
            }
        }

        // Nothing tells when a process listens again, so this asks.
        public async Task UntilListeningAsync()
        {
            using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
            await again.WaitForNextTickAsync();
        }

        public async Task UntilHeardAsync(Talker talker, int count)
        {
            if (count <= 0) return;
            using var patience = new CancellationTokenSource(TwilioSide.Patience);
            await twilio.Simulator.WaitForAsync(_ => twilio.Sent(talker.BotNumber, talker.Number).Count >= count, patience.Token);
        }
    }
}
