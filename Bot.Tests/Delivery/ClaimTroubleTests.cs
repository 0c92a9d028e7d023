using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using TwilioBot.Delivery;
using TwilioBot.Delivery.Sqlite;
using TwilioBot.Tests.Contracts;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Delivery;

/// <summary>What waits cannot be fetched: it is said, it is tried again, and everything goes on once it can be.</summary>
public sealed class ClaimTroubleTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private SqliteUnderTest _database = null!;

    public async Task InitializeAsync() => _database = (SqliteUnderTest)await SqliteUnderTest.OpenAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task A_turn_worker_that_could_not_claim_goes_on()
    {
        await using var world = DeliveryWorld.On(_database);
        world.Store.SetAway("ClaimTurn", isAway: true);
        await world.Store.AcceptAsync(From(Ana, "A1"));
        await world.StartAsync();
        Assert.Equal("away ClaimTurn", await world.NextAsync());

        world.Store.SetAway("ClaimTurn", isAway: false);
        await world.Clock.AdvanceToAlarmAsync(TimeSpan.FromSeconds(1));

        // Every free place has tried.
        Assert.Equal("committed A1", await world.EventuallyOtherThanAsync("away ClaimTurn"));
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_and_read_when_it_can_be()
    {
        await _database.Store.AcceptAsync(From(Ana, "A1"), From(Bob, "B1"));
        await _database.Store.DisposeAsync();
        var log = new Said();
        // With room for one message, the second is read when the first was taken.
        await using var store = new SqliteMessageStore(_database.Path, _database.Clock, new LaneRoom(Items: 1, PerLane: 1, LanesAtOnce: 1), log);
        await store.OpenAsync(default);
        Run("ALTER TABLE inbox RENAME TO elsewhere");
        Assert.Equal("A1", (await store.NextTurnAsync()).Message.MessageSid);

        var line = await log.NextAsync();
        Assert.Equal(LogLevel.Error, line.Level);
        Assert.Contains(_database.Path, line.Text, StringComparison.Ordinal);
        Assert.Contains("inbox", line.Text, StringComparison.Ordinal);

        Run("ALTER TABLE elsewhere RENAME TO inbox");
        Assert.Equal("B1", (await store.NextTurnAsync()).Message.MessageSid);
    }

    [Fact]
    public async Task A_damaged_row_that_is_set_aside_is_said()
    {
        await _database.Store.SendAsync(To(Ana, "r1"));
        await _database.Store.DisposeAsync();
        Run("UPDATE outbox SET message = '{'");
        var log = new Said();
        await using var store = new SqliteMessageStore(_database.Path, _database.Clock, log);
        await store.OpenAsync(default);

        Assert.Equal((LogLevel.Error, "Row 1 of the table outbox is damaged and is set aside as a dead letter. Look through the database with the command check"), await log.NextAsync());
        Assert.Equal(OutboxState.Dead, _database.OutboxState("r1"));
    }

    private void Run(string sql)
    {
        using var connection = _database.Connect();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are this file's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private sealed class Said : ILogger<SqliteMessageStore>
    {
        private readonly Channel<(LogLevel Level, string Text)> _lines = Channel.CreateUnbounded<(LogLevel, string)>();

        public async Task<(LogLevel Level, string Text)> NextAsync() => await _lines.Reader.ReadAsync().AsTask().WaitAsync(Patience);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Writer.TryWrite((logLevel, formatter(state, exception)));
    }
}
