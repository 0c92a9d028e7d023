using Microsoft.Extensions.Logging.Abstractions;
using TwilioBot.Adapters;
using TwilioBot.Delivery;
using TwilioBot.Delivery.State;
using TwilioBot.Tests.Contracts;

namespace TwilioBot.Tests.Delivery;

/// <summary>Both workers on a real store, between a bot that is one function and a Twilio that follows a script.</summary>
internal sealed class DeliveryWorld : IAsyncDisposable, ITurnHandler
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly ReplyWatch _replies = new(NullLogger<ReplyWatch>.Instance);
    private readonly SemaphoreSlim _begun = new(0);
    private DeliveryService? _service;

    private DeliveryWorld(StoreUnderTest database)
    {
        Database = database;
        Store = new WatchedStore(database.Store);
        Storage = new DurableStorage(Store, new StateSerializer(new StateTypeMap()));
        Sender = new DurableSender(Store, database.Clock);
    }

    public StoreUnderTest Database { get; }

    public WatchedStore Store { get; }

    public DurableStorage Storage { get; }

    public DurableSender Sender { get; }

    public ScriptedGateway Gateway { get; } = new();

    public ManualClock Clock => Database.Clock;

    public DeliveryOptions Options { get; } = new() { ConcurrentTurns = 3, ConcurrentSends = 3 };

    public TurnsBeside Beside { get; } = new(NullLogger<TurnsBeside>.Instance);

    public SendPace Pace { get; private set; } = null!;

    public AnswerDesk Desk { get; private set; } = null!;

    /// <summary>The bot.</summary>
    public Func<InboxMessage, Task> Bot { get => message => TimedBot(message, default); set => TimedBot = (message, _) => value(message); }

    /// <summary>The bot, when it looks at its token.</summary>
    public Func<InboxMessage, CancellationToken, Task> TimedBot { get; set; } = (_, _) => Task.CompletedTask;

    public static async Task<DeliveryWorld> OpenAsync() => On(await SqliteUnderTest.OpenAsync());

    /// <summary>On a database as it is open now; leaving the world closes it.</summary>
    public static DeliveryWorld On(StoreUnderTest database) => new(database);

    /// <summary>How it apologises.</summary>
    public Func<InboxMessage, Task> Sorry { get; set; } = _ => Task.CompletedTask;

    public Task RunAsync(InboxMessage message, CancellationToken cancellationToken)
    {
        _begun.Release();
        return TimedBot(message, cancellationToken);
    }

    public Task ApologiseAsync(InboxMessage message, CancellationToken cancellationToken)
    {
        _begun.Release();
        return Sorry(message);
    }

    /// <summary>Waits until so many more turns, or apologies, have begun.</summary>
    public async Task BegunAsync(int count = 1)
    {
        for (var n = 0; n < count; n++) Assert.True(await _begun.WaitAsync(Patience));
    }

    /// <summary>Says a text to the person whom all replies go to.</summary>
    public Task<string> ReplyAsync(string body) =>
        Sender.SendAsync([new TwilioMessage { From = "+12025550100", To = "+12025550142", Body = body }], default);

    /// <summary>Lets both workers begin.</summary>
    public async Task<DeliveryService> StartAsync()
    {
        var service = Build();
        await service.StartedAsync(default);
        return service;
    }

    public DeliveryService Build()
    {
        var evidence = new EvidenceSearch(Store, Gateway, Options, Clock, NullLogger<EvidenceSearch>.Instance);
        var callbacks = new StatusCallbackAddress(new TwilioOptions { PublicUrl = "https://bot.example.com" });
        Pace = new SendPace(Options, Clock, new HalfWay());
        Desk = new AnswerDesk(Options, _replies, Clock);
        return _service = new DeliveryService(
            new TurnWorker(Store, this, _replies, Desk, callbacks, Beside, Options, Clock, NullLogger<TurnWorker>.Instance),
            Desk,
            new SendWorker(Store, Gateway, evidence, _replies, Options, callbacks, Pace, Clock, NullLogger<SendWorker>.Instance),
            Options, Clock, NullLogger<DeliveryService>.Instance);
    }

    /// <summary>What is written next, without a moment passing.</summary>
    public async Task<string> NextAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await Store.Events.ReadAsync(patience.Token);
    }

    /// <summary>What is written next, however long somebody waits with it.</summary>
    public async Task<string> EventuallyAsync()
    {
        // Looks before each step, so that the clock never runs ahead of what it made happen.
        string? next;
        while (!Store.Events.TryRead(out next))
        {
            // While turns are under way no time passes; who wants their time to run out says so.
            if (Store.Turns is { IsCompleted: false } turns) await Task.WhenAny(turns, Store.Events.WaitToReadAsync().AsTask()).WaitAsync(Patience);
            else await Clock.StepAsync(Store.Events.WaitToReadAsync().AsTask());
        }
        return next;
    }

    /// <summary>The first thing written that does not begin so, however long that takes.</summary>
    public async Task<string> EventuallyOtherThanAsync(params string[] prefixes)
    {
        string next;
        do next = await EventuallyAsync();
        while (prefixes.Any(prefix => next.StartsWith(prefix, StringComparison.Ordinal)));
        return next;
    }

    /// <summary>Waits, however long, until this is written.</summary>
    public async Task UntilAsync(string what)
    {
        while (await EventuallyAsync() != what)
        {
        }
    }

    /// <summary>Waits, however long, until something that is written makes it so.</summary>
    public async Task UntilAsync(Func<bool> isSo)
    {
        while (!isSo()) await EventuallyAsync();
    }

    public async Task ExpectAsync(params string[] events)
    {
        foreach (var expected in events) Assert.Equal(expected, await NextAsync());
    }

    public async Task ExpectEventuallyAsync(params string[] events)
    {
        foreach (var expected in events) Assert.Equal(expected, await EventuallyAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_service is not null)
        {
            using var atOnce = new CancellationTokenSource();
            await atOnce.CancelAsync();
            await _service.StoppingAsync(atOnce.Token);
            _service.Dispose();
        }

        await Database.DisposeAsync();
        _begun.Dispose();
    }

    // Chance without surprises.
    private sealed class HalfWay : Random
    {
        public override double NextDouble() => 0.5;
    }
}
