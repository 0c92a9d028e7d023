using Microsoft.Bot.Builder;
using TwilioBot.Adapters;
using TwilioBot.Delivery;
using TwilioBot.Delivery.State;
using TwilioBot.Tests.Contracts;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Delivery;

public sealed class UnitOfWorkTests : IAsyncLifetime
{
    private StoreUnderTest _database = null!;

    private IMessageStore Store => _database.Store;

    private DurableStorage Storage => new(Store, new StateSerializer(new StateTypeMap()));

    public async Task InitializeAsync() => _database = await SqliteUnderTest.OpenAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task It_is_there_for_everything_that_the_turn_starts_and_for_nobody_else()
    {
        Assert.Null(UnitOfWork.Current);
        UnitOfWork? inside = null, deeper = null;

        var unit = await UnitOfWork.RunAsync("ana", async () =>
        {
            inside = UnitOfWork.Current;
            await Task.Yield();
            deeper = await Task.Run(() => UnitOfWork.Current);
        });

        Assert.Same(unit, inside);
        Assert.Same(unit, deeper);
        Assert.Equal("ana", unit.Conversation);
        Assert.Null(UnitOfWork.Current);
    }

    [Fact]
    public async Task Turns_that_run_side_by_side_have_each_their_own()
    {
        var both = new TaskCompletionSource();
        var inside = 0;
        async Task Turn(string key)
        {
            if (Interlocked.Increment(ref inside) == 2) both.SetResult();
            await both.Task.WaitAsync(TimeSpan.FromSeconds(20));
            await Storage.WriteAsync(new Dictionary<string, object> { [key] = "mine" });
        }

        var units = await Task.WhenAll(UnitOfWork.RunAsync("ana", () => Turn("a")), UnitOfWork.RunAsync("bob", () => Turn("b")));

        Assert.Equal(["a", "b"], units.Select(unit => Assert.Single(unit.ToCommit().Writes).Key));
    }

    [Fact]
    public async Task Nothing_reaches_the_store_before_the_commit()
    {
        var unit = await UnitOfWork.RunAsync("ana", async () =>
        {
            await Storage.WriteAsync(new Dictionary<string, object> { ["name"] = "Ana" });
            await new DurableSender(Store, _database.Clock).SendAsync([Hello], default);
        });

        Assert.Null(await Store.StateAsync("name"));
        Assert.Equal("0", _database.Look("SELECT COUNT(*) FROM outbox"));
        var commit = unit.ToCommit();
        Assert.Equal(("name", "Hello"), (Assert.Single(commit.Writes).Key, Assert.Single(commit.Outbox).Message.Body));
    }

    [Fact]
    public async Task A_turn_reads_what_it_wrote_and_what_it_deleted()
    {
        await Storage.WriteAsync(new Dictionary<string, object> { ["name"] = "Bob", ["old"] = "there" });

        var unit = await UnitOfWork.RunAsync("ana", async () =>
        {
            await Storage.WriteAsync(new Dictionary<string, object> { ["name"] = "Ana" });
            await Storage.DeleteAsync(["old"]);

            var found = await Storage.ReadAsync(["name", "old", "none"]);

            Assert.Equal("Ana", Assert.Single(found).Value);
        });

        Assert.Equal(new Dictionary<string, long> { ["none"] = 0 }, unit.ToCommit().Reads);
    }

    [Fact]
    public async Task The_versions_that_were_read_first_go_into_the_commit()
    {
        await Storage.WriteAsync(new Dictionary<string, object> { ["name"] = "Ana" });

        var unit = await UnitOfWork.RunAsync("ana", async () =>
        {
            await Storage.ReadAsync(["name", "none"]);
            await Store.WriteStateAsync(Writes(("name", "\"Bob\"")), Reads(), default);
            await Storage.ReadAsync(["name"]);
        });

        Assert.Equal(new Dictionary<string, long> { ["name"] = 1, ["none"] = 0 }, unit.ToCommit().Reads);
    }

    [Fact]
    public async Task When_the_turn_is_over_work_it_left_behind_is_refused_instead_of_lost()
    {
        var go = new TaskCompletionSource();
        Task write = Task.CompletedTask, send = write, cancel = write, read = write, effect = write;

        var unit = await UnitOfWork.RunAsync("ana", () =>
        {
            async Task Later(Func<Task> work)
            {
                await go.Task;
                await work();
            }

            var sender = new DurableSender(Store, _database.Clock);
            write = Later(() => Storage.WriteAsync(new Dictionary<string, object> { ["late"] = "x" }));
            send = Later(() => sender.SendAsync([Hello], default));
            cancel = Later(() => sender.CancelAsync("r1", default));
            read = Later(() => Storage.ReadAsync(["late"]));
            effect = Later(() =>
            {
                UnitOfWork.Current!.AfterReplies(() => { });
                return Task.CompletedTask;
            });
            return Task.CompletedTask;
        });
        go.SetResult();

        foreach (var late in new[] { write, send, cancel, read, effect })
        {
            var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => late);
            Assert.Contains("This turn is over", refusal.Message, StringComparison.Ordinal);
        }
        var commit = unit.ToCommit();
        Assert.Empty(commit.Writes);
        Assert.Empty(commit.Outbox);
        Assert.Empty(unit.Effects);
        Assert.Null(await Store.StateAsync("late"));
    }

    [Fact]
    public async Task A_turn_that_throws_is_over_too()
    {
        UnitOfWork? unit = null;

        await Assert.ThrowsAsync<FormatException>(() => UnitOfWork.RunAsync("ana", () =>
        {
            unit = UnitOfWork.Current;
            throw new FormatException();
        }));

        Assert.Null(UnitOfWork.Current);
        Assert.Throws<InvalidOperationException>(() => unit!.AfterReplies(() => { }));
    }

    [Fact]
    public async Task A_reply_taken_back_in_its_own_turn_is_never_written_and_others_are_cancelled_with_the_commit()
    {
        var unit = await UnitOfWork.RunAsync("ana", async () =>
        {
            var sender = new DurableSender(Store, _database.Clock);
            var id = await sender.SendAsync([Hello, Hello with { Body = "part two" }], default);
            await sender.SendAsync([Hello with { Body = "stays" }], default);
            await sender.CancelAsync(id, default);
            await sender.CancelAsync("from another turn", default);
        });

        var commit = unit.ToCommit();
        Assert.Equal("stays", Assert.Single(commit.Outbox).Message.Body);
        Assert.Equal(["from another turn"], commit.Cancelled);
    }

    private static TwilioMessage Hello => new() { From = "+12025550100", To = "+12025550142", Body = "Hello" };
}
