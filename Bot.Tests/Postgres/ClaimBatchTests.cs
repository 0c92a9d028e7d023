using TwilioBot.Delivery;
using TwilioBot.Tests.Contracts;
using TwilioBot.Tests.Delivery;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Postgres;

/// <summary>How many claims one question to the database makes.</summary>
public sealed class ClaimBatchTests
{
    private const int People = 24;

    [Fact]
    public async Task Turns_that_wait_are_claimed_many_at_once_as_long_as_there_are_places()
    {
        await using var world = DeliveryWorld.On(await PostgresUnderTest.OpenAsync());
        world.Options.ConcurrentTurns = People;
        for (var n = 0; n < People; n++) await world.Database.Store.AcceptAsync(From($"person {n}", $"SM{n}"));
        var ends = new TaskCompletionSource();
        world.Bot = _ => ends.Task;

        await world.StartAsync();
        await world.BegunAsync(People);
        // Each question makes its claims under a fence of its own.
        var questions = long.Parse(world.Database.Look("SELECT count(DISTINCT fence) FROM turn_lane WHERE fence <> 0")!, System.Globalization.CultureInfo.InvariantCulture);
        ends.SetResult();

        Assert.InRange(questions, 1, People / 2);
    }

    [Fact]
    public async Task What_cannot_be_read_behind_a_message_that_has_left_is_set_aside()
    {
        await using var database = await PostgresUnderTest.OpenAsync();
        await database.Store.SendAsync(To(Ana, "a1"), To(Ana, "a2"), To(Ana, "a3"));
        var first = await database.Store.NextSendAsync();
        database.Look("UPDATE outbox SET message = 'x' WHERE id = 'a2' RETURNING 1");

        Assert.Null(await database.Store.CompleteAsync(first, SendResult.Sent("SM1"), goOn: true));

        Assert.Equal("a3", (await database.Store.NextSendAsync()).Message.Id);
        Assert.Equal([OutboxState.Sent, OutboxState.Dead], database.OutboxStates("a1", "a2"));
    }
}
