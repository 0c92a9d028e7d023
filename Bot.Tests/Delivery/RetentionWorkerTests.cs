using Microsoft.Extensions.Logging.Abstractions;
using TwilioBot.Delivery;
using TwilioBot.Tests.Contracts;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Delivery;

/// <summary>The retention at work: in steps with rests between them, round after round, undisturbed by a database that is away.</summary>
public sealed class RetentionWorkerTests : IAsyncLifetime
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(20), BetweenRounds = TimeSpan.FromMinutes(10);

    private StoreUnderTest _database = null!;

    public async Task InitializeAsync() => _database = await SqliteUnderTest.OpenAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task It_rests_between_steps_and_comes_back_for_what_becomes_due()
    {
        await AnswerAsync(250);
        _database.Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromMinutes(5));
        await AnswerAsync(1);
        using var worker = Worker(_database.Store);
        await worker.StartAsync(default);
        await _database.Clock.AdvanceToAlarmAsync(BetweenRounds);   // nothing was due yet

        await _database.Clock.AdvanceToAlarmAsync(Rest);
        await _database.Clock.AdvanceToAlarmAsync(Rest);
        await _database.Clock.AdvanceToAlarmAsync(BetweenRounds);

        Assert.Equal("1", _database.Look("SELECT COUNT(*) FROM inbox"));
        await worker.StopAsync(default);
    }

    [Fact]
    public async Task A_database_that_is_away_is_tried_again_in_the_next_round()
    {
        await AnswerAsync(1);
        _database.Clock.Advance(TimeSpan.FromDays(31));
        await using var store = new WatchedStore(_database.Store);
        store.SetAway("RemoveOld", true);
        using var worker = Worker(store);
        await worker.StartAsync(default);
        Assert.Equal("away RemoveOld", await store.Events.ReadAsync());

        store.SetAway("RemoveOld", false);
        await _database.Clock.AdvanceToAlarmAsync(BetweenRounds);
        await _database.Clock.AdvanceToAlarmAsync(BetweenRounds);

        Assert.Equal("0", _database.Look("SELECT COUNT(*) FROM inbox"));
        await worker.StopAsync(default);
    }

    private RetentionWorker Worker(IMessageStore store) => new(store, new DeliveryOptions(), _database.Clock, NullLogger<RetentionWorker>.Instance);

    private async Task AnswerAsync(int messages)
    {
        for (var n = 0; n < messages; n++)
        {
            await _database.Store.AcceptAsync(From(Ana, WebhookSid()));
            await _database.Store.CommitAsync(await _database.Store.NextTurnAsync());
        }
    }

    private static string WebhookSid() => "SM" + Guid.NewGuid().ToString("n");
}
