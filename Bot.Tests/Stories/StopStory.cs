using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using TwilioBot.Simulator;
using TwilioBot.Tests.Kills;
using TwilioBot.Wire;
using Xunit.Abstractions;

namespace TwilioBot.Tests.Stories;

/// <summary>
/// People talk to the bot while it is asked to stop again and again, each time with calls of Twilio's API under way that Twilio
/// answers only after the stop began. The judges are the database and Twilio: no send is left in doubt, nothing is lost, doubled
/// or out of order.
/// </summary>
/// <remarks><c>TWILIOBOT_STOPS</c> (10) and <c>TWILIOBOT_SEED</c> (random, printed) set size and course.</remarks>
public sealed class StopStory(ITestOutputHelper output) : IAsyncLifetime
{
    private const int TalkingAtOnce = 8;
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(15);
    private readonly TemporaryFolder _folder = new();
    private readonly string _address = BotProcess.FreeAddress();
    private readonly int _stops = Setting("TWILIOBOT_STOPS", 10);
    private readonly int _seed = Setting("TWILIOBOT_SEED", Random.Shared.Next(1, int.MaxValue));
    private readonly Lock _lock = new();
    private TwilioSide _twilio = null!;
    private int _passBeforeHolding;
    private TaskCompletionSource _held = new();
    private TaskCompletionSource _answer = new();

    public async Task InitializeAsync()
    {
        _twilio = await TwilioSide.StartAsync();
        _twilio.PointAt(_address);
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
        output.WriteLine($"TWILIOBOT_STOPS={_stops} TWILIOBOT_SEED={_seed}");
        var random = new Random(_seed);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = TwilioSide.Patience };
        var line = new Line(http, _address, _twilio);
        var people = new ConcurrentQueue<Talker>();
        using var over = new CancellationTokenSource();
        var next = -1;
        var talks = Enumerable.Range(0, TalkingAtOnce).Select(_ => TalkAsync()).ToList();

        var longest = TimeSpan.Zero;
        for (var i = 0; i < _stops; i++)
        {
            HoldAfter(random.Next(1, 40));
            await using var bot = await BotProcess.StartReadyAsync(_address, Arguments());
            // Whoever cannot go on talking says why.
            await await Task.WhenAny([_held.Task.WaitAsync(TwilioSide.Patience), .. talks]);

            var began = Stopwatch.GetTimestamp();
            bot.Terminate();
            await UntilNotReadyAsync(http);
            _answer.SetResult();
            var exit = await bot.ExitAsync();

            var took = Stopwatch.GetElapsedTime(began);
            longest = took > longest ? took : longest;
            Assert.Equal((0, ""), (exit.ExitCode, exit.Errors));
            Assert.True(took < LongestStop, $"stop {i + 1} took {took}");
            Assert.Equal("0", Look("SELECT COUNT(*) FROM outbox WHERE state IN (1, 3)"));
        }

        _twilio.Options.Faults.BeforeAnswer = null;
        await over.CancelAsync();
        await using var last = await BotProcess.StartReadyAsync(_address, Arguments());
        await Task.WhenAll(talks);
        foreach (var person in people) await AssertHeardAsync(person);
        Assert.Equal("0", Look("SELECT SUM(resends) FROM outbox"));
        output.WriteLine($"{people.Sum(person => person.Taken.Count)} messages, {_twilio.Simulator.Accepted.Count} replies; the longest stop took {longest}");

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

    private string[] Arguments() => _twilio.BotSettings(_folder["bot.db"], _address);

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
    private async Task UntilNotReadyAsync(HttpClient http)
    {
        using var patience = new CancellationTokenSource(TwilioSide.Patience);
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        do
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(_address + "/health/ready"), patience.Token);
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

    private string? Look(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder["bot.db"]};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are this file's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static string? Content(SimulatedMessage message) =>
        message.Parameters["PersistentAction"] ?? message.ContentVariables ?? message.Parameters["Body"];

    private static int Setting(string name, int fallback) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : fallback;

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
