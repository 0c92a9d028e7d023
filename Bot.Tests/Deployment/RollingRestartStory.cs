using TwilioBot.Tests.Azure;
using TwilioBot.Tests.Kills;
using TwilioBot.Tests.Stories;
using TwilioBot.Tests.Telemetry;
using TwilioBot.Wire;
using Xunit.Abstractions;

namespace TwilioBot.Tests.Deployment;

/// <summary>
/// Two instances of the published bot with the settings of the Azure template, on one PostgreSQL and behind a small load balancer, while
/// people talk to them: one after the other is stopped as App Service stops it, and started again. Nobody may notice, and no webhook may fail.
/// </summary>
/// <remarks><c>TWILIOBOT_ROLLS</c> (4) and <c>TWILIOBOT_SEED</c> (random, printed) set size and course.</remarks>
public sealed class RollingRestartStory(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly string[] Way =
        ["POST /api/sms", "receive twilio-sms", "process twilio-sms", "send twilio-sms", "POST /api/whatsapp", "process twilio-whatsapp"];

    private readonly TemporaryFolder _folder = new();
    private readonly int _rolls = RigSize.Of("TWILIOBOT_ROLLS", 4);
    private readonly int _seed = RigSize.Seed;
    private TwilioSide _twilio = null!;
    private LoadBalancer _balancer = null!;
    private PostgresDatabase _database = null!;
    private OtlpCollector _collector = null!;

    public async Task InitializeAsync()
    {
        _twilio = await TwilioSide.StartAsync();
        _balancer = await LoadBalancer.StartAsync();
        _collector = await OtlpCollector.StartAsync(isGrpc: true);
        _database = await PostgresDatabase.CreateAsync();
        _twilio.PointAt(_balancer.Url);
    }

    public async Task DisposeAsync()
    {
        await _balancer.DisposeAsync();
        await _twilio.DisposeAsync();
        await _collector.DisposeAsync();
        await _database.DisposeAsync();
        _folder.Delete();
    }

    [Fact]
    public async Task Versions_follow_each_other_and_nothing_is_lost_doubled_or_refused()
    {
        output.WriteLine($"TWILIOBOT_ROLLS={_rolls} TWILIOBOT_SEED={_seed}");
        var program = await PublishedBot.PublishAsync(_folder["published"]);
        var random = new Random(_seed);
        var people = Enumerable.Range(0, 8).Select(i => Talker.New(i, _seed, texts: 6 * (_rolls + 1))).ToList();
        using var line = new Line(_twilio, _balancer.Url);

        var bots = new Queue<(BotProcess Process, string Address)>([await StartAsync(program), await StartAsync(program)]);
        var talks = people.Select(person => person.TalkAsync(line)).ToList();
        for (var i = 0; i < _rolls; i++)
        {
            // Whoever cannot go on talking says why.
            await await Task.WhenAny([line.UntilTakenAsync(random.Next(10, 40)), .. talks]);
            var (oldest, address) = bots.Dequeue();
            _balancer.TakeOut(address);
            oldest.Terminate();
            var (code, _, errors) = await oldest.ExitAsync();
            Assert.Equal((0, ""), (code, errors));
            await oldest.DisposeAsync();
            bots.Enqueue(await StartAsync(program));
        }
        await Task.WhenAll(talks);
        foreach (var person in people)
        {
            await line.UntilHeardAsync(person, person.Expected.Count);
            Assert.Equal(person.Expected, _twilio.Sent(person.BotNumber, person.Number).Select(message => message.Parameters["PersistentAction"] ?? message.ContentVariables ?? message.Parameters["Body"]));
        }

        output.WriteLine($"{people.Sum(person => person.Taken.Count)} messages answered with {_twilio.Simulator.Accepted.Count} through {_rolls} restarts");
        Assert.Equal(people.Sum(person => person.Expected.Count), _twilio.Simulator.Accepted.Count);
        Assert.Equal(0, _balancer.Failed);
        await _collector.UntilAsync(got => Way.All(name => got.Spans.Any(span => span.Name == name))
            && got.Points.Any(point => point.Name == "twiliobot.turn.duration"));
        Assert.All(people, person => Assert.DoesNotContain(person.Number[^11..], _collector.Everything, StringComparison.Ordinal));
        foreach (var bot in bots) await bot.Process.DisposeAsync();
    }

    // As App Service does: everything in the environment, from a folder that is not the program's.
    private async Task<(BotProcess Process, string Address)> StartAsync(string program)
    {
        var settings = AppSettingsTests.SiteSettings("zone-redundant.parameters.json");
        var address = BotProcess.FreeAddress();
        foreach (var (name, value) in new (string, string?)[]
        {
            ("ASPNETCORE_URLS", address),
            ("Twilio__AccountSid", _twilio.Options.AccountSid),
            ("Twilio__AuthToken", _twilio.Options.AuthToken),
            ("Twilio__SmsNumber", TwilioSide.SmsNumber),
            ("Twilio__WhatsAppNumber", TwilioSide.WhatsAppNumber),
            ("Twilio__MessagingServiceSid", null),
            ("Twilio__Templates__order__en__ContentSid", TwilioSide.EnglishOrder),
            ("Twilio__Templates__order__es__ContentSid", TwilioSide.SpanishOrder),
            ("Twilio__PublicUrl", _balancer.Url),
            ("Twilio__ApiBaseUrl", _twilio.Address),
            ("MicrosoftAppId", "00000000-0000-0000-0000-00000000b07a"),
            ("ConnectionStrings__TwilioBot", _database.ConnectionString),
        }.Concat(_collector.Environment))
        {
            settings[name] = value;
        }
        var bot = BotProcess.Start(program, [], [], _folder.FullName, [.. settings.Select(setting => (setting.Key, setting.Value))]);
        await bot.UntilReadyAsync(address);
        _balancer.PutIn(address);
        return (bot, address);
    }

    /// <summary>Posts through the proxy, which lets nobody fail, and counts what was taken.</summary>
    private sealed class Line(TwilioSide twilio, string address) : IBotLine, IDisposable
    {
        private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TwilioSide.Patience };
        private readonly Lock _lock = new();
        private int _left;
        private TaskCompletionSource? _taken;

        public async Task<bool> TryPostAsync(Talker talker, TwilioForm form)
        {
            var path = talker.BotNumber == TwilioSide.SmsNumber ? "/api/sms" : "/api/whatsapp";
            var answer = await new WebhookPost(_http, address + path, twilio.Options.AuthToken).PostAsync(form);
            Assert.InRange((int)answer.Status, 200, 299);
            lock (_lock)
            {
                if (_left > 0 && --_left == 0) _taken!.SetResult();
            }
            return true;
        }

        public Task UntilListeningAsync() => throw new InvalidOperationException("A webhook was not taken.");

        public async Task UntilHeardAsync(Talker talker, int count)
        {
            if (count <= 0) return;
            using var patience = new CancellationTokenSource(TwilioSide.Patience);
            await twilio.Simulator.WaitForAsync(_ => twilio.Sent(talker.BotNumber, talker.Number).Count >= count, patience.Token);
        }

        /// <summary>Waits until so many more webhooks were taken.</summary>
        public Task UntilTakenAsync(int more)
        {
            lock (_lock)
            {
                _left = more;
                _taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                return _taken.Task.WaitAsync(TwilioSide.Patience);
            }
        }

        public void Dispose() => _http.Dispose();
    }
}
