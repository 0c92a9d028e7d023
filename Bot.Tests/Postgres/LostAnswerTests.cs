using TwilioBot.Delivery;
using TwilioBot.Tests.Contracts;
using TwilioBot.Tests.Delivery;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Postgres;

/// <summary>PostgreSQL has committed, and the connection ends before anybody hears of it: what was done is not done again, and nothing of it is forgotten.</summary>
public sealed class LostAnswerTests : IAsyncLifetime, IDisposable
{
    private readonly LossyLine _line = new();
    private StoreUnderTest _database = null!;

    private IMessageStore Store => _database.Store;

    public async Task InitializeAsync() => _database = await PostgresUnderTest.OpenThroughAsync(_line.Port);

    public async Task DisposeAsync() => await _database.DisposeAsync();

    public void Dispose() => _line.Dispose();

    [Fact]
    public async Task A_message_written_outside_a_turn_is_there_once()
    {
        _line.LoseAnswerTo("INSERT INTO outbox");

        await Store.SendAsync(To(Ana, "r1"), To(Ana, "r2"));

        Assert.Equal((1, "2"), (_line.Lost, _database.Look("SELECT COUNT(*) FROM outbox")));
        Assert.Equal("r1", (await Store.NextSendAsync()).Message.Id);
    }

    [Fact]
    public async Task A_turn_that_was_committed_is_said_to_be_in_doubt_and_is_lost_when_it_is_tried_again()
    {
        await Store.AcceptAsync(From(Ana, "A1"));
        var turn = await Store.NextTurnAsync();
        var commit = new TurnCommit(Reads(), Writes(("name", "1")), [To(Ana, "r1")], []);
        _line.LoseAnswerTo("UPDATE inbox SET state = 1");

        Assert.True((await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.CommitTurnAsync(turn, commit, default))).IsInDoubt);

        Assert.Equal(1, _line.Lost);
        Assert.Equal(CommitResult.Lost, await Store.CommitTurnAsync(turn, commit, default));
        Assert.Equal(("1", "1: 1", "1"), (_database.InboxState("A1"), await Store.StateAsync("name"), _database.Look("SELECT COUNT(*) FROM outbox")));
    }

    [Fact]
    public async Task What_was_to_follow_a_turns_replies_follows_once()
    {
        await using var world = DeliveryWorld.On(await PostgresUnderTest.OpenThroughAsync(_line.Port));
        var (runs, followed) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        world.Bot = async _ =>
        {
            runs++;
            _line.LoseAnswerTo("UPDATE inbox SET state = 1");
            await world.ReplyAsync("Bye!");
            UnitOfWork.Current!.AfterReplies(followed.SetResult);
        };
        await world.Store.AcceptAsync(From(Ana, "A1"));
        await world.StartAsync();

        await followed.Task.WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal((1, 1), (_line.Lost, runs));
        Assert.Equal(["Bye!"], world.Gateway.Sent);
    }
}
