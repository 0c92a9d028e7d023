using System.Threading.Channels;
using TwilioBot.Delivery.Reconcile;
using static TwilioBot.Tests.Reconcile.SweepWorld;

namespace TwilioBot.Tests.Reconcile;

/// <summary>When Twilio's list is looked through: at start, after a webhook that was not taken, now and then, and again after a failure.</summary>
public sealed class ReconcilerTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Channel<DateTimeOffset> _looks = Channel.CreateUnbounded<DateTimeOffset>();
    private readonly CancellationTokenSource _stop = new();
    private SweepWorld _world = null!;
    private DateTimeOffset _began;
    private Task _run = Task.CompletedTask;

    public async Task InitializeAsync()
    {
        _world = await OpenAsync();
        _world.Twilio.WhatsAppNumbers.Clear();   // one page a look
        _world.Looked += () => _looks.Writer.TryWrite(_world.Clock.GetUtcNow());
        _began = _world.Clock.GetUtcNow();
    }

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run.WaitAsync(Patience);
        await _world.DisposeAsync();
    }

    public void Dispose() => _stop.Dispose();

    [Fact]
    public async Task Looks_at_start_and_then_every_five_minutes()
    {
        await _world.TextAsync("while it was off");
        _world.Clock.Advance(TimeSpan.FromSeconds(30));
        _began = _world.Clock.GetUtcNow();
        Start();

        await ExpectAsync(0, 300, 600);
        Assert.Equal(["while it was off"], Texts(await _world.TurnsAsync()));
    }

    [Fact]
    public async Task What_was_too_young_at_start_is_looked_for_as_soon_as_it_is_not()
    {
        await _world.TextAsync("just before the start");
        _began = _world.Clock.GetUtcNow();
        Start();

        await ExpectAsync(0, 20, 320);
        Assert.Equal(1, _world.Waiting);
    }

    [Fact]
    public async Task Looks_once_the_webhook_that_was_not_taken_is_given_up()
    {
        var reconciler = Start();
        Assert.Equal(0, await NextAsync());
        await _world.Clock.AdvanceToAlarmAsync(TimeSpan.FromMinutes(5));
        Assert.Equal(300, await ReadAsync());

        await WaitedForAsync(600);
        _world.Clock.Advance(TimeSpan.FromSeconds(100));
        reconciler.Missed();
        reconciler.Missed();
        await WaitedForAsync(420);

        await ExpectAsync(420, 720);
    }

    [Fact]
    public async Task A_webhook_missed_shortly_before_a_look_is_looked_for_again_after_it()
    {
        var reconciler = Start();
        Assert.Equal(0, await NextAsync());
        await WaitedForAsync(300);
        _world.Clock.Advance(TimeSpan.FromSeconds(290));
        reconciler.Missed();

        await ExpectAsync(300, 310, 610);
    }

    [Fact]
    public async Task A_look_that_fails_is_repeated_ever_less_often_and_no_less_than_every_minute()
    {
        await _world.TextAsync("missed");
        _world.Clock.Advance(TimeSpan.FromSeconds(30));
        _began = _world.Clock.GetUtcNow();
        _world.Refusal = () => 503;
        Start();

        var looks = new List<double>();
        for (var i = 0; i < 12; i++) looks.Add(await NextAsync());
        var waits = looks.Zip(looks.Skip(1), (earlier, later) => later - earlier).ToList();
        Assert.InRange(waits[0], 0.5, 1.1);
        Assert.All(waits, wait => Assert.InRange(wait, 0.5, 60.1));
        Assert.InRange(waits[^1], 30, 60.1);

        _world.Refusal = null;
        var found = await NextAsync();
        Assert.InRange(found - looks[^1], 30, 60.1);
        Assert.InRange(await NextAsync() - found, 299, 301);
        Assert.Equal(1, _world.Waiting);
    }

    [Fact]
    public async Task Never_looks_when_it_is_switched_off()
    {
        _world.Options.ReconcileEvery = TimeSpan.Zero;

        await Start().RunAsync(default).WaitAsync(Patience);

        Assert.Equal(0, _world.Looks);
    }

    [Fact]
    public async Task Never_looks_where_twilio_cannot_reach_us_since_somebody_else_answers_there()
    {
        (_world.Twilio.PublicUrl, _world.Twilio.ApiBaseUrl) = ("http://localhost:3978", "");

        await Start().RunAsync(default).WaitAsync(Patience);
    }

    private Reconciler Start()
    {
        var reconciler = _world.Reconciler();
        _run = reconciler.RunAsync(_stop.Token);
        return reconciler;
    }

    private async Task ExpectAsync(params double[] seconds)
    {
        foreach (var expected in seconds) Assert.Equal(expected, await NextAsync());
    }

    // The time of the next look, in seconds from the start, letting the clock go on until it comes.
    private async Task<double> NextAsync()
    {
        var look = _looks.Reader.WaitToReadAsync().AsTask();
        while (!look.IsCompleted) await _world.Clock.StepAsync(look);
        return await ReadAsync();
    }

    private async Task<double> ReadAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        return Math.Round((await _looks.Reader.ReadAsync(patience.Token) - _began).TotalSeconds, 1);
    }

    // Waits until somebody waits for that moment.
    private Task WaitedForAsync(double seconds) => _world.Clock.AlarmAsync(_began.AddSeconds(seconds));
}
