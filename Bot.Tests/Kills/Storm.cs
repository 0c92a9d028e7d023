using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using TwilioBot.Simulator;
using TwilioBot.Tests.Stories;

namespace TwilioBot.Tests.Kills;

/// <summary>
/// People who talk to a bot that dies again and again; whoever runs the storm decides when. The bot is one instance, or several
/// behind a load balancer.
/// </summary>
internal sealed partial class Storm : IAsyncDisposable
{
    private const int TalkingAtOnce = 16;

    private readonly TemporaryFolder _folder = new();
    private readonly IReadOnlyList<string> _instances;
    private readonly LoadBalancer? _balancer;
    private readonly string _entrance;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TwilioSide.Patience };
    private readonly string[] _settings;
    private readonly Func<int, Talker?> _person;
    private readonly List<Task> _crowd = [];
    private readonly ConcurrentQueue<Talker> _came = new();
    private readonly ConcurrentQueue<string> _undeclared = new();
    private readonly ConcurrentBag<TimeSpan> _starts = [];
    private volatile TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _over;
    private int _next = -1;
    private int _taken;

    private Storm(TwilioSide twilio, JudgedDatabase? database, LoadBalancer? balancer, int instances, Func<int, Talker?> person, string[] settings)
    {
        (Twilio, Database, _balancer, _person, _settings) = (twilio, database ?? new SqliteDatabase(_folder["bot.db"]), balancer, person, settings);
        _instances = [.. Enumerable.Range(0, instances).Select(_ => BotProcess.FreeAddress())];
        _entrance = balancer?.Url ?? _instances[0];
        twilio.PointAt(_entrance);
        Record = new TwilioRecord(_folder["twilio.jsonl"], twilio.Options);
        twilio.Options.Faults.OnCreate = form =>
        {
            CheckLedger(TwilioRecord.IdOf(form["StatusCallback"]));
            Creating?.Invoke();
            return null;
        };
    }

    public TwilioSide Twilio { get; }

    public TwilioRecord Record { get; }

    public JudgedDatabase Database { get; }

    /// <summary>Everybody who came.</summary>
    public IReadOnlyList<Talker> People => [.. _came];

    /// <summary>A file of the test's, gone with the storm.</summary>
    public string File(string name) => _folder[name];

    /// <summary>How many texts the bot has acknowledged, of people who have said everything.</summary>
    public int Taken => _taken;

    /// <summary>Raised when a post begins, and when it was answered.</summary>
    public event Action<Moment>? Posted;

    /// <summary>Raised when Twilio is about to take a message of the bot's.</summary>
    public event Action? Creating;

    /// <summary>Whether everybody has said and heard everything, and the bot has nothing left to do.</summary>
    public bool IsOver => _crowd.TrueForAll(task => task.IsCompleted) && _came.All(HasHeardAll) && Database.IsQuiet();

    /// <param name="seed">Decides what people say.</param>
    /// <param name="people">How many come; more do as long as the storm is not over.</param>
    /// <param name="settings">Settings of the bot that win over the usual ones.</param>
    public static Task<Storm> StartAsync(int seed, int people, params string[] settings) => StartOnAsync(null, 1, seed, people, settings);

    /// <param name="database">The database, which ends with the storm; null: a SQLite file.</param>
    /// <param name="instances">How many bots share it; more than one stand behind a load balancer.</param>
    /// <param name="seed">Decides what people say.</param>
    /// <param name="people">How many come; more do as long as the storm is not over.</param>
    /// <param name="settings">Settings of the bot that win over the usual ones.</param>
    public static async Task<Storm> StartOnAsync(JudgedDatabase? database, int instances, int seed, int people, params string[] settings)
    {
        Storm? storm = null;
        var balancer = instances > 1 ? await LoadBalancer.StartAsync() : null;
        return storm = new Storm(
            await TwilioSide.StartAsync(), database, balancer, instances, index => index < people || !storm!._over ? Talker.New(index, seed) : null, settings);
    }

    /// <summary>A storm in which these people talk and nobody else.</summary>
    public static async Task<Storm> StartWithAsync(IReadOnlyList<Talker> people, params string[] settings) =>
        new(await TwilioSide.StartAsync(), null, null, 1, index => index < people.Count ? people[index] : null, settings);

    /// <summary>Lets people begin to talk.</summary>
    public void Begin() => _crowd.AddRange(Enumerable.Range(0, TalkingAtOnce).Select(_ => Task.Run(TalkAsync)));

    /// <summary>One more person comes, at once.</summary>
    /// <returns>Ends when the bot has taken all that the person says.</returns>
    public Task Invite(Talker person)
    {
        _came.Enqueue(person);
        var talk = Task.Run(() => person.TalkAsync(this));
        _crowd.Add(talk);
        return talk;
    }

    /// <summary>Waits for something that people bring about; a test that waits in vain says what they were waiting for.</summary>
    public async Task BringsAboutAsync(Task what)
    {
        var trouble = Task.WhenAny(_crowd.Select(FaultOfAsync).Append(new TaskCompletionSource<Task>().Task));
        try
        {
            if (await Task.WhenAny(what, trouble).WaitAsync(TwilioSide.Patience) == trouble && !what.IsCompleted) await await trouble;
        }
        catch (TimeoutException)
        {
            Assert.Fail($"Nothing happens any more; {_posting} posts wait for an answer, {_waiting} people for the bot to listen, which it {(_listening.Task.IsCompleted ? "does" : "does not")}.");
        }
    }

    /// <summary>Starts the bot, or the fault host with something planted in it; it may not listen yet.</summary>
    /// <param name="fault">What is planted; null for nothing.</param>
    /// <param name="tracer">A command that it runs under.</param>
    /// <param name="instance">Which of the instances it is.</param>
    /// <param name="settings">Settings of this one, which win over all others.</param>
    /// <param name="program">Another build of the bot.</param>
    public BotProcess Launch(
        string? fault = null, IReadOnlyList<string>? tracer = null, int instance = 0, IReadOnlyList<string>? settings = null, string? program = null) => BotProcess.Start(
        program ?? (fault is null ? BotProcess.Bot : BotProcess.FaultHost),
        tracer ?? [],
        [
            .. Twilio.BotSettings(_folder["bot.db"], _entrance), "--ConnectionStrings:TwilioBot=" + Database.ConnectionString,
            "--urls", _instances[instance], .. _settings, .. settings ?? [],
        ],
        // strace counts by thread: the fewer there are, the more of the calls can be told apart.
        environment: [("TWILIOBOT_FAULT", fault), ("DOTNET_ThreadPool_ForceMaxWorkerThreads", tracer is null ? null : "1")]);

    /// <summary>Waits until an instance is ready, and tells those who wait for it; false when it ended before.</summary>
    public async Task<bool> UntilReadyAsync(BotProcess bot, Action? onLook = null, int instance = 0)
    {
        var since = Stopwatch.GetTimestamp();
        if (!await bot.TryUntilReadyAsync(_instances[instance], onLook)) return false;
        _starts.Add(Stopwatch.GetElapsedTime(since));
        _balancer?.PutIn(_instances[instance]);
        _listening.TrySetResult();
        return true;
    }

    /// <summary>To be called when the bot is dead: whoever posts in vain waits for the next one.</summary>
    public void NoteDeath()
    {
        // Who waits since a bot that was never ready goes on waiting.
        if (_listening.Task.IsCompleted) _listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>The load balancer sees that an instance does not answer: what it has not answered goes to the others.</summary>
    public void TakeOut(int instance) => _balancer!.TakeOut(_instances[instance], breakOff: true);

    /// <summary>The load balancer is told that an instance will stop; what it has begun to answer, it answers.</summary>
    public void Drain(int instance) => _balancer!.TakeOut(_instances[instance]);

    /// <summary>A last bot lives until everybody has heard everything; then it is stopped and the judge speaks.</summary>
    public async Task<string> EndAsync(bool doublesAllowed)
    {
        await using var last = Launch();
        Assert.True(await UntilReadyAsync(last), "The last bot ended by itself.");
        return await EndAsync(doublesAllowed, last);
    }

    /// <summary>These bots live until everybody has heard everything; then they are stopped and the judge speaks.</summary>
    public async Task<string> EndAsync(bool doublesAllowed, params IReadOnlyList<BotProcess> last)
    {
        _over = true;
        await PatientlyAsync(Task.WhenAll(_crowd));
        foreach (var task in _crowd.Where(task => task.IsFaulted)) await task;
        await PatientlyAsync(Task.WhenAll(_came.Select(person => Record.UntilHeardAsync(person.Number, person.Expected.Count))));
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var looks = 0; looks < 600 && !Database.IsQuiet(); looks++) await again.WaitForNextTickAsync();
        foreach (var bot in last) bot.Terminate();
        foreach (var bot in last) await bot.ExitAsync();
        Assert.Empty(_undeclared);
        var judge = new Judge(Record, Database);
        var people = _came.ToList();
        judge.AssertFlawless(people, doublesAllowed);
        var starts = _starts.Order().ToList();
        return $"{people.Count} conversations, {people.Sum(person => person.Taken.Count)} texts, {Record.Count} messages, {judge.Resends} resends, {judge.Doubles} doubles; "
            + $"ready after {starts[starts.Count / 2].TotalMilliseconds:0} ms (median), {starts[^1].TotalMilliseconds:0} ms (longest)";
    }

    public async ValueTask DisposeAsync()
    {
        Twilio.Options.Faults.OnCreate = null;
        if (_balancer is not null) await _balancer.DisposeAsync();
        await Twilio.DisposeAsync();
        Record.Dispose();
        _http.Dispose();
        await Database.DisposeAsync();
        _folder.Delete();
    }

    private async Task TalkAsync()
    {
        while (_person(Interlocked.Increment(ref _next)) is { } person)
        {
            _came.Enqueue(person);
            await person.TalkAsync(this);
            Interlocked.Add(ref _taken, person.Taken.Count);
        }
    }

    /// <summary>What <c>/health/live</c> or <c>/health/ready</c> says.</summary>
    public async Task<HttpStatusCode> HealthAsync(string which, int instance = 0)
    {
        using var answer = await _http.GetAsync(new Uri($"{_instances[instance]}/health/{which}"));
        return answer.StatusCode;
    }

    /// <summary>Waits until <c>/health/ready</c> answers so.</summary>
    public async Task UntilReadyAsync(HttpStatusCode status, int instance = 0)
    {
        using var patience = new CancellationTokenSource(TwilioSide.Patience);
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await HealthAsync("ready", instance) != status) await again.WaitForNextTickAsync(patience.Token);
    }

    private bool HasHeardAll(Talker person) => Record.HeardBy(person.Number) >= person.Expected.Count;

    private static async Task<Task> FaultOfAsync(Task task)
    {
        try
        {
            await task;
        }
        catch (Exception)
        {
            return task;
        }
        return await new TaskCompletionSource<Task>().Task;
    }

    // A resend must have been written down before it reaches Twilio.
    private void CheckLedger(string id)
    {
        var copies = Record.CopiesOf(id);
        if (copies > 0 && Database.ResendsOf(id) is var resends && resends < copies)
        {
            _undeclared.Enqueue($"{id} goes out for the {copies + 1}. time with {resends} resends written down");
        }
    }

    // Whatever does not come in time is for the judge to name.
    private async Task PatientlyAsync(Task work)
    {
        for (var heard = -1; !work.IsCompleted && heard != Record.Count;)
        {
            heard = Record.Count;
            try
            {
                await work.WaitAsync(TwilioSide.Patience);
            }
            catch (TimeoutException)
            {
                // As long as people hear something, it goes on.
            }
        }
    }
}
