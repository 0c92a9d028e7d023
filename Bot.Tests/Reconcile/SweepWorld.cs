using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using TwilioBot.Adapters;
using TwilioBot.Delivery;
using TwilioBot.Delivery.Reconcile;
using TwilioBot.Simulator;
using TwilioBot.Tests.Contracts;
using TwilioBot.Tests.Stories;
using TwilioBot.Wire;

namespace TwilioBot.Tests.Reconcile;

/// <summary>A store, and Twilio over HTTP on the same clock, with nobody behind its webhooks unless a test says so.</summary>
internal sealed class SweepWorld : IAsyncDisposable
{
    public const string Ana = "+12025550142", Bob = "+12025550143";

    private readonly SqliteUnderTest _database;
    private readonly SimulatorHost _twilio;
    private readonly List<Reconciler> _reconcilers = [];
    private int _looks;

    private SweepWorld(SqliteUnderTest database, SimulatorHost twilio)
    {
        (_database, _twilio) = (database, twilio);
        Twilio = new TwilioOptions
        {
            AccountSid = Simulator.Options.AccountSid,
            AuthToken = Simulator.Options.AuthToken,
            SmsNumbers = [TwilioSide.SmsNumber],
            WhatsAppNumbers = [TwilioSide.WhatsAppNumber],
            PublicUrl = "https://bot.example.com",
            ApiBaseUrl = twilio.Address,
        };
        Api = new TwilioApi(Twilio);
        Simulator.Options.Faults.OnList = () =>
        {
            Interlocked.Increment(ref _looks);
            Looked?.Invoke();
            return Refusal?.Invoke();
        };
    }

    public TwilioOptions Twilio { get; }

    public TwilioApi Api { get; }

    public DeliveryOptions Options { get; } = new();

    public IMessageStore Store => _database.Store;

    /// <summary>How many messages wait for their turn.</summary>
    public int Waiting => int.Parse(_database.Look("SELECT COUNT(*) FROM inbox WHERE state = 0")!, CultureInfo.InvariantCulture);

    public ManualClock Clock => _database.Clock;

    public TwilioSimulator Simulator => _twilio.Simulator;

    /// <summary>How many pages Twilio was asked for.</summary>
    public int Looks => Volatile.Read(ref _looks);

    /// <summary>Raised whenever Twilio is asked for a page.</summary>
    public event Action? Looked;

    /// <summary>Fails a request for a page with a status; null lets it pass.</summary>
    public Func<int?>? Refusal { get; set; }

    /// <summary>A world whose numbers are served since an hour ago.</summary>
    public static async Task<SweepWorld> OpenAsync()
    {
        var database = (SqliteUnderTest)await SqliteUnderTest.OpenAsync();
        var options = new TwilioSimulatorOptions { SmsNumber = TwilioSide.SmsNumber, WhatsAppNumber = TwilioSide.WhatsAppNumber };
        options.ExtraNumbers.Add(TwilioSide.OtherSmsNumber);
        var world = new SweepWorld(database, await SimulatorHost.StartAsync(options, time: database.Clock));
        await world.Sweep().ServeAsync(default);
        world.Clock.Advance(TimeSpan.FromHours(1));
        return world;
    }

    /// <summary>An instance of the bot, as far as it looks for messages.</summary>
    public Sweep Sweep() => new(Store, new TwilioInboundList(Api, Twilio), Twilio, Options, Clock, NullLogger<Sweep>.Instance);

    public Reconciler Reconciler()
    {
        var reconciler = new Reconciler(Sweep(), Twilio, Options, Clock, NullLogger<Reconciler>.Instance);
        _reconcilers.Add(reconciler);
        return reconciler;
    }

    /// <summary>Somebody texts while nobody listens; time goes on a little.</summary>
    public async Task<SimulatedMessage> TextAsync(string body, string from = Ana, string to = TwilioSide.SmsNumber)
    {
        var message = await Simulator.TextAsync(from, to, body);
        Clock.Advance(TimeSpan.FromMilliseconds(100));
        return message;
    }

    /// <summary>Looks once, when all that was said is old enough, and gives each message that was taken in its turn.</summary>
    public async Task<IReadOnlyList<InboxMessage>> LookAsync(Sweep? sweep = null)
    {
        Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Null(await (sweep ?? Sweep()).RunAsync(isForced: true, default));
        return await TurnsAsync();
    }

    /// <summary>The texts that <see cref="LookAsync"/> finds; in order for one conversation.</summary>
    public async Task<IReadOnlyList<string>> LookForTextsAsync(Sweep? sweep = null) => Texts(await LookAsync(sweep));

    public static IReadOnlyList<string> Texts(IEnumerable<InboxMessage> messages) =>
        [.. messages.Select(message => TwilioForm.Parse(message.Form.Span)["Body"]!)];

    /// <summary>Gives everything that waits its turn.</summary>
    public async Task<IReadOnlyList<InboxMessage>> TurnsAsync()
    {
        var messages = new List<InboxMessage>();
        for (var left = Waiting; left > 0; left--)
        {
            var claim = await Store.NextTurnAsync();
            messages.Add(claim.Message);
            await Store.CommitAsync(claim);
        }
        return messages;
    }

    /// <summary>Lets the database refuse more than so many rows in its inbox; null: no longer.</summary>
    public void Fill(int? rows)
    {
        using var connection = _database.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = rows is null
            ? "DROP TRIGGER full"
            : $"CREATE TRIGGER full BEFORE INSERT ON inbox WHEN (SELECT COUNT(*) FROM inbox) >= {rows} BEGIN SELECT RAISE(ABORT, 'planted'); END";
        command.ExecuteNonQuery();
    }

    public async ValueTask DisposeAsync()
    {
        _reconcilers.ForEach(reconciler => reconciler.Dispose());
        Api.Dispose();
        await _twilio.DisposeAsync();
        await _database.DisposeAsync();
    }
}
